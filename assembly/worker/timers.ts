// Timers: which wheel a timer lies in, and who fires it when.
//
// Each worker has a wheel. It puts its own timers there; whoever has a turn and a reading of the clock fires what is
// due in all of them, so that the timers of a worker that is in a long method come in time. What a timer does is its
// kind's:
//
//   SLEEP      a suspended task has one wait less                                   wait-calls.ts
//   DEADLINE   the node becomes an order to the lane of its task                    orders.ts
//   PERIOD     a periodic task is routed again                                      periodic.ts
//
// NEXT_DUE is a hint for all: no timer is due before that tick, 0 = there are none. It is early, or exact.
//
// Publish pair T1: who starts a timer puts it into its wheel, then lowers NEXT_DUE; who fires sets NEXT_DUE to 0, looks
// into the wheels, then lowers it to what it found.
// A timer is in a wheel or not under the wheel's lock only: who wants to stop it and who fires it cannot miss each other.

import { H_WORKER_COUNT, NEXT_DUE, WHEEL_SIZE, WHEELS } from '../abi/map';
import { SLOT_WORKER } from '../abi/slot-layout';
import { alloc, free, RUNTIME } from '../memory/segments';
import { self } from '../memory/self';
import { now } from '../platform';
import { compareExchange, exchange, loadAtomic } from '../sync/atomic';
import * as lock from '../sync/spin-lock';
import * as wheels from '../sync/timer-wheel';
import {
  TIMER_IN_WHEEL,
  TIMER_KIND,
  TIMER_OUT,
  TIMER_SIZE,
  TIMER_STATE,
  TIMER_TASK,
  TIMER_WHEEL,
} from '../sync/timer-wheel';
import { flushHeld, oneWaitLess } from './complete';
import { handOn } from './keeper';
import { expire } from './orders';
import { runAgain } from './periodic';
import { isAttentive } from './ready';

export const SLEEP: u32 = 0;
export const DEADLINE_TIMER: u32 = 1;
export const PERIOD: u32 = 2;

/** Timers that one call of `fireDue` fires at most. */
const FIRE_MAX: u32 = 256;

/** A timer of a task, in no wheel yet; it will be in this worker's. 0 without memory. */
export function newTimer(kind: u32, task: usize): usize {
  const timer = alloc(RUNTIME, TIMER_SIZE);
  if (timer == 0) return 0;
  store<u32>(timer + TIMER_STATE, TIMER_OUT);
  store<u32>(timer + TIMER_KIND, kind);
  store<u32>(timer + TIMER_TASK, task as u32);
  store<u32>(timer + TIMER_WHEEL, load<u32>(self() + SLOT_WORKER));
  return timer;
}

/** Puts a timer that is in no wheel into this worker's; `dueNs` and `timeNs` are times of the platform's clock. */
export function startTimer(timer: usize, dueNs: f64, timeNs: f64): void {
  const worker = load<u32>(self() + SLOT_WORKER);
  const wheel = wheelAt(worker);
  const tick = wheels.tickAfter(dueNs);
  lock.acquire(wheel);
  store<u32>(timer + TIMER_WHEEL, worker);
  wheels.insert(wheel, timer, tick, wheels.tickBefore(timeNs));
  lock.release(wheel);
  announceTimer(tick);
}

/** A timer for this tick has come into a wheel. This worker looks at the clock after its turn, unless it may be long. */
export function announceTimer(tick: u64): void {
  if (lower(tick) && !isAttentive()) handOn();
}

/** Takes a timer out of its wheel; false when it has been fired, or was in none. Its owner only. */
export function stopTimer(timer: usize): bool {
  const wheel = wheelAt(load<u32>(timer + TIMER_WHEEL));
  lock.acquire(wheel);
  const inside = load<u32>(timer + TIMER_STATE) == TIMER_IN_WHEEL;
  if (inside) wheels.remove(wheel, timer);
  lock.release(wheel);
  return inside;
}

/** The wheel of a worker; its first word is its lock. */
export function wheelAt(worker: u32): usize {
  return WHEELS + (worker as usize) * WHEEL_SIZE;
}

/** There are timers, or have been a moment ago. */
export function arePending(): bool {
  return loadAtomic<u64>(NEXT_DUE) != 0;
}

export function isDue(timeNs: f64): bool {
  const due = loadAtomic<u64>(NEXT_DUE);
  return due != 0 && due <= wheels.tickBefore(timeNs);
}

/** Fires what is due, within bounds; answers how many timers. `timeNs` = 0: the clock has not been read yet. */
export function fireDue(timeNs: f64): u32 {
  const time = timeNs != 0 ? timeNs : now();
  if (!isDue(time)) return 0;
  const fired = fireUpTo(wheels.tickBefore(time), FIRE_MAX);
  if (fired != 0) flushHeld();
  return fired;
}

/** Makes NEXT_DUE exact: it still knows of timers that were stopped. */
export function lookForNext(): void {
  fireUpTo(0, 0);
}

function fireUpTo(tick: u64, most: u32): u32 {
  exchange<u64>(NEXT_DUE, 0); // T1
  const workers = load<u32>(H_WORKER_COUNT);
  let fired: u32 = 0;
  for (let i: u32 = 0; i < workers; i++) {
    const wheel = wheelAt(i);
    if (wheels.size(wheel) != 0) fired += fireWheel(wheel, tick, most - fired);
  }
  return fired;
}

// Lets go of the lock for each timer: what it sets off takes other locks.
function fireWheel(wheel: usize, tick: u64, most: u32): u32 {
  let fired: u32 = 0;
  lock.acquire(wheel);
  while (fired < most) {
    const timer = wheels.take(wheel, tick);
    if (timer == 0) break;
    fired++;
    const kind = load<u32>(timer + TIMER_KIND);
    const task = load<u32>(timer + TIMER_TASK) as usize;
    if (kind == DEADLINE_TIMER) {
      expire(wheel, timer, task); // lets go of the lock
    } else {
      lock.release(wheel);
      if (kind == SLEEP) oneWaitLess(task);
      else runAgain(task);
    }
    lock.acquire(wheel);
  }
  const next = wheels.next(wheel);
  lock.release(wheel);
  if (next != 0) lower(next);
  return fired;
}

// True when it was later, or there were no timers.
function lower(tick: u64): bool {
  let due = loadAtomic<u64>(NEXT_DUE);
  while (due == 0 || due > tick) {
    const before = compareExchange<u64>(NEXT_DUE, due, tick); // T1
    if (before == due) return true;
    due = before;
  }
  return false;
}

export function freeTimer(timer: usize): void {
  free(timer);
}
