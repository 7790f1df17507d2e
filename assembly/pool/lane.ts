// A lane: a FIFO of task starts, the unit of concurrency, claimed by one worker at a time.
//
// The bytes are drawn in abi/lane-layout.ts.
//
// state is the ownership word: IDLE, QUEUED (in exactly one ready queue), RUNNING | worker << 8. The first line
// belongs to the worker that holds the lane; the second is written by whoever brings tasks.
//
//   IDLE ──makeReady (any thread, compare-exchange)──▶ QUEUED ──claim (worker that popped it)──▶ RUNNING
//     ▲                                                                                           │
//     └───────────────── letGo: nothing left ─────────────────────────────────────────────────────┘
//
// Publish pair L1: producer pushes on a list, then looks at state; the holder stores IDLE, then looks at the lists.
import {
  LANE_BOUND,
  LANE_BOUND_TO,
  LANE_CONTAINER,
  LANE_FLAGS,
  LANE_GROUP,
  LANE_HOME,
  LANE_INDEX,
  LANE_ORDERS,
  LANE_PENDING,
  LANE_PINNED,
  LANE_RESUMED_NEXT,
  LANE_RESUMES,
  LANE_ROUSED,
  LANE_SIZE,
  LANE_STARTS,
  LANE_STATE,
} from '../abi/lane-layout';
import { H_LANE_EPOCH } from '../abi/map';
import { NO_WORKER, SLOT_LANE_DONE, SLOT_WORKER } from '../abi/slot-layout';
import { CHECK_LANE_STATE, check } from '../check';
import { alloc, RUNTIME } from '../memory/segments';
import { self } from '../memory/self';
import { anyFor, countLike } from '../scheduling/kinds';
import { addAtomic, compareExchange, loadAtomic, storeAtomic, subAtomic } from '../sync/atomic';
import * as list from '../sync/mpsc-list';

/** So many tasks of a turn that belong behind others take their lane to the worker that runs those. */
const BOUND_MIN: u32 = 16;

const IDLE: u32 = 0;
const QUEUED: u32 = 1;
const RUNNING: u32 = 2;

/** Allocates `count` lanes in a row, spread over the workers from `home` on; 0 when runtime_data is exhausted. */
export function newLanes(count: u32, container: usize, group: u32, home: u32, flags: u32): usize {
  const bytes = (count as usize) * LANE_SIZE;
  const lanes = alloc(RUNTIME, bytes);
  if (lanes == 0) return 0;
  memory.fill(lanes, 0, bytes);
  const first = anyFor(flags);
  const workers = countLike(first);
  for (let i: u32 = 0; i < count; i++) {
    const lane = lanes + (i as usize) * LANE_SIZE;
    store<u32>(lane + LANE_HOME, (flags & LANE_PINNED) != 0 ? home : first + ((home + i) % workers));
    store<u32>(lane + LANE_FLAGS, flags);
    store<u32>(lane + LANE_CONTAINER, container as u32);
    store<u32>(lane + LANE_GROUP, group);
    store<u32>(lane + LANE_INDEX, i);
  }
  addAtomic<u32>(H_LANE_EPOCH, 1);
  return lanes;
}

/** Appends a task that has not started. The caller then makes the lane ready. */
// @inline
export function pushStart(lane: usize, task: usize): void {
  addAtomic<u32>(lane + LANE_PENDING, 1);
  list.push(lane + LANE_STARTS, task); // L1
}

/** Appends a task that goes on after a wait; it counts as pending since its start. */
// @inline
export function pushResume(lane: usize, task: usize): void {
  list.push(lane + LANE_RESUMES, task); // L1
}

/** The next task: starts and resumes take turns, so that neither starves the other. Holder only. */
export function popTask(lane: usize): usize {
  const resumes = load<u32>(lane + LANE_RESUMED_NEXT) != 0;
  let task = list.pop(lane + (resumes ? LANE_RESUMES : LANE_STARTS));
  if (task == 0) task = list.pop(lane + (resumes ? LANE_STARTS : LANE_RESUMES));
  else store<u32>(lane + LANE_RESUMED_NEXT, resumes ? 0 : 1);
  return task;
}

/** A task that is about to start belongs behind others that `worker` runs: it is of the same group. Holder only. */
export function bind(lane: usize, worker: u32): void {
  store<u32>(lane + LANE_BOUND, load<u32>(lane + LANE_BOUND) + 1);
  bindTo(lane, worker);
}

// Others look at it while the lane waits for its turn, which seldom changes it.
function bindTo(lane: usize, worker: u32): void {
  if (boundTo(lane) != worker) storeAtomic<u32>(lane + LANE_BOUND_TO, worker + 1);
}

/** The worker that most tasks of the lane's last turn had to run behind others of, or NO_WORKER. Not during a turn. */
export function boundTo(lane: usize): u32 {
  return loadAtomic<u32>(lane + LANE_BOUND_TO) - 1;
}

/** Many of its tasks belong to another worker: the holder should let go of it. */
export function isCalledAway(lane: usize): bool {
  return load<u32>(lane + LANE_BOUND) >= BOUND_MIN && boundTo(lane) != load<u32>(self() + SLOT_WORKER);
}

/** Somebody has an order for one of its tasks. */
export function hasOrders(lane: usize): bool {
  return !list.isEmpty(lane + LANE_ORDERS);
}

/** Asks for a turn although no task came. The caller then makes the lane ready; its holder comes back to it. */
export function rouse(lane: usize): void {
  storeAtomic<u32>(lane + LANE_ROUSED, 1); // L1
}

/** This is the turn that was asked for. Holder only, before it looks at what has changed. */
export function answerRouse(lane: usize): void {
  if (loadAtomic<u32>(lane + LANE_ROUSED) != 0) storeAtomic<u32>(lane + LANE_ROUSED, 0);
}

function isEmpty(lane: usize): bool {
  return (
    list.isEmpty(lane + LANE_STARTS) &&
    list.isEmpty(lane + LANE_RESUMES) &&
    list.isEmpty(lane + LANE_ORDERS) &&
    loadAtomic<u32>(lane + LANE_ROUSED) == 0
  );
}

/** In no ready queue, and held by no worker. */
export function isIdle(lane: usize): bool {
  return loadAtomic<u32>(lane + LANE_STATE) == IDLE;
}

/** Tasks that were accepted by the lane and have no outcome yet, suspended ones included. */
export function pending(lane: usize): u32 {
  return loadAtomic<u32>(lane + LANE_PENDING);
}

/** A task counts as pending that is on no list of the lane. */
export function morePending(lane: usize): void {
  addAtomic<u32>(lane + LANE_PENDING, 1);
}

export function lessPending(lane: usize, count: u32): void {
  if (count != 0) subAtomic<u32>(lane + LANE_PENDING, count);
}

/** IDLE → QUEUED: the caller must put the lane into a ready queue. False when someone else has or holds it. */
export function tryQueue(lane: usize): bool {
  return (
    loadAtomic<u32>(lane + LANE_STATE) == IDLE &&
    compareExchange<u32>(lane + LANE_STATE, IDLE, QUEUED) == IDLE // L1
  );
}

/** QUEUED → RUNNING, by the worker that popped it from a ready queue. */
export function claim(lane: usize, worker: u32): void {
  check(load<u32>(lane + LANE_STATE) == QUEUED, CHECK_LANE_STATE);
  store<u32>(lane + LANE_STATE, RUNNING | (worker << 8)); // nobody else changes it unless it is IDLE
}

/** RUNNING → QUEUED while tasks are left (true: the caller requeues the lane), else RUNNING → IDLE. */
export function letGo(lane: usize): bool {
  const isLong = load<u32>(self() + SLOT_LANE_DONE) >= BOUND_MIN; // a turn of few tasks says nothing
  if (isLong && load<u32>(lane + LANE_BOUND) < BOUND_MIN) bindTo(lane, NO_WORKER);
  store<u32>(lane + LANE_BOUND, 0);
  if (!isEmpty(lane)) {
    storeAtomic<u32>(lane + LANE_STATE, QUEUED);
    return true;
  }
  storeAtomic<u32>(lane + LANE_STATE, IDLE); // L1
  return !isEmpty(lane) && tryQueue(lane);
}
