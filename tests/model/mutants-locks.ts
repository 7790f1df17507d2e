// Seeded bugs of locks and groups.
import { inFile, type ModelMutant } from './mutant.js';

export const LOCKS: ModelMutant[] = [
  ...inFile('assembly/sync/co-lock.ts', [
    {
      name: 'co-lock: who is granted is not told',
      before: '    collect(hold);\n    const writes',
      after: '    const writes',
      found: 'co-mutex 2x1',
      quick: true,
    },
    {
      name: 'co-lock: granted where the task does not see it in order',
      before: 'storeAtomic<u32>(hold + HOLD_STATE, HOLD_HELD | writes);',
      after: 'store<u32>(hold + HOLD_STATE, HOLD_HELD | writes);',
      found: 'co-mutex, one is interrupted',
    },
    {
      name: 'co-lock: a writer passes readers',
      before: '  if (!writes && !isContended(lock)) return OK;',
      after: '  if (!isContended(lock)) return OK;',
      found: 'co-rwlock, 1 writes, 1 reads',
    },
    {
      name: 'co-lock: a reader passes a writer',
      before: '  if (load<u32>(lock + LOCK_WRITES) != 0) return load',
      after: '  if (load<u32>(lock + LOCK_WRITES) != 0 && writes) return load',
      found: 'co-rwlock, 1 writes, 1 reads',
    },
  ]),
  ...inFile('assembly/sync/lock-word.ts', [
    {
      name: 'lock word: who sleeps for the record is not woken',
      quick: true,
      before: ' == SLEPT) notify(lock + LOCK_WORD, 1);',
      after: ' == SLEPT) return;',
      found: 'co-mutex 2x1',
    },
  ]),
  ...inFile('assembly/locks/locks.ts', [
    {
      name: 'locks: a wait that closes a cycle is let be',
      before: '  if (!closesCycle(hold)) return BUSY;',
      after: '  if (true) return BUSY;',
      found: 'co-mutexes in opposite order',
      quick: true,
    },
    {
      name: 'locks: waits without the lock of those who wait',
      before: '  const status = decide(lock, hold);',
      after:
        '  guard.release(CROWD_LOCK);\n  const status = decide(lock, hold);\n  guard.acquire(CROWD_LOCK);',
      found: 'co-mutexes in opposite order',
    },
    {
      name: 'locks: withdrawn without looking again',
      before: '  const waits = stateOf(hold) == HOLD_WAITING;\n',
      after: '  const waits = true;\n',
      found: 'co-mutex, one is interrupted',
    },
    {
      name: 'locks: who gets a lock that is given back is not woken',
      before: '  if (contended) guard.release(CROWD_LOCK);\n  wake(granted, near);',
      after: '  if (contended) guard.release(CROWD_LOCK);',
      found: 'co-mutex 2x1',
    },
  ]),
  ...inFile('assembly/locks/groups.ts', [
    {
      name: 'groups: looked up without the guard',
      before: '  guard.acquire(groups);\n  const lock = lockOf(groups, key);',
      after: '  const lock = lockOf(groups, key);\n  guard.acquire(groups);',
      found: 'group 2x1',
      quick: true,
    },
  ]),
  ...inFile('assembly/pool/groups.ts', [
    {
      name: 'groups: one that is free stays',
      before: '  const count = load<u32>(groups + GROUPS_COUNT) - 1;',
      after: '  const count = load<u32>(groups + GROUPS_COUNT);',
      found: 'groups 1x1, 1x1',
    },
    {
      name: 'groups: the one in the table stays',
      before: '    store<u32>(group + LOCK_GROUPS, 0);\n    return;',
      after: '    return;',
      found: 'group 2x1',
    },
  ]),
];
