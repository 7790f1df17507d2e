// The duty cycle of a worker: bounded turns, and sleep when there is nothing to do.
//
//   turn   process queue ─▶ route what clients submitted ─▶ run up to LANES_PER_TURN ready lanes ─▶ publish completions
//   idle   steal, spin for the configured time, then park; an idle runtime uses no CPU

import { LANE_STOLEN } from '../abi/lane-layout';
import {
  ABORTING,
  H_CROWDED_SPIN_NS,
  H_PROCESSORS,
  H_SPIN_NS,
  H_STATE,
  H_WORKER_COUNT,
  RUNNING,
  SLEEPERS,
  STOPPED,
} from '../abi/map';
import {
  COUNTER_BUSY_NS,
  COUNTER_PARKS,
  COUNTER_STEALS,
  COUNTER_TURNS,
  SLOT_CLOSING,
  SLOT_COUNTERS,
  SLOT_HOST_CONTAINERS,
  SLOT_PATIENCE,
  SLOT_TURN,
  SLOT_TURN_START,
  SLOT_WAKE_BY,
  SLOT_WORKER,
} from '../abi/slot-layout';
import { lend, takeBack } from '../memory/lend';
import { giveIfAsked } from '../memory/segments';
import { self } from '../memory/self';
import { now } from '../platform';
import { sweepPools } from '../pool/pool';
import { handOnSamples, hasSamples, isLearner, learnFromAll, leaveSamples } from '../scheduling/learn';
import { takePlace } from '../scheduling/place';
import { orchestrate } from '../scheduling/policy';
import { andAtomic, loadAtomic, orAtomic, storeAtomic } from '../sync/atomic';
import { announce, sleep, stayAwake } from '../sync/parking';
import { flushHeld } from './complete';
import { isThere } from './completions';
import { keepTime, leaveTime } from './keeper';
import { stopPeriodic } from './periodic';
import { clearDoorbell, drainProcessQueue } from './process-queue';
import { attend, hasWork, steal, takeReady, takesSubmissions, turnAway } from './ready';
import { isClientAwake } from './reap';
import { rouseAll } from './rouse';
import { runLane } from './run';
import { arePending, fireDue, isDue } from './timers';
import { watch } from './watchdog';

const LANES_PER_TURN: u32 = 8;
/** A turn takes no further lane after about this long: completions go out at its end. */
const TURN_NS: i32 = 250000;
/** Every so many turns a busy worker stops looking at clients that send nothing, and does what others asked of it. */
const CLEAR_MASK: u32 = 1023;
/** The shortest spin. */
const SPIN_MIN_NS: f64 = 4000;
/** Looks at the clock between spins only now and then. */
const SPINS_PER_CLOCK: u32 = 32;

// Why `work` came back.
export const LEFT_STOPPED: u32 = 0;
export const LEFT_FOR_HOST: u32 = 1; // a host module lives here now: the host steps this worker in slices

/** Runs turns until the runtime stops, sleeping in the platform's wait. For threads without an event loop of their own. */
export function work(): u32 {
  if (!isLearner()) attend();
  while (loadAtomic<u32>(H_STATE) != STOPPED) {
    if (loadAtomic<u32>(self() + SLOT_HOST_CONTAINERS) != 0) return LEFT_FOR_HOST;
    if (turn() != 0) continue;
    lend();
    const isBack = spin();
    takeBack();
    if (isBack) continue;
    const seen = announceWorker();
    if (seen >= 0) sleepThrough(seen as u32);
  }
  if (!isLearner()) turnAway();
  return LEFT_STOPPED;
}

/** Up to `most` turns, for hosts that step their workers; how many of them did something. */
export function workSlice(most: u32): u32 {
  let busy: u32 = 0;
  for (let i: u32 = 0; i < most; i++) {
    if (turn() == 0) break;
    busy++;
  }
  return busy;
}

/** One bounded turn; 0 = there was nothing to do. */
export function turn(): u32 {
  const slot = self();
  const number = load<u32>(slot + SLOT_TURN) + 1;
  storeAtomic<u32>(slot + SLOT_TURN, number);
  if (isLearner()) return learnFromAll();
  const state = loadAtomic<u32>(H_STATE);
  if (state != RUNNING) answerState(slot, state);
  if ((number & CLEAR_MASK) == 0) {
    clearDoorbell();
    takePlace(slot);
    giveIfAsked();
  }
  let done = takesSubmissions() ? drainProcessQueue() : 0;
  let left = TURN_NS;
  for (let i: u32 = 0; i < LANES_PER_TURN && left > 0; i++) {
    let lane = takeReady((number & 7) == 0);
    if (lane == 0 && done == 0) lane = stealOne();
    if (lane == 0) break;
    left -= runLane(lane);
    done++;
  }
  flushHeld();
  account(slot, done);
  handOnSamples(slot);
  return arePending() ? done + fireDue(load<f64>(slot + SLOT_TURN_START)) : done;
}

// Once for each state: a runtime that stops begins nothing by itself any more; when it gives up waiting, every lane gets
// a turn in which its tasks are refused or ended.
function answerState(slot: usize, state: u32): void {
  if (load<u32>(slot + SLOT_CLOSING) == state) return;
  store<u32>(slot + SLOT_CLOSING, state);
  stopPeriodic(0);
  if (state == ABORTING) rouseAll();
}

function stealOne(): usize {
  const lane = steal();
  if (lane == 0) return 0;
  store<u32>(lane + LANE_STOLEN, load<u32>(lane + LANE_STOLEN) + 1);
  count(COUNTER_STEALS);
  return lane;
}

// One clock read a turn that did something, none while idle.
function account(slot: usize, done: u32): void {
  if (done == 0) {
    store<f64>(slot + SLOT_TURN_START, 0);
    return;
  }
  count(COUNTER_TURNS);
  const start = load<f64>(slot + SLOT_TURN_START);
  const end = now();
  store<f64>(slot + SLOT_TURN_START, end);
  if (start == 0) return; // the first turn after idling is not measured
  watch(end);
  orchestrate(end);
  const busy = slot + SLOT_COUNTERS + COUNTER_BUSY_NS;
  store<f64>(busy, load<f64>(busy) + (end - start));
}

// Looks for work for a while; true when there is some. For how long is learned, between SPIN_MIN_NS and the configured
// time: longer when work comes late in a spin or soon after it, shorter after each pause. A worker that is woken for
// single tasks would otherwise keep a processor from the client that waits for their answers.
function spin(): bool {
  if (isLearner()) return false; // nobody waits for it
  const limit = load<u32>(H_SPIN_NS) as f64;
  if (limit == 0) return false;
  const patience = min(spinLimit(limit), load<f64>(self() + SLOT_PATIENCE));
  let start: f64 = 0; // the clock is read only for work that does not come at once
  let since: f64 = 0;
  do {
    for (let i: u32 = 0; i < SPINS_PER_CLOCK; i++) {
      if (!hasWork()) continue;
      if (since > patience / 2) learnPatience(patience * 2);
      return true;
    }
    const time = now();
    if (isDue(time)) return true;
    if (start == 0) start = time;
    since = time - start;
  } while (since < patience);
  return false;
}

function sleepThrough(seen: u32): void {
  const start = now();
  const by = nextDue();
  lend();
  sleep(self(), seen, by == 0 ? -1 : max<f64>(0, by - start));
  takeBack();
  const wasShort = now() - start < 2 * (load<u32>(H_SPIN_NS) as f64);
  learnPatience(load<f64>(self() + SLOT_PATIENCE) * (wasShort ? 2 : 0.5));
  wokeUp();
}

// Where there are no more processors than workers that are awake, a client that is awake needs one of them.
function spinLimit(limit: f64): f64 {
  const crowded = load<u32>(H_CROWDED_SPIN_NS) as f64;
  if (crowded >= limit) return limit;
  const awake = load<u32>(H_WORKER_COUNT) - (popcnt(loadAtomic<u32>(SLEEPERS)) as u32);
  return awake >= load<u32>(H_PROCESSORS) && isClientAwake() ? crowded : limit;
}

function learnPatience(ns: f64): void {
  store<f64>(self() + SLOT_PATIENCE, max(SPIN_MIN_NS, min(ns, load<u32>(H_SPIN_NS) as f64)));
}

/** Says that this worker is about to sleep; answers the wake count to wait on, or -1: there is work after all. */
export function announceWorker(): f64 {
  const slot = self();
  if (isLearner()) return announceLearner(slot);
  leaveSamples(slot);
  takePlace(slot);
  giveIfAsked();
  const bit: u32 = 1 << load<u32>(slot + SLOT_WORKER);
  sweepPools(load<u32>(slot + SLOT_WORKER));
  const seen = announce(slot);
  orAtomic<u32>(SLEEPERS, bit); // before it turns away, or who brings work meanwhile wakes another one for it
  turnAway();
  clearDoorbell();
  const by = keepTime();
  store<f64>(slot + SLOT_WAKE_BY, by);
  if (by < 0 || hasWork() || isThere(slot) || loadAtomic<u32>(H_STATE) == STOPPED) {
    backAtWork(slot);
    return -1;
  }
  count(COUNTER_PARKS);
  return seen as f64;
}

// In no mask: nobody counts on it for anything else. It may be the last one that a pool's memory waited for.
function announceLearner(slot: usize): f64 {
  sweepPools(load<u32>(slot + SLOT_WORKER));
  const seen = announce(slot);
  if (hasSamples() || loadAtomic<u32>(H_STATE) == STOPPED) {
    stayAwake(slot);
    return -1;
  }
  count(COUNTER_PARKS);
  return seen as f64;
}

/** When this worker, which has announced its sleep, must be woken although nothing comes: ns on the clock, 0 = never. */
export function nextDue(): f64 {
  return load<f64>(self() + SLOT_WAKE_BY);
}

/** To be called when the wait after `announceWorker` is over. */
export function wokeUp(): void {
  if (isLearner()) {
    stayAwake(self());
    return;
  }
  if (!backAtWork(self())) return;
  const time = now();
  watch(time);
  orchestrate(time);
}

// True when it was the keeper of the time.
function backAtWork(slot: usize): bool {
  stayAwake(slot);
  andAtomic<u32>(SLEEPERS, ~(1 << load<u32>(slot + SLOT_WORKER)));
  attend();
  return leaveTime();
}

function count(counter: usize): void {
  const at = self() + SLOT_COUNTERS + counter;
  store<u64>(at, load<u64>(at) + 1);
}
