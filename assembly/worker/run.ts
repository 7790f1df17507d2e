// Running a lane: a worker claims it, starts and resumes tasks within a budget, and lets it go.
//
//   runLane ─▶ task ─┬─ container poisoned, closing, or stop ─▶ refused or ended
//                    └─ module's run ─┬─ done, failed(code) ─▶ complete.ts
//                                     ├─ yield, blocked     ─▶ suspended: another worker may resume it
//                                     ├─ host               ─▶ the host finishes it later (host.ts)
//                                     └─ trap               ─▶ recover.ts
//
// What a turn holds lies in the worker's slot, so that a trap loses nothing.

import {
  CONTAINER_CLOSING,
  CONTAINER_FLAGS,
  CONTAINER_GROUPED,
  CONTAINER_INSTANCE,
  CONTAINER_MAPS,
  CONTAINER_MODULE,
  CONTAINER_MONITORS,
  CONTAINER_PINNED,
  CONTAINER_POISONED,
  CONTAINER_POOL,
  CONTAINER_STATE,
} from '../abi/container-layout';
import { LANE_CONTAINER, LANE_EXECUTED } from '../abi/lane-layout';
import {
  CALL_NEW_STATE,
  CALL_RUN,
  CALLS_PER_MODULE,
  METHOD_CREATE,
  RUN_BLOCKED,
  RUN_DONE,
  RUN_YIELD,
  TASK_CANCEL,
  TASK_ENDING,
  TASK_FLAGS,
  TASK_FRAME,
  TASK_METHOD,
  TASK_MISUSED,
  TASK_OUTCOME,
  TASK_REPLICATES,
  TASK_RETURN_CODE,
  TASK_ROW_SHIFT,
  TASK_STAMP,
  TASK_STARTED,
  TASK_SYSTEM,
} from '../abi/layout';
import { ABORTING, H_MAX_LANES, H_QUEUE_DEPTH, H_STATE, H_TURN_BUDGET } from '../abi/map';
import {
  COUNTER_RESUMED,
  COUNTER_TASKS,
  PHASE_ENGINE,
  PHASE_METHOD,
  RCTX_CONTAINER,
  RCTX_LANE,
  RCTX_TASK,
  SLOT_COUNTERS,
  SLOT_CURRENT_LANE,
  SLOT_CURRENT_TASK,
  SLOT_LANE_DONE,
  SLOT_PHASE,
  SLOT_RCTX,
  SLOT_UNSENT,
  SLOT_WORKER,
} from '../abi/slot-layout';
import {
  NO_MEMORY,
  OK,
  OUTCOME_APP_ERROR,
  OUTCOME_NOT_EXECUTED,
  OUTCOME_OK,
  REASON_FAILED,
  REASON_NO_MEMORY,
  REASON_NOT_HELD,
  REASON_POISONED,
  REASON_POOL_DESTROYED,
  REASON_SHUTDOWN,
  REASON_WOULD_DEADLOCK,
} from '../abi/status';
import { TRACE_END, TRACE_RESUME, TRACE_START, TRACE_SUSPEND } from '../abi/trace-layout';
import { enterGroup, GONE, isGrouped } from '../locks/groups';
import { alloc, RUNTIME } from '../memory/segments';
import { self } from '../memory/self';
import { runMethod } from '../platform';
import * as lanes from '../pool/lane';
import { discharge, dischargeCpu } from '../pool/lane-load';
import { moduleStateSize } from '../pool/module';
import { createQueue, hasGroups } from '../pool/multi-queue';
import { runReplication } from '../replication/run-replication';
import { askAtStart, mustAsk } from '../scheduling/ask';
import { blockOf, countFailed, countTask, statAt } from '../stats/histogram';
import { traceTask } from '../stats/trace';
import { loadAtomic } from '../sync/atomic';
import { costOf } from '../task/cost';
import { freeFrame, unlinkSuspended } from '../task/frame';
import { freeUnsent, takeUnsent } from '../task/unsent';
import * as waiting from '../task/waiting';
import { cutShort, endTask, finish, flushHeld, outcomeOf, suspend } from './complete';
import { checkDrained } from './drain';
import { handOnAll } from './keeper';
import { loadModules } from './load';
import { beginMeasure, expectedNs, isMeasured, measureRun } from './measure';
import { afterCancel, obey, reasonOf } from './obey';
import { attend, callForHelp, isHelpWanted, isWorkLeft, requeue, turnAway } from './ready';
import { detachWaits, sweepSuspended } from './resume';

/** A task above this mean is long: other workers are told not to count on this one meanwhile. */
const LONG_NS: u32 = 20000;
/** Above this one completions do not wait for the task's end. */
const FLUSH_ABOVE_NS: u32 = 250000;
/** About what it takes to ask a module where a task goes. */
const ASKED_NS: i32 = 100;
/** Flags of a container whose module has a say in where and when its tasks start. */
const CONTAINER_ASKS: u32 = CONTAINER_MAPS | CONTAINER_MONITORS | CONTAINER_GROUPED;
/** A lane keeps its worker for about this long before the next one has its turn. */
const LANE_SHARE_NS: i32 = 200000;
/** A lane that has used this much of its share has others take the lanes that wait for this worker. */
const HELP_AFTER_NS: i32 = 50000;
/** While none waits that others may take, it looks again after so long. */
const HELP_AGAIN_NS: i32 = 10000;

/** Runs a lane that was taken from a ready queue, within the budget of a turn; answers about how many ns that took. */
export function runLane(lane: usize): i32 {
  const slot = self();
  const container = load<u32>(lane + LANE_CONTAINER) as usize;
  lanes.claim(lane, load<u32>(slot + SLOT_WORKER));
  store<u32>(slot + SLOT_CURRENT_LANE, lane as u32);
  store<u32>(slot + SLOT_LANE_DONE, 0);
  store<u32>(slot + SLOT_RCTX + RCTX_CONTAINER, container as u32);
  store<u32>(slot + SLOT_RCTX + RCTX_LANE, lane as u32);
  if ((load<u32>(container + CONTAINER_FLAGS) & CONTAINER_PINNED) == 0) {
    loadModules(load<u32>(container + CONTAINER_MODULE));
  }
  lanes.answerRouse(lane);
  if (endsSuspended(refusalOf(container))) sweepSuspended(lane);
  if (lanes.hasOrders(lane)) obey(lane);
  const budget = load<u32>(H_TURN_BUDGET);
  let share = LANE_SHARE_NS;
  let alone = true;
  let look = LANE_SHARE_NS - HELP_AFTER_NS;
  for (let i: u32 = 0; i < budget && share > 0; i++) {
    const task = lanes.popTask(lane);
    if (task == 0) break;
    share -= runTask(container, lane, task);
    if (!alone || share >= look) continue;
    look = share - HELP_AGAIN_NS;
    if (!isHelpWanted()) continue;
    alone = false;
    turnAway(); // so that its other lanes may be taken
    callForHelp();
  }
  if (!alone) attend();
  leaveLane();
  return LANE_SHARE_NS - share;
}

/** Lets go of the lane that this worker runs; also the end of a turn that a trap cut short. */
export function leaveLane(): void {
  const slot = self();
  const lane = load<u32>(slot + SLOT_CURRENT_LANE) as usize;
  const done = load<u32>(slot + SLOT_LANE_DONE);
  store<u32>(slot + SLOT_CURRENT_LANE, 0);
  countEnded(lane, done);
  const container = load<u32>(lane + LANE_CONTAINER) as usize;
  // Before the lane is let go: afterwards a pool that is drained may be erased, and the lane with it.
  const closing = (loadAtomic<u32>(container + CONTAINER_STATE) & CONTAINER_CLOSING) != 0;
  const pool = load<u32>(container + CONTAINER_POOL) as usize;
  if (lanes.letGo(lane)) requeue(lane); // it has more than a turn's worth
  if (closing) checkDrained(pool);
}

/** Counts a task that this worker ran and that failed. */
export function countFailure(container: usize, task: usize): void {
  const stat = statAt(
    load<u32>(container + CONTAINER_POOL) as usize,
    load<u32>(task + TASK_FLAGS) >> TASK_ROW_SHIFT,
  );
  const block = blockOf(stat, load<u32>(self() + SLOT_WORKER));
  if (block != 0) countFailed(block);
}

/** Counts tasks of a lane that this worker brought to their end. */
export function countEnded(lane: usize, count: u32): void {
  const tasks = self() + SLOT_COUNTERS + COUNTER_TASKS;
  store<u64>(tasks, load<u64>(tasks) + (count as u64));
  store<u64>(lane + LANE_EXECUTED, load<u64>(lane + LANE_EXECUTED) + (count as u64));
  lanes.lessPending(lane, count);
}

// Runs one task as far as it goes; answers about how many ns it took.
function runTask(container: usize, lane: usize, task: usize): i32 {
  const flags = load<u32>(task + TASK_FLAGS);
  if ((flags & TASK_REPLICATES) != 0) return runReplication(container, lane, task, flags);
  const resumed = (flags & TASK_STARTED) != 0;
  const spent = resumed ? pickUp(container, lane, task, flags) : begin(container, lane, task, flags);
  if (spent != 0) return spent;
  traceTask(resumed ? TRACE_RESUME : TRACE_START, lane, task);
  const stat = statAt(load<u32>(container + CONTAINER_POOL) as usize, flags >> TASK_ROW_SHIFT);
  const block = blockOf(stat, load<u32>(self() + SLOT_WORKER));
  const mean = expectedNs(stat, task);
  const long = mean - 1 >= LONG_NS; // also of a mean that is not known yet, which is 0
  if (long) beforeLong(mean);
  const measured =
    block != 0 && (resumed ? isMeasured(task) : countTask(stat, block, load<u64>(task + TASK_STAMP) != 0));
  const begun = measured ? beginMeasure(block, task, flags) : 0;
  const code = call(container, task);
  if (measured) measureRun(stat, block, container, task, code, begun);
  if (long) attend();
  settle(container, lane, task, code);
  if (!long) return mean as i32;
  return mean == 0 ? 1000 : (min<u32>(mean, 1 << 30) as i32);
}

// Sees to it that a task may start: 0, or about how many ns it took to learn that it does not, for now or for ever.
// @inline
function begin(container: usize, lane: usize, task: usize, flags: u32): i32 {
  if (!isOpen(container) || loadAtomic<u32>(task + TASK_CANCEL) != 0) {
    const refusal = refusalFor(container, task, flags);
    if (refusal != 0) {
      refuse(task, false, refusal);
      return 1;
    }
  }
  if ((load<u32>(container + CONTAINER_FLAGS) & CONTAINER_ASKS) != 0) {
    if (mustAsk(container, flags) && askAtStart(container, lane, task)) return ASKED_NS;
    if (isGrouped(container, flags) && !joinGroup(container, task)) {
      return lanes.isCalledAway(lane) ? LANE_SHARE_NS : ASKED_NS;
    }
  }
  store<u32>(task + TASK_FLAGS, load<u32>(task + TASK_FLAGS) | TASK_STARTED);
  waiting.start(task); // nobody brings it back before it is suspended
  return 0;
}

// The same for a task that goes on: it comes off the list of suspended ones.
// @inline
function pickUp(container: usize, lane: usize, task: usize, flags: u32): i32 {
  const frame = load<u32>(task + TASK_FRAME) as usize;
  if ((flags & TASK_ENDING) != 0) {
    freeFrame(task);
    conclude(task, load<u32>(task + TASK_OUTCOME), load<i32>(task + TASK_RETURN_CODE)); // it was only waiting to end
    return 1;
  }
  unlinkSuspended(lane, frame);
  if (waiting.goOn(task)) waiting.takeBack(task, detachWaits(task)); // the others are not waited for any more
  const resumed = self() + SLOT_COUNTERS;
  store<u64>(resumed, load<u64>(resumed, COUNTER_RESUMED) + 1, COUNTER_RESUMED);
  if (!isOpen(container)) {
    const refusal = refusalFor(container, task, flags);
    if (refusal != 0) {
      refuse(task, true, refusal);
      return 1;
    }
  }
  takeUnsent(frame);
  return 0;
}

function beforeLong(mean: u32): void {
  if (mean == 0 || mean > FLUSH_ABOVE_NS) flushHeld();
  turnAway();
  if (isWorkLeft()) callForHelp(); // also after a steal: each one that is woken wakes the next
  handOnAll();
}

// Nothing is the matter with the container or the runtime: no task of it is refused but for its own cancel.
// @inline
function isOpen(container: usize): bool {
  return loadAtomic<u32>(container + CONTAINER_STATE) == 0 && loadAtomic<u32>(H_STATE) < ABORTING;
}

/** Why a container executes nothing, or 0. */
export function refusalOf(container: usize): u32 {
  const state = loadAtomic<u32>(container + CONTAINER_STATE);
  if ((state & CONTAINER_POISONED) != 0) return REASON_POISONED;
  if (loadAtomic<u32>(H_STATE) >= ABORTING) return REASON_SHUTDOWN;
  return (state & CONTAINER_CLOSING) != 0 ? REASON_POOL_DESTROYED : 0;
}

// Why a task is not started or does not go on, or 0. What has begun with a container is finished, and it is always destroyed.
function refusalFor(container: usize, task: usize, flags: u32): u32 {
  const started = (flags & TASK_STARTED) != 0;
  if ((flags & TASK_SYSTEM) != 0) {
    return started || load<u32>(task + TASK_METHOD) != METHOD_CREATE ? 0 : reasonOf(task);
  }
  const refusal = refusalOf(container);
  if (started) return endsSuspended(refusal) ? refusal : 0;
  return refusal || reasonOf(task);
}

/** What is suspended goes on when its pool merely closes: it may have had effects already. */
function endsSuspended(refusal: u32): bool {
  return refusal != 0 && refusal != REASON_POOL_DESTROYED;
}

// What is queued was not executed; what is suspended may have had effects.
function refuse(task: usize, resumed: bool, reason: u32): void {
  if (!resumed) {
    conclude(task, outcomeOf(OUTCOME_NOT_EXECUTED, reason), 0);
    return;
  }
  endTask(task, cutShort(reason), 0);
}

function call(container: usize, task: usize): i32 {
  const slot = self();
  const method = load<u32>(task + TASK_METHOD);
  store<u32>(slot + SLOT_RCTX + RCTX_TASK, task as u32);
  store<u32>(slot + SLOT_CURRENT_TASK, task as u32);
  store<u32>(slot + SLOT_PHASE, PHASE_METHOD);
  let code: i32;
  if ((load<u32>(container + CONTAINER_FLAGS) & CONTAINER_PINNED) != 0) {
    code = runMethod(container as u32, method, task, slot + SLOT_RCTX);
  } else {
    const module = load<u32>(container + CONTAINER_MODULE);
    code =
      method == METHOD_CREATE && load<u32>(container + CONTAINER_INSTANCE) == 0
        ? construct(container, task)
        : 0;
    if (code == 0) {
      code = call_indirect<i32>(module * CALLS_PER_MODULE + CALL_RUN, method, task, slot + SLOT_RCTX);
    }
  }
  store<u32>(slot + SLOT_PHASE, PHASE_ENGINE);
  store<u32>(slot + SLOT_CURRENT_TASK, 0);
  return code;
}

// A wasm module's state: zeroed by the engine, given its defaults by the module's constructor.
function construct(container: usize, task: usize): i32 {
  const module = load<u32>(container + CONTAINER_MODULE);
  const bytes = (moduleStateSize(module) as usize) + 8;
  const state = alloc(RUNTIME, bytes);
  if (state == 0) return -(REASON_NO_MEMORY as i32);
  memory.fill(state, 0, bytes);
  store<u32>(container + CONTAINER_INSTANCE, state as u32);
  return call_indirect<i32>(module * CALLS_PER_MODULE + CALL_NEW_STATE, container, task, state);
}

/** What a task's turn has come to: it has its outcome, or is suspended, or the host has it. */
// @inline
export function settle(container: usize, lane: usize, task: usize, code: i32): void {
  if (code <= RUN_DONE) {
    if (load<u32>(self() + SLOT_UNSENT) != 0) freeUnsent(self() + SLOT_UNSENT);
    traceTask(TRACE_END, lane, task);
    endTask(task, code == RUN_DONE ? outcomeOfDone(container, task) : fail(container, task), code);
  } else if (code == RUN_BLOCKED || code == RUN_YIELD) {
    traceTask(TRACE_SUSPEND, lane, task);
    if (costOf(task) != 0) dischargeCpu(lane, task);
    if (!suspend(lane, task)) endTask(task, outcomeOf(OUTCOME_APP_ERROR, REASON_NO_MEMORY), 0);
  }
  // RUN_HOST: the host holds the task and calls finishTask.
}

// Of a method that answered well. Most have neither been told to end, nor done what they should not, nor made a container.
// @inline
function outcomeOfDone(container: usize, task: usize): u32 {
  const flags = load<u32>(task + TASK_FLAGS) & (TASK_SYSTEM | TASK_MISUSED);
  if ((flags | loadAtomic<u32>(task + TASK_CANCEL)) == 0) return OUTCOME_OK;
  return outcomeOfOdd(container, task, flags);
}

function outcomeOfOdd(container: usize, task: usize, flags: u32): u32 {
  if (load<u32>(task + TASK_METHOD) == METHOD_CREATE) ensureGroup(container);
  // It gave back a lock that it did not hold.
  const misused = (flags & TASK_MISUSED) != 0;
  return afterCancel(task, misused ? outcomeOf(OUTCOME_APP_ERROR, REASON_NOT_HELD) : OUTCOME_OK);
}

function fail(container: usize, task: usize): u32 {
  countFailure(container, task);
  return afterCancel(task, outcomeOf(OUTCOME_APP_ERROR, REASON_FAILED));
}

/** A container that created no lane group gets one lane. */
export function ensureGroup(container: usize): u32 {
  if (hasGroups(container)) return OK;
  return createQueue(container, 0, 1, max<u32>(1, load<u32>(H_MAX_LANES)), load<u32>(H_QUEUE_DEPTH), 0);
}

function conclude(task: usize, outcome: u32, code: i32): void {
  countDone(task);
  finish(task, outcome, code);
}

// True when the task may start; otherwise it is parked, or has its outcome.
function joinGroup(container: usize, task: usize): bool {
  const status = enterGroup(container, task);
  if (status == OK || status == GONE) return status == OK;
  refuse(task, false, status == NO_MEMORY ? REASON_NO_MEMORY : REASON_WOULD_DEADLOCK);
  return false;
}

/** Counts a task that leaves the lane at hand with its outcome. */
// @inline
export function countDone(task: usize): void {
  const slot = self();
  if (costOf(task) != 0) discharge(load<u32>(slot + SLOT_CURRENT_LANE) as usize, task);
  store<u32>(slot + SLOT_LANE_DONE, load<u32>(slot + SLOT_LANE_DONE) + 1);
}
