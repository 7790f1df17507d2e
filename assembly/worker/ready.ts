// Which lanes a worker has to run, and who must be awake for it.
//
// A worker has four ready queues (its active lanes; a lane that is in none is cold and costs nothing): by priority,
// and apart for lanes that are pinned to it. Anybody may take a lane out of the others. Two masks say who will look:
//
//   ATTENTIVE   bit set: the worker is between short tasks or spins, and will find new work without a wake-up
//   SLEEPERS    bit set: the worker sleeps or is about to
//
// Publish pair W1: who brings work publishes it (ready queue, doorbell), then looks at ATTENTIVE; a worker that goes
// to sleep or into a long task clears its bit, then looks for work.

import { LANE_FLAGS, LANE_HIGH, LANE_HOME, LANE_PINNED } from '../abi/lane-layout';
import { ATTENTIVE, H_STICKY, H_WORKER_COUNT, SLEEPERS } from '../abi/map';
import {
  COUNTER_WAKES,
  NO_WORKER,
  SLOT_COUNTERS,
  SLOT_READY,
  SLOT_TAKEN,
  SLOT_WORKER,
} from '../abi/slot-layout';
import { CHECK_READY_QUEUE, check } from '../check';
import { self } from '../memory/self';
import { workerSlot } from '../pool/container';
import { boundTo, tryQueue } from '../pool/lane';
import { cpuLoad, isShort } from '../pool/lane-load';
import { countLike, firstLike, lowWorkers, maskLike } from '../scheduling/kinds';
import { andAtomic, loadAtomic, orAtomic } from '../sync/atomic';
import * as ring from '../sync/ext-ring';
import { claimSleeper, wake } from '../sync/parking';
import { hasSubmissions } from './process-queue';

const HIGH: usize = 1;
const PINNED: usize = 2;
/** Lanes of a queue whose load is looked at. */
const LOOK_MAX: u32 = 32;
/** So many lanes with a short task each are run by the worker that brings them sooner than by one that has to be woken. */
const FEW_LANES: u32 = 16;

/** Brings an idle lane that has tasks to a worker; no-op when it is queued or running already. */
export function makeReady(lane: usize): void {
  if (tryQueue(lane)) enqueue(lane, chooseWorker(lane));
}

/** Puts a lane that is QUEUED into a worker's ready queue and sees to it that somebody looks. */
export function enqueue(lane: usize, worker: u32): void {
  const slot = workerSlot(worker);
  check(ring.push(queueOf(slot, load<u32>(lane + LANE_FLAGS)), lane as u32), CHECK_READY_QUEUE);
  wakeWorker(worker); // this one too, if its event loop called: then it sleeps between two slices
}

/** The same for a lane whose task was parked: the tasks of a group run one after the other, near the worker that began. */
export function makeReadyNear(lane: usize, worker: u32): void {
  if (tryQueue(lane)) enqueue(lane, nearOr(lane, worker, FEW_LANES));
}

/** Brings back a lane that has more than a turn's worth: home helps, unless one worker does as much as two. */
export function requeue(lane: usize): void {
  const worker = boundTo(lane);
  enqueue(lane, nearOr(lane, worker, worker != NO_WORKER ? FEW_LANES : 1));
}

// A worker that is awake and may run the lane; else as `hereOr`.
function nearOr(lane: usize, worker: u32, few: u32): u32 {
  return worker != NO_WORKER && mayRun(lane, worker) && isAwake(worker) ? worker : hereOr(lane, few);
}

// A lane that was idle runs at home, unless home would have to be woken for what this worker has done by then.
function chooseWorker(lane: usize): u32 {
  const home = homeOf(lane);
  if (isAwake(home)) return home;
  return hereOr(lane, isShort(lane) ? FEW_LANES : 1);
}

// This worker, if it may run the lane and fewer than `few` wait for it; else home.
function hereOr(lane: usize, few: u32): u32 {
  const me = load<u32>(self() + SLOT_WORKER);
  return mayRun(lane, me) && backlog(self()) < few ? me : homeOf(lane);
}

// Clients and reinforcement workers run no lanes: what came to them would wait for ever.
function mayRun(lane: usize, worker: u32): bool {
  const home = homeOf(lane);
  if (worker == home) return true;
  if (worker >= load<u32>(H_WORKER_COUNT) || firstLike(worker) != firstLike(home)) return false;
  return (load<u32>(lane + LANE_FLAGS) & LANE_PINNED) == 0 && loadAtomic<u32>(H_STICKY) == 0;
}

// A policy may change it at any time.
function homeOf(lane: usize): u32 {
  return loadAtomic<u32>(lane + LANE_HOME);
}

function isAwake(worker: u32): bool {
  return (loadAtomic<u32>(ATTENTIVE) & (1 << worker)) != 0;
}

/** The next lane for this worker, or 0. `highFirst` now and then, so that low latency does not starve the other. */
export function takeReady(highFirst: bool): usize {
  const first: usize = highFirst ? HIGH : 0;
  let lane = take(self(), first | PINNED);
  if (lane == 0) lane = take(self(), first);
  if (lane == 0) lane = take(self(), (first ^ HIGH) | PINNED);
  if (lane == 0) lane = take(self(), first ^ HIGH);
  return lane;
}

/** A lane of a worker of this kind that is busy with something long or has more than it can start at once, or 0. */
export function steal(): usize {
  const worker = whoWantsHelp();
  return worker == NO_WORKER ? 0 : takeFrom(workerSlot(worker));
}

// The next worker of this kind that has lanes for others, or NO_WORKER.
function whoWantsHelp(): u32 {
  const me = load<u32>(self() + SLOT_WORKER);
  const first = firstLike(me);
  const workers = countLike(me);
  for (let i: u32 = 1; i < workers; i++) {
    const worker = first + ((me - first + i) % workers);
    if (isStealable(worker)) return worker;
  }
  return NO_WORKER;
}

/** A lane of a worker that any other of its kind may run, or 0. */
export function takeFrom(slot: usize): usize {
  const lane = take(slot, 0);
  return lane != 0 ? lane : take(slot, HIGH);
}

/** Something that this worker could do is there. */
export function hasWork(): bool {
  if (takesSubmissions() && hasSubmissions()) return true;
  return pinnedBacklog(self()) != 0 || backlog(self()) != 0 || isElsewhere();
}

/** The next lane of this worker may as well be run by another one of its kind. */
export function isHelpWanted(): bool {
  return isForOthers(load<u32>(self() + SLOT_WORKER)) && loadAtomic<u32>(H_STICKY) == 0;
}

// What others would take next of what waits for a worker is not bound to that one.
function isForOthers(worker: u32): bool {
  const queues = workerSlot(worker) + SLOT_READY;
  const low = ring.lookAt(queues, 0);
  const lane = (low != 0 ? low : ring.lookAt(queues + HIGH * ring.EXT_RING_SIZE, 0)) as usize;
  return lane != 0 && boundTo(lane) != worker;
}

/** Lanes wait that another worker of this kind may take, of this one or of one that takes its time. */
export function isWorkLeft(): bool {
  return (backlog(self()) != 0 && loadAtomic<u32>(H_STICKY) == 0) || isElsewhere();
}

// Lanes wait of a worker that takes its time.
function isElsewhere(): bool {
  return whoWantsHelp() != NO_WORKER;
}

function isStealable(worker: u32): bool {
  const waiting = backlog(workerSlot(worker));
  if (waiting == 0) return false;
  if (loadAtomic<u32>(H_STICKY) != 0) return loadAtomic<u32>(workerSlot(worker) + SLOT_TAKEN) != 0;
  if ((loadAtomic<u32>(ATTENTIVE) & (1 << worker)) == 0) return true;
  return waiting > 1 && isForOthers(worker);
}

/** This worker looks at what clients submit. */
export function takesSubmissions(): bool {
  return load<u32>(self() + SLOT_WORKER) < lowWorkers();
}

/** What those lanes are expected to cost, in ns; of the many in a long queue as the first ones have it. */
export function backlogLoad(slot: usize): f64 {
  return queueLoad(slot + SLOT_READY) + queueLoad(slot + SLOT_READY + HIGH * ring.EXT_RING_SIZE);
}

function queueLoad(queue: usize): f64 {
  let sum: f64 = 0;
  let seen: u32 = 0;
  for (; seen < LOOK_MAX; seen++) {
    const lane = ring.lookAt(queue, seen) as usize;
    if (lane == 0) break;
    sum += cpuLoad(lane);
  }
  return seen < LOOK_MAX ? sum : (sum / (LOOK_MAX as f64)) * (ring.size(queue) as f64);
}

/** Lanes in a worker's ready queues that any worker may take. */
export function backlog(slot: usize): u32 {
  return ring.size(slot + SLOT_READY) + ring.size(slot + SLOT_READY + HIGH * ring.EXT_RING_SIZE);
}

function pinnedBacklog(slot: usize): u32 {
  const base = slot + SLOT_READY + PINNED * ring.EXT_RING_SIZE;
  return ring.size(base) + ring.size(base + ring.EXT_RING_SIZE);
}

// Wakes one sleeping worker of a mask when none of it is attentive: work was published for them. True when it did.
function callOneOf(mask: u32): bool {
  return (loadAtomic<u32>(ATTENTIVE) & mask) == 0 && wakeOne(mask); // W1
}

/** A client has submitted something: wakes a worker for it when none is attentive; true when it did. */
export function callAttention(): bool {
  return callOneOf(maskLike(0));
}

/** The same for lanes of this worker that others of its kind may take. */
export function callForHelp(): void {
  callOneOf(maskLike(load<u32>(self() + SLOT_WORKER)));
}

/** Wakes one sleeping worker of a mask; true when there was one. */
export function wakeOne(mask: u32): bool {
  let sleepers = loadAtomic<u32>(SLEEPERS) & mask;
  while (sleepers != 0) {
    if (wakeWorker(ctz(sleepers))) return true;
    sleepers &= sleepers - 1;
  }
  return false;
}

// The waker says on behalf of the woken that it will look, so that nobody wakes a second one meanwhile. It does so
// before it wakes it: should the worker have gone on by itself and be about to sleep again, then the wake-up comes
// after this, and the worker takes the bit back when it next goes to sleep.
export function wakeWorker(worker: u32): bool {
  const slot = workerSlot(worker);
  if (!claimSleeper(slot)) return false;
  const wakes = self() + SLOT_COUNTERS + COUNTER_WAKES;
  store<u64>(wakes, load<u64>(wakes) + 1);
  andAtomic<u32>(SLEEPERS, ~(1 << worker));
  orAtomic<u32>(ATTENTIVE, 1 << worker);
  wake(slot);
  return true;
}

/** Wakes every worker, also one that a thread had claimed to wake and did not, since it died in between. */
export function wakeAll(): void {
  const workers = load<u32>(H_WORKER_COUNT);
  for (let worker: u32 = 0; worker < workers; worker++) {
    const slot = workerSlot(worker);
    if (slot != 0 && !wakeWorker(worker)) wake(slot); // 0: it has not begun
  }
}

/** This worker will look at the clock and for work after a short while. */
export function isAttentive(): bool {
  return (loadAtomic<u32>(ATTENTIVE) & (1 << load<u32>(self() + SLOT_WORKER))) != 0;
}

/** This worker will look for work by itself from now on. */
export function attend(): void {
  const bit: u32 = 1 << load<u32>(self() + SLOT_WORKER);
  if ((loadAtomic<u32>(ATTENTIVE) & bit) == 0) orAtomic<u32>(ATTENTIVE, bit);
}

/** This worker will not look for a while. */
export function turnAway(): void {
  const bit: u32 = 1 << load<u32>(self() + SLOT_WORKER);
  if ((loadAtomic<u32>(ATTENTIVE) & bit) != 0) andAtomic<u32>(ATTENTIVE, ~bit); // W1
}

function take(slot: usize, queue: usize): usize {
  return ring.pop(slot + SLOT_READY + queue * ring.EXT_RING_SIZE) as usize;
}

function queueOf(slot: usize, flags: u32): usize {
  const queue: usize = ((flags & LANE_HIGH) != 0 ? HIGH : 0) | ((flags & LANE_PINNED) != 0 ? PINNED : 0);
  return slot + SLOT_READY + queue * ring.EXT_RING_SIZE;
}
