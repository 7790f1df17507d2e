// What the holder of a lane does with its orders (orders.ts), and what comes of a task that was told that it should end.
//
//   not started        refused when it is popped: NotExecuted(Cancelled | Deadline); who is parked is brought back for that
//   suspended          lets go of what it waits for, and is resumed: its wait answers why it should end
//   creates a pool     goes on waiting for the tasks that create or destroy its containers; they are told in its place
//   in the host        is told by the platform's cancelMethod; the host says when it ends whether it has learned it
//   on its way, ended  learns by itself, or needs not
//
// A task that has been told ends AppError(Cancelled | Deadline), whatever its method answers.

import { CONTAINER_FLAGS, CONTAINER_PINNED } from '../abi/container-layout';
import { LANE_CONTAINER, LANE_ORDERS } from '../abi/lane-layout';
import {
  CANCEL_STATUS,
  CANCEL_TOLD,
  FRAME_CHILDREN,
  TASK_CANCEL,
  TASK_ENDING,
  TASK_FLAGS,
  TASK_FRAME,
  TASK_HOLDS,
  TASK_LANE,
  TASK_LINK,
  TASK_STARTED,
  TASK_STATE,
  TASK_TIMER,
} from '../abi/layout';
import { CANCELLED, OUTCOME_APP_ERROR, REASON_CANCELLED, REASON_DEADLINE, STATE_DONE } from '../abi/status';
import { giveUpWaits } from '../locks/locks';
import { cancelMethod } from '../platform';
import { pushResume } from '../pool/lane';
import { loadAtomic, orAtomic, storeAtomic } from '../sync/atomic';
import * as list from '../sync/mpsc-list';
import * as lock from '../sync/spin-lock';
import { TIMER_TASK, TIMER_WHEEL } from '../sync/timer-wheel';
import { isDone } from '../task/state';
import { less } from '../task/waiting';
import { outcomeOf } from './complete';
import { markCancelled, order } from './orders';
import { makeReady } from './ready';
import { detachWaits, isForContainer } from './resume';
import { freeTimer, wheelAt } from './timers';

/** Orders that a lane's holder obeys in one turn. */
const ORDERS_MAX: u32 = 64;

/** Obeys the orders of a lane. Its holder only, between two tasks. */
export function obey(lane: usize): void {
  for (let i: u32 = 0; i < ORDERS_MAX; i++) {
    const timer = list.pop(lane + LANE_ORDERS);
    if (timer == 0) return;
    const task = receive(lane, timer);
    if (task != 0) interrupt(lane, task);
  }
}

// The task of an order, or 0: it has ended, or has moved to another lane, and its order follows it.
function receive(lane: usize, timer: usize): usize {
  const wheel = wheelAt(load<u32>(timer + TIMER_WHEEL));
  lock.acquire(wheel);
  let task = load<u32>(timer + TIMER_TASK) as usize;
  let elsewhere: usize = 0;
  if (task != 0) {
    const its = loadAtomic<u32>(task + TASK_LANE) as usize;
    const done = loadAtomic<u32>(task + TASK_STATE) == STATE_DONE;
    if (its != lane && its != 0 && !done) elsewhere = its;
    if (elsewhere != 0) list.push(elsewhere + LANE_ORDERS, timer);
    else storeAtomic<u32>(task + TASK_TIMER, 0); // one that is done may be freed from now on
    if (its != lane || done) task = 0;
  }
  lock.release(wheel);
  if (elsewhere != 0) makeReady(elsewhere);
  else freeTimer(timer);
  return task;
}

// The task's lane is ours, so that it is queued, suspended, on its way back, or in the host's hands.
function interrupt(lane: usize, task: usize): void {
  const flags = load<u32>(task + TASK_FLAGS);
  if ((flags & TASK_STARTED) == 0) {
    if (load<u32>(task + TASK_HOLDS) != 0 && giveUpWaits(task) != 0) pushResume(lane, task);
    return;
  }
  if ((flags & TASK_ENDING) != 0) return;
  const container = load<u32>(lane + LANE_CONTAINER) as usize;
  const status = loadAtomic<u32>(task + TASK_CANCEL) & CANCEL_STATUS;
  if ((load<u32>(container + CONTAINER_FLAGS) & CONTAINER_PINNED) != 0) {
    cancelMethod(task, status);
    return;
  }
  tellSystemTasks(task, status);
  const waits = detachWaits(task);
  if (waits == 0) return; // what it waits for cannot be taken back, or has come
  tell(task);
  if (less(task, waits)) pushResume(lane, task);
}

function tellSystemTasks(task: usize, status: u32): void {
  const frame = load<u32>(task + TASK_FRAME) as usize;
  let child: usize = frame == 0 ? 0 : load<u32>(frame + FRAME_CHILDREN);
  for (; child != 0; child = load<u32>(child + TASK_LINK) as usize) {
    if (!isForContainer(task, child) || isDone(child)) continue;
    markCancelled(child, status);
    order(child);
  }
}

/** Why the running task should end, or OK; from now on it has been told. */
export function learn(task: usize): u32 {
  const status = loadAtomic<u32>(task + TASK_CANCEL) & CANCEL_STATUS;
  if (status != 0) tell(task);
  return status;
}

function tell(task: usize): void {
  orAtomic<u32>(task + TASK_CANCEL, CANCEL_TOLD);
}

/** Why a task that was cancelled before it started is not executed, or 0. */
export function reasonOf(task: usize): u32 {
  const status = loadAtomic<u32>(task + TASK_CANCEL) & CANCEL_STATUS;
  if (status == 0) return 0;
  return status == CANCELLED ? REASON_CANCELLED : REASON_DEADLINE;
}

/** The outcome of a method: what it says, unless it ended because it was told to. */
export function afterCancel(task: usize, outcome: u32): u32 {
  if ((loadAtomic<u32>(task + TASK_CANCEL) & CANCEL_TOLD) == 0) return outcome;
  return outcomeOf(OUTCOME_APP_ERROR, reasonOf(task));
}
