// Periodic tasks: run, then again when the period is over, never two runs at a time.
//
//   SCHEDULE   a timer node, in the task's TASK_LINK with the number of its wheel   40 dueNs f64 │ 48 dropped u32
//
//   routed ─▶ lane ─▶ run ─┬─ Ok ─▶ a copy to the client ─▶ schedule in its wheel ─▶ routed
//                          └─ anything else, or a reason to stop ─▶ the task itself goes back: its one outcome
//
// The task stays accepted all the while. It is on no lane between two runs (TASK_LANE is 0), so that it survives its
// pool; it is routed afresh each time, and learns then what has become of that. Ticks that were missed coalesce: the next
// run is at the first multiple of the period that lies ahead.
//
// A client has at most UNREAD_MAX copies of a task that it has not read (TASK_PARENT of the task counts them); further
// ones are dropped, and the next tells how many (TASK_WAITING of the copy).

import {
  TASK_BROADCAST,
  TASK_DEADLINE,
  TASK_ENDING,
  TASK_FIRE_AND_FORGET,
  TASK_FLAGS,
  TASK_FRAME,
  TASK_GROUPED,
  TASK_LANE,
  TASK_LINK,
  TASK_MAPPED,
  TASK_MISUSED,
  TASK_MORE,
  TASK_OUTCOME,
  TASK_OWNER,
  TASK_PARENT,
  TASK_PERIOD,
  TASK_PERIODIC,
  TASK_POOL_HI,
  TASK_POOL_LO,
  TASK_REPLICATES,
  TASK_RETURN_CODE,
  TASK_STARTED,
  TASK_STATE,
  TASK_WAITING,
} from '../abi/layout';
import { H_STATE, H_WORKER_COUNT, RUNNING, SLOT_SIZE, SLOTS } from '../abi/map';
import { POOL_ID_HI, POOL_ID_LO } from '../abi/pool-layout';
import { SLOT_EPOCH } from '../abi/slot-layout';
import {
  OUTCOME_NOT_EXECUTED,
  OUTCOME_OK,
  REASON_ABANDONED,
  REASON_NO_MEMORY,
  REASON_SHUTDOWN,
  STATE_DONE,
} from '../abi/status';
import { now } from '../platform';
import { addAtomic, loadAtomic, storeAtomic, subAtomic } from '../sync/atomic';
import * as lock from '../sync/spin-lock';
import * as wheels from '../sync/timer-wheel';
import { TIMER_IN_WHEEL, TIMER_KIND, TIMER_STATE, TIMER_TASK, TIMER_WHEEL } from '../sync/timer-wheel';
import { forget } from '../task/replicas';
import { copyTask } from '../task/task';
import { deliverOne, finish, flushHeld, outcomeOf } from './complete';
import { copyOut } from './copy-out';
import { reasonOf } from './obey';
import { disarm } from './orders';
import { route } from './route';
import { announceTimer, freeTimer, newTimer, PERIOD, wheelAt } from './timers';

const DUE_NS: usize = 40;
const DROPPED: usize = 48;
/** In a list of schedules that were taken out together. */
const LIST: usize = 4;
const WHEEL_BITS: u32 = 63;

const UNREAD_MAX: u32 = 64;
const PERIOD_MIN_NS: f64 = 32768;
/** No outcome: there will be another run. */
export const GOES_ON: u32 = 0xffffffff;
const RUN_FLAGS: u32 =
  TASK_STARTED | TASK_MAPPED | TASK_GROUPED | TASK_MISUSED | TASK_ENDING | TASK_REPLICATES | TASK_BROADCAST;

/** A run of a periodic task has ended: GOES_ON when that was not its last one, else the outcome of the task. */
export function lastRun(task: usize, outcome: u32, code: i32): u32 {
  if (outcome == OUTCOME_OK) outcome = prepareNext(task, code);
  if (outcome == GOES_ON) return GOES_ON;
  dropSchedule(task);
  return outcome;
}

function prepareNext(task: usize, code: i32): u32 {
  const time = now();
  if (load<u32>(task + TASK_LINK) == 0 && !newSchedule(task, time)) {
    return outcomeOf(OUTCOME_NOT_EXECUTED, REASON_NO_MEMORY);
  }
  const flags = load<u32>(task + TASK_FLAGS);
  const timer = timerOf(load<u32>(task + TASK_LINK));
  if ((flags & TASK_FIRE_AND_FORGET) == 0) sendCopy(task, timer, code);
  if ((flags & TASK_BROADCAST) != 0) forget(task); // all of its replicas ended Ok
  disarm(task);
  store<u32>(task + TASK_FLAGS, flags & ~RUN_FLAGS);
  store<u32>(task + TASK_WAITING, 0);
  storeAtomic<u32>(task + TASK_LANE, 0);
  return wait(task, timer, time);
}

// Whoever cancels the task sets TASK_CANCEL, then looks into the wheel (hasten): in there or here it is seen.
function wait(task: usize, timer: usize, time: f64): u32 {
  const wheel = wheelAt(load<u32>(timer + TIMER_WHEEL));
  const tick = wheels.tickAfter(nextDue(task, timer, time));
  lock.acquire(wheel);
  const refusal = whyStop(task);
  if (refusal == 0) wheels.insert(wheel, timer, tick, wheels.tickBefore(time));
  lock.release(wheel);
  if (refusal != 0) return refusal;
  announceTimer(tick);
  return GOES_ON;
}

function nextDue(task: usize, timer: usize, time: f64): f64 {
  const period = max<f64>(load<f64>(task + TASK_PERIOD), PERIOD_MIN_NS);
  let due = load<f64>(timer + DUE_NS) + period;
  if (due <= time) due += (floor<f64>((time - due) / period) + 1) * period;
  store<f64>(timer + DUE_NS, due);
  const deadline = load<f64>(task + TASK_DEADLINE);
  return deadline != 0 && deadline < due ? deadline : due;
}

/** The time for another run has come: the schedule is in no wheel. */
export function runAgain(task: usize): void {
  const refusal = whyStop(task);
  if (refusal != 0) finish(task, refusal, 0);
  else route(task);
}

/** Does not wait for the next run of a task that is marked as cancelled. The caller knows that it is not freed. */
export function hasten(task: usize): void {
  const handle = loadAtomic<u32>(task + TASK_LINK);
  if (handle == 0) return;
  const wheel = wheelAt(handle & WHEEL_BITS);
  lock.acquire(wheel);
  const waits =
    load<u32>(task + TASK_LINK) == handle && load<u32>(timerOf(handle) + TIMER_STATE) == TIMER_IN_WHEEL;
  if (waits) wheels.remove(wheel, timerOf(handle));
  lock.release(wheel);
  if (waits) runAgain(task);
}

/** Ends the tasks that wait for their next run: those of a pool that is being destroyed, or with 0 all. */
export function stopPeriodic(pool: usize): void {
  const workers = load<u32>(H_WORKER_COUNT);
  for (let i: u32 = 0; i < workers; i++) {
    const wheel = wheelAt(i);
    if (wheels.size(wheel) == 0) continue;
    lock.acquire(wheel);
    let timer = takeAll(wheel, pool);
    lock.release(wheel);
    while (timer != 0) {
      const next = load<u32>(timer + LIST) as usize;
      runAgain(load<u32>(timer + TIMER_TASK) as usize); // and it is refused
      timer = next;
    }
  }
  flushHeld();
}

function takeAll(wheel: usize, pool: usize): usize {
  let taken: usize = 0;
  for (let i: u32 = 0; i < wheels.BUCKET_COUNT; i++) {
    for (let timer = wheels.firstOf(wheel, i); timer != 0; ) {
      const next = wheels.behind(timer);
      if (load<u32>(timer + TIMER_KIND) == PERIOD && isFor(pool, load<u32>(timer + TIMER_TASK) as usize)) {
        wheels.remove(wheel, timer);
        store<u32>(timer + LIST, taken as u32);
        taken = timer;
      }
      timer = next;
    }
  }
  return taken;
}

function isFor(pool: usize, task: usize): bool {
  if (pool == 0) return true;
  return (
    load<u32>(task + TASK_POOL_LO) == load<u32>(pool + POOL_ID_LO) &&
    load<u32>(task + TASK_POOL_HI) == load<u32>(pool + POOL_ID_HI)
  );
}

// The outcome when there is no other run, or 0.
function whyStop(task: usize): u32 {
  const reason = reasonToStop(task);
  return reason == 0 ? 0 : outcomeOf(OUTCOME_NOT_EXECUTED, reason);
}

function reasonToStop(task: usize): u32 {
  const reason = reasonOf(task);
  if (reason != 0) return reason;
  if (loadAtomic<u32>(H_STATE) != RUNNING) return REASON_SHUTDOWN;
  return hasClient(task) ? 0 : REASON_ABANDONED;
}

function hasClient(task: usize): bool {
  if ((load<u32>(task + TASK_FLAGS) & TASK_FIRE_AND_FORGET) != 0) return true; // nobody listens, nobody need be there
  const owner = load<u32>(task + TASK_OWNER);
  return loadAtomic<u32>(SLOTS + ((owner & 0xff) as usize) * SLOT_SIZE + SLOT_EPOCH) == owner >> 8;
}

function sendCopy(task: usize, timer: usize, code: i32): void {
  const copy = loadAtomic<u32>(task + TASK_PARENT) < UNREAD_MAX ? copyTask(task) : 0;
  if (copy == 0) {
    store<u32>(timer + DROPPED, load<u32>(timer + DROPPED) + 1);
    return;
  }
  copyOut(copy, task); // for the strings that the method answered
  store<u32>(copy + TASK_FLAGS, (load<u32>(copy + TASK_FLAGS) & ~TASK_PERIODIC) | TASK_MORE);
  store<u32>(copy + TASK_STATE, STATE_DONE);
  store<u32>(copy + TASK_OUTCOME, OUTCOME_OK);
  store<i32>(copy + TASK_RETURN_CODE, code);
  store<u32>(copy + TASK_FRAME, 0);
  store<u32>(copy + TASK_PARENT, task as u32);
  store<u32>(copy + TASK_WAITING, load<u32>(timer + DROPPED));
  store<u32>(timer + DROPPED, 0);
  addAtomic<u32>(task + TASK_PARENT, 1);
  deliverOne(copy, load<u32>(copy + TASK_OWNER));
  flushHeld(); // before the next one, which another worker may send
}

/** The task's client has read `count` of its copies. */
export function giveBack(task: usize, count: u32): void {
  subAtomic<u32>(task + TASK_PARENT, count);
}

function newSchedule(task: usize, time: f64): bool {
  const timer = newTimer(PERIOD, task);
  if (timer == 0) return false;
  store<f64>(timer + DUE_NS, time);
  store<u32>(timer + DROPPED, 0);
  storeAtomic<u32>(task + TASK_LINK, (timer as u32) | load<u32>(timer + TIMER_WHEEL));
  return true;
}

function dropSchedule(task: usize): void {
  const handle = load<u32>(task + TASK_LINK);
  if (handle == 0) return;
  const wheel = wheelAt(handle & WHEEL_BITS);
  lock.acquire(wheel);
  storeAtomic<u32>(task + TASK_LINK, 0);
  lock.release(wheel);
  freeTimer(timerOf(handle));
}

function timerOf(handle: u32): usize {
  return (handle & ~WHEEL_BITS) as usize;
}
