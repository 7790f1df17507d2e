// A trace of what each worker did: which task on which lane, when. Off unless H_TRACE_CAPACITY says how many of the
// last events a thread keeps.
//
//   TRACE   0 count u32 (all events so far) │ 4 capacity u32 │ 16 events × 48
//   EVENT   0 time f64 │ 8 kind u32 │ 12 poolLo u32 │ 16 container u32 │ 20 group u32 │ 24 lane u32 │ 28 method u32
//          32 rootLo u32 │ 36 rootHi u32 │ 40 depth u32 │ 44 priority u32

import { CONTAINER_ID } from '../abi/container-layout';
import { LANE_CONTAINER, LANE_FLAGS, LANE_GROUP, LANE_HIGH, LANE_INDEX } from '../abi/lane-layout';
import { TASK_DEPTH, TASK_METHOD, TASK_POOL_LO, TASK_ROOT_HI, TASK_ROOT_LO } from '../abi/layout';
import { H_TRACE_CAPACITY } from '../abi/map';
import { SLOT_TRACE } from '../abi/slot-layout';
import { alloc, RUNTIME } from '../memory/segments';
import { self } from '../memory/self';
import { now } from '../platform';

export const TRACE_START: u32 = 1;
export const TRACE_RESUME: u32 = 2;
export const TRACE_SUSPEND: u32 = 3;
export const TRACE_END: u32 = 4;

const COUNT: usize = 0;
const CAPACITY: usize = 4;
const EVENTS: usize = 16;
const EVENT_SIZE: usize = 48;

/** Gives this thread a trace; without memory, or when traces are off, it has none. */
export function openTrace(): void {
  const capacity = load<u32>(H_TRACE_CAPACITY);
  if (capacity == 0 || load<u32>(self() + SLOT_TRACE) != 0) return;
  const trace = alloc(RUNTIME, EVENTS + (capacity as usize) * EVENT_SIZE);
  if (trace == 0) return;
  store<u32>(trace + COUNT, 0);
  store<u32>(trace + CAPACITY, capacity);
  store<u32>(self() + SLOT_TRACE, trace as u32);
}

export function traceTask(kind: u32, lane: usize, task: usize): void {
  const trace = load<u32>(self() + SLOT_TRACE) as usize;
  if (trace != 0) record(trace, kind, lane, task);
}

function record(trace: usize, kind: u32, lane: usize, task: usize): void {
  const count = load<u32>(trace + COUNT);
  store<u32>(trace + COUNT, count + 1);
  const event = trace + EVENTS + ((count % load<u32>(trace + CAPACITY)) as usize) * EVENT_SIZE;
  store<f64>(event, now());
  store<u32>(event + 8, kind);
  store<u32>(event + 12, load<u32>(task + TASK_POOL_LO));
  store<u32>(event + 16, load<u32>((load<u32>(lane + LANE_CONTAINER) as usize) + CONTAINER_ID));
  store<u32>(event + 20, load<u32>(lane + LANE_GROUP));
  store<u32>(event + 24, load<u32>(lane + LANE_INDEX));
  store<u32>(event + 28, load<u32>(task + TASK_METHOD));
  store<u32>(event + 32, load<u32>(task + TASK_ROOT_LO));
  store<u32>(event + 36, load<u32>(task + TASK_ROOT_HI));
  store<u32>(event + 40, load<u32>(task + TASK_DEPTH));
  store<u32>(event + 44, (load<u32>(lane + LANE_FLAGS) & LANE_HIGH) != 0 ? 1 : 0);
}
