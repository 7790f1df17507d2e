// Orders: what is to become of a task, for whoever holds its lane. Nobody else may touch a task that is suspended.
//
// An order is a timer node on the lane's list LANE_ORDERS; the task names it in TASK_TIMER, with the number of its wheel
// in the low bits (blocks are aligned to 64). A deadline's node waits in that wheel first, and becomes an order when it
// is due; a cancel makes one. TASK_CANCEL is set before either, so that a method that runs learns at its next wait, and a
// task that has not started is not run at all.
//
//   none ─arm─▶ IN_WHEEL ─expire─▶ ORDERED ─obey─▶ freed, task told
//     └───────────── order ─────────▶ │
//                                     └─disarm─▶ without a task: freed by whoever pops it
//
// Whoever moves a node holds the lock of its wheel. A task is disarmed when it ends, and once more when it is freed: an
// order may have been attached between. So a node with a task has a task that lives.

import { LANE_ORDERS } from '../abi/lane-layout';
import {
  CANCEL_REPLICATED,
  CANCEL_STATUS,
  TASK_CANCEL,
  TASK_DEADLINE,
  TASK_LANE,
  TASK_TIMER,
} from '../abi/layout';
import { DEADLINE } from '../abi/status';
import { now } from '../platform';
import { orderReplicas } from '../replication/replication';
import { compareExchange, loadAtomic, storeAtomic } from '../sync/atomic';
import * as list from '../sync/mpsc-list';
import * as lock from '../sync/spin-lock';
import { remove, TIMER_IN_WHEEL, TIMER_STATE, TIMER_TASK, TIMER_WHEEL } from '../sync/timer-wheel';
import { hasten } from './periodic';
import { makeReady } from './ready';
import { DEADLINE_TIMER, freeTimer, newTimer, startTimer, wheelAt } from './timers';

const ORDERED: u32 = 0x102;
const WHEEL_BITS: u32 = 63;

/** Arms the deadline of a task that is about to go to its lane; false without memory. */
export function arm(task: usize): bool {
  const deadline = load<f64>(task + TASK_DEADLINE);
  const time = now();
  if (deadline <= time) {
    markCancelled(task, DEADLINE); // its lane's holder finds it so
    return true;
  }
  const timer = newTimer(DEADLINE_TIMER, task);
  if (timer == 0) return false;
  if (compareExchange<u32>(task + TASK_TIMER, 0, handleOf(timer)) == 0) startTimer(timer, deadline, time);
  else freeTimer(timer); // a periodic task that was cancelled when its last run ended: an order is on its way
  return true;
}

/** A deadline has passed: its timer was just taken out of `wheel`, whose lock is held, and is let go here. */
export function expire(wheel: usize, timer: usize, task: usize): void {
  markCancelled(task, DEADLINE);
  const lane = send(timer, task);
  lock.release(wheel);
  makeReady(lane);
}

/** Marks a task that is not done as cancelled or late; what came first stays. */
export function markCancelled(task: usize, status: u32): void {
  let word = loadAtomic<u32>(task + TASK_CANCEL);
  while ((word & CANCEL_STATUS) == 0) {
    const before = compareExchange<u32>(task + TASK_CANCEL, word, word | status); // C1 of replication.ts
    if (before == word) return;
    word = before;
  }
}

/** Tells a task that is marked, wherever it is. The caller knows that it is not freed meanwhile. Workers only. */
export function order(task: usize): void {
  // Not by its flags, which whoever runs it changes meanwhile.
  if ((loadAtomic<u32>(task + TASK_CANCEL) & CANCEL_REPLICATED) != 0) orderReplicas(task);
  else orderOne(task);
}

/** The same of a task that has no replicas. */
export function orderOne(task: usize): void {
  if (loadAtomic<u32>(task + TASK_LANE) == 0) {
    hasten(task); // a periodic task between two runs
    return;
  }
  const handle = loadAtomic<u32>(task + TASK_TIMER);
  if (handle != 0) expedite(task, handle);
  else attach(task);
}

// Without memory the task learns of it when it goes on by itself.
function attach(task: usize): void {
  const timer = newTimer(DEADLINE_TIMER, task);
  if (timer == 0) return;
  store<u32>(timer + TIMER_STATE, ORDERED);
  if (compareExchange<u32>(task + TASK_TIMER, 0, handleOf(timer)) != 0) {
    freeTimer(timer); // another order is on its way
    return;
  }
  const lane = loadAtomic<u32>(task + TASK_LANE) as usize;
  if (lane == 0) {
    withdraw(task, timer); // a periodic task whose run has ended meanwhile
    hasten(task);
    return;
  }
  list.push(lane + LANE_ORDERS, timer);
  makeReady(lane);
}

// An order that no lane has got.
function withdraw(task: usize, timer: usize): void {
  const wheel = wheelAt(load<u32>(timer + TIMER_WHEEL));
  lock.acquire(wheel);
  if (loadAtomic<u32>(task + TASK_TIMER) == handleOf(timer)) storeAtomic<u32>(task + TASK_TIMER, 0);
  lock.release(wheel);
  freeTimer(timer);
}

// The deadline's timer becomes the order.
function expedite(task: usize, handle: u32): void {
  const wheel = wheelAt(handle & WHEEL_BITS);
  const timer = (handle & ~WHEEL_BITS) as usize;
  let lane: usize = 0;
  lock.acquire(wheel);
  if (load<u32>(task + TASK_TIMER) == handle && load<u32>(timer + TIMER_STATE) == TIMER_IN_WHEEL) {
    remove(wheel, timer);
    lane = send(timer, task);
  }
  lock.release(wheel);
  if (lane != 0) makeReady(lane);
}

// Under the wheel's lock. A task whose deadline is armed has a lane.
function send(timer: usize, task: usize): usize {
  const lane = loadAtomic<u32>(task + TASK_LANE) as usize;
  store<u32>(timer + TIMER_STATE, ORDERED);
  list.push(lane + LANE_ORDERS, timer);
  return lane;
}

/** The task ends or is freed: no timer or order names it any more. Any thread. */
export function disarm(task: usize): void {
  for (let handle = loadAtomic<u32>(task + TASK_TIMER); handle != 0; ) {
    const wheel = wheelAt(handle & WHEEL_BITS);
    const timer = (handle & ~WHEEL_BITS) as usize;
    let inside = false;
    lock.acquire(wheel);
    if (load<u32>(task + TASK_TIMER) == handle) {
      inside = load<u32>(timer + TIMER_STATE) == TIMER_IN_WHEEL;
      if (inside) remove(wheel, timer);
      else store<u32>(timer + TIMER_TASK, 0);
      storeAtomic<u32>(task + TASK_TIMER, 0);
    }
    lock.release(wheel);
    if (inside) freeTimer(timer);
    handle = loadAtomic<u32>(task + TASK_TIMER);
  }
}

function handleOf(timer: usize): u32 {
  return (timer as u32) | load<u32>(timer + TIMER_WHEEL);
}
