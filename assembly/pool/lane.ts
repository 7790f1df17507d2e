// A lane: a FIFO of task starts, the unit of concurrency, claimed by one worker at a time.
//
//   LANE   0 home u32 │ 4 flags u32 │ 8 container u32 │ 12 group u32 │ 16 suspended u32 │ 20 index u32
//         24 executed u64 │ 32 stolen u32 │ 36 resumedNext u32 │ 40 starts (mpsc-list: head) │ 48 resumes (head)
//         64 state u32* │ 68 pending u32* │ 104 starts' tail │ 112 resumes' tail
//
// state is the ownership word: IDLE, QUEUED (in exactly one ready queue), RUNNING | worker << 8. The first line
// belongs to the worker that holds the lane; the second is written by whoever brings tasks.
//
//   IDLE ──makeReady (any thread, compare-exchange)──▶ QUEUED ──claim (worker that popped it)──▶ RUNNING
//     ▲                                                                                           │
//     └───────────────── letGo: nothing left ─────────────────────────────────────────────────────┘
//
// Publish pair L1: producer pushes on a list, then looks at state; the holder stores IDLE, then looks at the lists.

import { H_WORKER_COUNT } from '../abi/map';
import { CHECK_LANE_STATE, check } from '../check';
import { alloc, RUNTIME } from '../memory/segments';
import { addAtomic, compareExchange, loadAtomic, storeAtomic, subAtomic } from '../sync/atomic';
import * as list from '../sync/mpsc-list';

export const LANE_HOME: usize = 0;
export const LANE_FLAGS: usize = 4;
export const LANE_CONTAINER: usize = 8;
export const LANE_GROUP: usize = 12;
export const LANE_SUSPENDED: usize = 16;
export const LANE_INDEX: usize = 20;
export const LANE_EXECUTED: usize = 24;
export const LANE_STOLEN: usize = 32;
const STATE: usize = 64;
const PENDING: usize = 68;
const RESUMED_NEXT: usize = 36;
const STARTS: usize = 40;
const RESUMES: usize = 48;
export const LANE_SIZE: usize = 128;

export const LANE_PINNED: u32 = 1 << 0; // only its home worker may run it
export const LANE_HIGH: u32 = 1 << 1; // high-latency priority
export const LANE_SYSTEM: u32 = 1 << 2;

const IDLE: u32 = 0;
const QUEUED: u32 = 1;
const RUNNING: u32 = 2;

/** Allocates `count` lanes in a row, spread over the workers from `home` on; 0 when runtime_data is exhausted. */
export function newLanes(count: u32, container: usize, group: u32, home: u32, flags: u32): usize {
  const bytes = (count as usize) * LANE_SIZE;
  const lanes = alloc(RUNTIME, bytes);
  if (lanes == 0) return 0;
  memory.fill(lanes, 0, bytes);
  const workers = load<u32>(H_WORKER_COUNT);
  for (let i: u32 = 0; i < count; i++) {
    const lane = lanes + (i as usize) * LANE_SIZE;
    store<u32>(lane + LANE_HOME, (flags & LANE_PINNED) != 0 ? home : (home + i) % workers);
    store<u32>(lane + LANE_FLAGS, flags);
    store<u32>(lane + LANE_CONTAINER, container as u32);
    store<u32>(lane + LANE_GROUP, group);
    store<u32>(lane + LANE_INDEX, i);
  }
  return lanes;
}

/** Appends a task that has not started. The caller then makes the lane ready. */
export function pushStart(lane: usize, task: usize): void {
  addAtomic<u32>(lane + PENDING, 1);
  list.push(lane + STARTS, task); // L1
}

/** Appends a task that goes on after a wait; it counts as pending since its start. */
export function pushResume(lane: usize, task: usize): void {
  list.push(lane + RESUMES, task); // L1
}

/** The next task: starts and resumes take turns, so that neither starves the other. Holder only. */
export function popTask(lane: usize): usize {
  const resumes = load<u32>(lane + RESUMED_NEXT) != 0;
  let task = list.pop(lane + (resumes ? RESUMES : STARTS));
  if (task == 0) task = list.pop(lane + (resumes ? STARTS : RESUMES));
  else store<u32>(lane + RESUMED_NEXT, resumes ? 0 : 1);
  return task;
}

export function isEmpty(lane: usize): bool {
  return list.isEmpty(lane + STARTS) && list.isEmpty(lane + RESUMES);
}

/** Tasks that were accepted by the lane and have no outcome yet, suspended ones included. */
export function pending(lane: usize): u32 {
  return loadAtomic<u32>(lane + PENDING);
}

export function lessPending(lane: usize, count: u32): void {
  if (count != 0) subAtomic<u32>(lane + PENDING, count);
}

/** IDLE → QUEUED: the caller must put the lane into a ready queue. False when someone else has or holds it. */
export function tryQueue(lane: usize): bool {
  return (
    loadAtomic<u32>(lane + STATE) == IDLE && compareExchange<u32>(lane + STATE, IDLE, QUEUED) == IDLE // L1
  );
}

/** QUEUED → RUNNING, by the worker that popped it from a ready queue. */
export function claim(lane: usize, worker: u32): void {
  const before = compareExchange<u32>(lane + STATE, QUEUED, RUNNING | (worker << 8));
  check(before == QUEUED, CHECK_LANE_STATE);
}

/** RUNNING → QUEUED while tasks are left (true: the caller requeues the lane), else RUNNING → IDLE. */
export function letGo(lane: usize): bool {
  if (!isEmpty(lane)) {
    storeAtomic<u32>(lane + STATE, QUEUED);
    return true;
  }
  storeAtomic<u32>(lane + STATE, IDLE); // L1
  return !isEmpty(lane) && tryQueue(lane);
}
