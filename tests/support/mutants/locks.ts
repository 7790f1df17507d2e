// Bugs of locks and groups, each put into the real engine. The checks of tests/support/lock-plays.ts must catch them, and
// those of histories.
import type { Mutant } from './mutant.js';

const CO_LOCK = 'assembly/sync/co-lock.ts';
const COMPLETE = 'assembly/worker/complete.ts';
const LOCKS = 'assembly/locks/locks.ts';
const RUN = 'assembly/worker/run.ts';

export interface LockMutant extends Mutant {
  /** The others cannot notice: their log does not tell who asked first; their tasks take one lock, and do not upgrade. */
  readonly only?: 'plays' | 'histories';
}

export const LOCK_MUTANTS: readonly LockMutant[] = [
  {
    name: 'a group is given back when its task is suspended',
    file: RUN,
    before: `    traceTask(TRACE_SUSPEND, lane, task);
`,
    after: `    traceTask(TRACE_SUSPEND, lane, task);
    for (let hold = load<u32>(task + TASK_HOLDS) as usize; hold != 0; ) {
      const next = load<u32>(hold + HOLD_NEXT) as usize;
      if (load<u32>((load<u32>(hold + HOLD_LOCK) as usize) + LOCK_GROUPS) != 0) {
        drop(task, hold);
      }
      hold = next;
    }
`,
    also: [
      {
        file: RUN,
        before: `import { enterGroup, GONE, isGrouped } from '../locks/groups';
`,
        after: `import { TASK_HOLDS } from '../abi/layout';
import { HOLD_LOCK, HOLD_NEXT, LOCK_GROUPS } from '../abi/lock-layout';
import { enterGroup, GONE, isGrouped } from '../locks/groups';
import { drop } from '../locks/locks';
`,
      },
    ],
  },
  {
    name: 'a lock is handed over to all graphs that wait',
    file: CO_LOCK,
    before: '    if (waits && !mayPass(lock, graph)) break;',
    after: '    if (waits && load<u32>(lock + LOCK_HOLDS) != 0 && load<u32>(lock + LOCK_WRITES) == 0) break;',
  },
  {
    name: 'whoever comes gets a lock that is written',
    file: CO_LOCK,
    before: 'return load<u64>(first + HOLD_ROOT) == root ? OK : BUSY;',
    after: 'return OK;',
  },
  {
    name: 'a writer that waits is granted beside readers',
    file: CO_LOCK,
    before: '  return load<u32>(lock + LOCK_WRITES) == 0 && load<u32>(graph + GRAPH_WRITERS) == 0;',
    after: '  return load<u32>(lock + LOCK_WRITES) == 0;',
  },
  {
    name: 'readers pass a writer that waits',
    only: 'histories',
    file: CO_LOCK,
    before: '  if (!writes && !isContended(lock)) return OK;',
    after: `  if (!writes) {
    if (isContended(lock)) crowd.find(lock, root, true);
    return OK;
  }`,
  },
  {
    name: 'one of several readers may write',
    only: 'plays',
    file: CO_LOCK,
    before: 'return !writes || own == load<u32>(lock + LOCK_READS) ? OK : WOULD_DEADLOCK;',
    after: 'return OK;',
  },
  {
    name: 'who is handed a lock is not told',
    file: LOCKS,
    before: '  wake(near);',
    after: '',
  },
  {
    name: 'the wait of a task that was cancelled stays in the queue',
    file: LOCKS,
    before: '    if (!tryWithdraw(hold)) {',
    after: '    if (stateOf(hold) != HOLD_WAITING) {',
  },
  {
    name: 'a task that fails keeps its locks',
    file: COMPLETE,
    before: `  if (load<u32>(task + TASK_HOLDS) != 0) giveUpAll(task);
`,
    after: `  if (load<u32>(task + TASK_HOLDS) != 0 && outcome == 0) giveUpAll(task);
`,
    also: [
      {
        file: COMPLETE,
        before: `if (load<u32>(task + TASK_HOLDS) != 0) giveUpAll(task); // also`,
        after: `if (load<u32>(task + TASK_HOLDS) != 0 && outcome == 0) giveUpAll(task); // also`,
      },
    ],
  },
  {
    name: 'a cycle of waits is not found',
    only: 'plays',
    file: LOCKS,
    before: '  if (!closesCycle(hold)) return BUSY;',
    after: '  if (status == OK || !closesCycle(hold)) return BUSY;',
  },
];
