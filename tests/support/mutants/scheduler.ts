// Bugs of a scheduler, each put into the real engine: the history checker must catch every one of them.
import type { Mutant } from './mutant.js';

const LANE = 'assembly/pool/lane.ts';
const HOST = 'assembly/worker/host-calls.ts';
const LIST = 'assembly/sync/mpsc-list.ts';
const COMPLETE = 'assembly/worker/complete.ts';
const PERIODIC = 'assembly/worker/periodic.ts';
const QUEUE = 'assembly/worker/process-queue.ts';
const RUN = 'assembly/worker/run.ts';
const WAITING = 'assembly/task/waiting.ts';

/** Pools are made and destroyed as they should be: the bug shows in what their tasks do. */
const OF_ADMIN = 'load<u32>(task + 8) == 1';

/** Of tasks of the host: they show where most pools are in TypeScript, and most tasks are cancelled. */
export const HOSTED_MUTANTS: readonly Mutant[] = [
  {
    name: 'a cancel that a method of the host did not learn of takes its answer',
    file: HOST,
    before: 'finish(task, outcomeFor(code, reason), code);',
    after: 'finish(task, reasonOf(task) != 0 ? cutShort(reasonOf(task)) : outcomeFor(code, reason), code);',
    also: [
      {
        file: HOST,
        before: 'import { beginOutside,',
        after: "import { reasonOf } from './obey';\nimport { beginOutside,",
      },
    ],
  },
  {
    name: 'a task of the host starts beside those of its group',
    file: 'assembly/locks/groups.ts',
    before: 'return key == UNORDERED ? OK : enter(container, task, key);',
    after: 'return host || key == UNORDERED ? OK : enter(container, task, key);',
  },
];

/** Those that show in the order in which things happen: caught on the virtual platform, the same way each time. */
export const SCHEDULER_MUTANTS: readonly Mutant[] = [
  {
    name: 'a lane starts its second task first',
    file: LIST,
    before: `    store<u32>(list + HEAD, next); // tail != 0: no producer writes head
    return node;`,
    after: `    const after = loadAtomic<u32>((next as usize) + TASK_NEXT);
    if (after != 0) {
      storeAtomic<u32>(node + TASK_NEXT, after);
      return next as usize;
    }
    store<u32>(list + HEAD, next);
    return node;`,
  },
  {
    name: 'the tasks of a batch overtake each other on their way out of the ring',
    file: QUEUE,
    before: 'route(ring.peek(lane, i) as usize);',
    after: 'route(ring.peek(lane, batch - 1 - i) as usize);',
  },
  {
    name: 'the first child to end resumes a parent that waits for all',
    file: WAITING,
    before: 'return suspended && (next == 0 || (word & ANY) != 0);',
    after: `return suspended && (next == 0 || (word & ANY) != 0 || !(${OF_ADMIN}));`,
  },
  {
    name: 'a lane is let go with tasks in it',
    file: LANE,
    before: `    storeAtomic<u32>(lane + LANE_STATE, QUEUED);
    return true;`,
    after: `    storeAtomic<u32>(lane + LANE_STATE, IDLE);
    return false;`,
  },
  {
    name: 'no worker is woken for what a client has sent',
    file: 'assembly/worker/submit.ts',
    before: '  publishFor(slot, selfIndex());\n  callAttention();',
    after: '  publishFor(slot, selfIndex());',
  },
  {
    name: 'a client that sleeps is not woken for what is done',
    file: COMPLETE,
    before: '  unpark(target);\n',
    after: '',
  },
  {
    name: 'the last wait of a task comes, and its lane is not made ready',
    file: COMPLETE,
    before: '  pushResume(lane, task);\n  makeReady(lane);',
    after: `  pushResume(lane, task);\n  if (${OF_ADMIN}) makeReady(lane);`,
  },
  {
    name: 'the outcome of a child is lost',
    file: COMPLETE,
    before:
      '  store<u32>(task + TASK_OUTCOME, outcome);\n  store<i32>(task + TASK_RETURN_CODE, code);\n  if (load',
    after: `  store<u32>(task + TASK_OUTCOME, (flags & TASK_TO_PARENT) != 0 ? 0 : outcome);
  store<i32>(task + TASK_RETURN_CODE, code);
  if (load`,
  },
  {
    name: 'a task that was told to end ends as if it had not been',
    file: 'assembly/worker/obey.ts',
    before: 'if ((loadAtomic<u32>(task + TASK_CANCEL) & CANCEL_TOLD) == 0) return outcome;',
    after: 'if (loadAtomic<u32>(task + TASK_CANCEL) != DEADLINE_NEVER) return outcome;',
    also: [
      {
        file: 'assembly/worker/obey.ts',
        before: 'const ORDERS_MAX: u32 = 64;',
        after: 'const ORDERS_MAX: u32 = 64;\nconst DEADLINE_NEVER: u32 = 0xffffffff;',
      },
    ],
  },
  {
    name: 'what an abandoned task leaves is not freed',
    file: COMPLETE,
    before: 'if (before == STATE_ABANDONED) freeTask(task);',
    after: 'if (before == STATE_ABANDONED) return;',
  },
  {
    name: 'what a task kept while it was suspended is not freed with it',
    file: 'assembly/task/frame.ts',
    before:
      '  spares.give(frame, load<u32>(frame + FRAME_SIZE) as usize);\n}\n\n/** Frees one function frame. */',
    after: '}\n\n/** Frees one function frame. */',
  },
  {
    name: 'a firing ends where it first waits, and the next one overlaps with it',
    file: RUN,
    before: '  } else if (code == RUN_BLOCKED || code == RUN_YIELD) {',
    after: `  } else if (code == RUN_BLOCKED && (load<u32>(task + TASK_FLAGS) & TASK_PERIODIC) != 0) {
    endTask(task, OUTCOME_OK, 0);
  } else if (code == RUN_BLOCKED || code == RUN_YIELD) {`,
    also: [
      {
        file: RUN,
        before: '  TASK_OUTCOME,\n',
        after: '  TASK_OUTCOME,\n  TASK_PERIODIC,\n',
      },
    ],
  },
  {
    name: 'a periodic task fires four times as often as it should',
    file: PERIODIC,
    before: 'let due = load<f64>(timer + DUE_NS) + period;',
    after: 'let due = load<f64>(timer + DUE_NS) + period / 4;',
  },
  {
    name: 'a timer that is nearer than the others is not announced',
    file: 'assembly/worker/timers.ts',
    before: 'while (due == 0 || due > tick) {',
    after: 'while (due > tick) {',
  },
  {
    name: 'a task that nobody waits for is dropped',
    file: 'assembly/worker/route.ts',
    before: `export function sendToLane(lane: usize, task: usize): void {
`,
    after: `export function sendToLane(lane: usize, task: usize): void {
  if ((load<u32>(task + TASK_FLAGS) & 1) != 0 && (task & 192) == 0) {
    finish(task, 0, 0);
    return;
  }
`,
  },
  {
    name: 'a task that moves to another lane is counted on both',
    file: 'assembly/scheduling/ask.ts',
    before: '  lessPending(lane, 1); // it has left this lane\n',
    after: '',
  },
];

/** Those that only two workers at the same time can show: caught on threads. */
export const PARALLEL_MUTANTS: readonly Mutant[] = [
  {
    name: 'a lane that one worker runs is given to another',
    file: LANE,
    before: `    loadAtomic<u32>(lane + LANE_STATE) == IDLE &&
    compareExchange<u32>(lane + LANE_STATE, IDLE, QUEUED) == IDLE // L1`,
    after: `    loadAtomic<u32>(lane + LANE_STATE) != QUEUED &&
    exchange<u32>(lane + LANE_STATE, QUEUED) != QUEUED`,
    also: [
      {
        file: LANE,
        before: 'import { addAtomic, compareExchange, ',
        after: 'import { addAtomic, exchange, ',
      },
      {
        file: LANE,
        before: '  check(load<u32>(lane + LANE_STATE) == QUEUED, CHECK_LANE_STATE);\n',
        after: '  check(lane != 0, CHECK_LANE_STATE);\n',
      },
    ],
  },
  {
    name: 'a task is resumed before it is suspended',
    file: WAITING,
    before: 'store<u32>(task + TASK_WAITING, AT_WORK); // nobody else has the task',
    after: 'store<u32>(task + TASK_WAITING, 0);',
  },
];

/**
 * No bug: the engine with a window wide open that is some instructions wide on threads. Histories must hold; of tasks in
 * AssemblyScript alone, since no turn follows the end of one of the host's.
 */
export const LATE_ARRIVALS: Mutant = {
  name: 'a child that has ended tells its parent only when its worker begins another turn',
  file: COMPLETE,
  before: 'else if (before == STATE_AWAITED) oneWaitLess(parent);',
  after: `else if (before == STATE_AWAITED) {
    tellLate();
    late = parent;
  }`,
  also: [
    {
      file: COMPLETE,
      before: '/** One of the things that a suspended task waits for',
      after: `let late: usize = 0;
export function tellLate(): u32 {
  if (late == 0) return 0;
  const parent = late;
  late = 0;
  oneWaitLess(parent);
  return 1;
}

/** One of the things that a suspended task waits for`,
    },
    {
      file: 'assembly/worker/duty-cycle.ts',
      before: 'let done = takesSubmissions() ?',
      after: 'let done = tellLate();\n  done += takesSubmissions() ?',
    },
    {
      file: 'assembly/worker/duty-cycle.ts',
      before: "import { flushHeld } from './complete';",
      after: "import { flushHeld, tellLate } from './complete';",
    },
  ],
};
