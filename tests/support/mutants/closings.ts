// Bugs of pools that are destroyed with tasks in them, each put into the real engine: histories in which pools close must
// catch them.
import type { Mutant } from './mutant.js';

const RUN = 'assembly/worker/run.ts';
const POOL = 'assembly/pool/pool.ts';

export const CLOSING_MUTANTS: readonly Mutant[] = [
  {
    name: 'a pool is destroyed with some tasks that are suspended in it',
    file: POOL,
    before: 'if (pendingTasks(containerAt(pool, i)) != 0) return false;',
    after: 'if (pendingTasks(containerAt(pool, i)) > 2) return false;',
  },
  {
    name: 'what is suspended in a pool is ended when that is destroyed',
    file: RUN,
    before: 'return refusal != 0 && refusal != REASON_POOL_DESTROYED;',
    after: 'return refusal != 0;',
  },
  {
    name: 'what is queued in a pool that is destroyed counts as done',
    file: RUN,
    before: '    conclude(task, outcomeOf(OUTCOME_NOT_EXECUTED, reason), 0);\n    return;',
    after:
      '    conclude(task, reason == REASON_POOL_DESTROYED ? OUTCOME_OK : outcomeOf(OUTCOME_NOT_EXECUTED, reason), 0);\n    return;',
  },
  {
    name: 'a pool whose last task is one of the host is not seen to be drained',
    file: 'assembly/worker/host-calls.ts',
    before:
      '  if ((loadAtomic<u32>(container + CONTAINER_STATE) & CONTAINER_CLOSING) != 0) checkDrained(pool);\n',
    after: '',
  },
];
