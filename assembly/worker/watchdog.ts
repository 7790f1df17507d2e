// The watchdog: whoever has a reading of the clock looks, now and then, whether a worker is stuck in a method. A turn is
// bounded, so that a worker that is in the same turn a while later, with the same task, is in one long call.
//
//   first look   turn and task are noted
//   second       the same: nobody counts on this worker any more (ATTENTIVE), so that its lanes are taken by others
//   third        what it holds for its client is published by whoever looks
//   after H_WATCHDOG_MS in that turn it is reported, once
//
// Publish pair K1: the watchdog sets SLOT_TAKEN, and touches what the worker holds a look later, if that is still in the
// same call: what it held when that began was written at least LOOK_MIN_NS before. The worker, between two calls, looks at SLOT_TAKEN before it touches what it holds, and goes through
// SLOT_HELD_LOCK when it is set. The two cannot meet: a worker that has missed the flag came back from its call at least
// LOOK_MIN_NS before, and says since then that it is in no method (SLOT_PHASE).

import { REQUEST_STUCK } from '../abi/layout';
import { ATTENTIVE, H_WATCHDOG_MS, H_WORKER_COUNT, SLEEPERS, WATCH_AT, WATCH_NS } from '../abi/map';
import {
  PHASE_ENGINE,
  SLOT_CURRENT_TASK,
  SLOT_HELD_LOCK,
  SLOT_PHASE,
  SLOT_TAKEN,
  SLOT_TURN,
  SLOT_WATCHED_SINCE,
  SLOT_WATCHED_STAGE,
  SLOT_WATCHED_TASK,
  SLOT_WATCHED_TURN,
  SLOT_WORKER,
} from '../abi/slot-layout';
import { self } from '../memory/self';
import { request } from '../platform';
import { workerSlot } from '../pool/container';
import { maskLike } from '../scheduling/kinds';
import { andAtomic, compareExchange, loadAtomic, storeAtomic } from '../sync/atomic';
import * as lock from '../sync/spin-lock';
import { publishHeld } from './complete';
import { attend, wakeOne } from './ready';

const LOOK_MIN_NS: f64 = 10000000;
const LOOK_MAX_NS: f64 = 100000000;

// SLOT_WATCHED_STAGE
const NOTED: u32 = 0;
const LEFT_ALONE: u32 = 1;
const REPORTED: u32 = 2;

/** There is somebody to watch, and it is wanted. */
export function isWatching(): bool {
  return load<u32>(H_WATCHDOG_MS) != 0 && load<u32>(H_WORKER_COUNT) > 1;
}

/** Looks after the other workers, if it is time for that. */
export function watch(timeNs: f64): void {
  const at = loadAtomic<u64>(WATCH_AT);
  if (timeNs < reinterpret<f64>(at) || !isWatching()) return;
  if (compareExchange<u64>(WATCH_AT, at, reinterpret<u64>(timeNs + LOOK_MIN_NS)) != at) return; // another one looks
  let suspects = false;
  const me = load<u32>(self() + SLOT_WORKER);
  for (let i: u32 = 0; i < load<u32>(H_WORKER_COUNT); i++) {
    if (i != me && look(i, timeNs)) suspects = true;
  }
  const interval = suspects ? LOOK_MIN_NS : min<f64>((load<u32>(WATCH_NS) as f64) * 2, LOOK_MAX_NS);
  const next = max<f64>(interval, LOOK_MIN_NS);
  store<u32>(WATCH_NS, next as u32);
  storeAtomic<u64>(WATCH_AT, reinterpret<u64>(timeNs + next));
}

// True when the worker is in the call that it was in at the last look.
function look(worker: u32, time: f64): bool {
  const slot = workerSlot(worker);
  const turn = loadAtomic<u32>(slot + SLOT_TURN);
  const task = load<u32>(slot + SLOT_CURRENT_TASK);
  const idle = task == 0 || (loadAtomic<u32>(SLEEPERS) & (1 << worker)) != 0;
  const goesOn = turn != load<u32>(slot + SLOT_WATCHED_TURN) || task != load<u32>(slot + SLOT_WATCHED_TASK);
  if (idle || goesOn || load<f64>(slot + SLOT_WATCHED_SINCE) == 0) {
    store<u32>(slot + SLOT_WATCHED_TURN, turn);
    store<u32>(slot + SLOT_WATCHED_TASK, task);
    store<f64>(slot + SLOT_WATCHED_SINCE, idle ? 0 : time);
    store<u32>(slot + SLOT_WATCHED_STAGE, NOTED);
    return false;
  }
  if (load<u32>(slot + SLOT_WATCHED_STAGE) == NOTED) {
    store<u32>(slot + SLOT_WATCHED_STAGE, LEFT_ALONE);
    storeAtomic<u32>(slot + SLOT_TAKEN, 1); // K1
    andAtomic<u32>(ATTENTIVE, ~(1 << worker));
    wakeOne(maskLike(worker)); // for its lanes; this worker may be about to do something long itself
    return true;
  }
  takeHeld(slot, turn);
  const inside = time - load<f64>(slot + SLOT_WATCHED_SINCE);
  const limit = (load<u32>(H_WATCHDOG_MS) as f64) * 1000000;
  if (inside >= limit && load<u32>(slot + SLOT_WATCHED_STAGE) != REPORTED) {
    store<u32>(slot + SLOT_WATCHED_STAGE, REPORTED);
    request(REQUEST_STUCK, worker as usize);
  }
  return true;
}

function takeHeld(slot: usize, turn: u32): void {
  lock.acquire(slot + SLOT_HELD_LOCK);
  const inCall = loadAtomic<u32>(slot + SLOT_TURN) == turn && load<u32>(slot + SLOT_PHASE) != PHASE_ENGINE;
  const same = inCall && load<u32>(slot + SLOT_CURRENT_TASK) == load<u32>(slot + SLOT_WATCHED_TASK);
  if (same && loadAtomic<u32>(slot + SLOT_TAKEN) != 0) publishHeld(slot);
  lock.release(slot + SLOT_HELD_LOCK);
}

/** The worker is back: what it holds is its own again. */
export function takeBackHeld(slot: usize): void {
  lock.acquire(slot + SLOT_HELD_LOCK);
  storeAtomic<u32>(slot + SLOT_TAKEN, 0); // K1
  lock.release(slot + SLOT_HELD_LOCK);
  attend();
}
