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
      before: '  const status = decide(lock, hold, true);',
      after:
        '  guard.release(CROWD_LOCK);\n  const status = decide(lock, hold, true);\n  guard.acquire(CROWD_LOCK);',
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
      before: '  leaveAlone(lock, table, contended);\n  wake(near);',
      after: '  leaveAlone(lock, table, contended);',
      found: 'co-mutex 2x1',
    },
  ]),
  ...inFile('assembly/locks/groups.ts', [
    {
      name: 'groups: looked up without the guard',
      before: '  guard.acquire(groups);\n  const lock = lockOf(groups, key);',
      after: '  const lock = lockOf(groups, key);\n  guard.acquire(groups);',
      found: 'groups 1x1, 2x1',
    },
    {
      name: 'groups: taken again without looking at the key again',
      before: '    if (loadAtomic<u64>(own + GROUP_KEY) == key) {',
      after: '    if (key == key) {',
      found: 'groups 2x1, 1x1',
    },
    {
      name: "groups: one that became another key's meanwhile is kept",
      before: '    giveBack(hold);\n',
      after: '',
      found: 'groups 2x1, 1x1',
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
      name: 'groups: the one in the table changes its key without the guard of its record',
      before: '  if (!word.tryGuard(own)) return addGroup(groups, key);',
      after: '  if (loadAtomic<u32>(own) != 0) return addGroup(groups, key);',
      found: 'groups 1x1, 1x1',
      quick: true,
    },
  ]),
];
