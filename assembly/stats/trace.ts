// A trace of what each worker did: which task on which lane, when. Off unless H_TRACE_CAPACITY says how many of the
// last events a thread keeps. Drawn in abi/trace-layout.ts.

import { CONTAINER_ID } from '../abi/container-layout';
import { LANE_CONTAINER, LANE_FLAGS, LANE_GROUP, LANE_HIGH, LANE_INDEX } from '../abi/lane-layout';
import { TASK_DEPTH, TASK_METHOD, TASK_POOL_LO, TASK_ROOT_HI, TASK_ROOT_LO } from '../abi/layout';
import { H_TRACE_CAPACITY } from '../abi/map';
import { SLOT_TRACE } from '../abi/slot-layout';
import {
  EVENT_CONTAINER,
  EVENT_DEPTH,
  EVENT_GROUP,
  EVENT_KIND,
  EVENT_LANE,
  EVENT_METHOD,
  EVENT_POOL,
  EVENT_PRIORITY,
  EVENT_ROOT_HI,
  EVENT_ROOT_LO,
  EVENT_TIME,
  TRACE_CAPACITY,
  TRACE_COUNT,
  TRACE_EVENT_SIZE,
  TRACE_EVENTS,
} from '../abi/trace-layout';
import { alloc, RUNTIME } from '../memory/segments';
import { self } from '../memory/self';
import { now } from '../platform';

/** Gives this thread a trace; without memory, or when traces are off, it has none. */
export function openTrace(): void {
  const capacity = load<u32>(H_TRACE_CAPACITY);
  if (capacity == 0 || load<u32>(self() + SLOT_TRACE) != 0) return;
  const trace = alloc(RUNTIME, TRACE_EVENTS + (capacity as usize) * TRACE_EVENT_SIZE);
  if (trace == 0) return;
  store<u32>(trace + TRACE_COUNT, 0);
  store<u32>(trace + TRACE_CAPACITY, capacity);
  store<u32>(self() + SLOT_TRACE, trace as u32);
}

// @inline
export function traceTask(kind: u32, lane: usize, task: usize): void {
  const trace = load<u32>(self() + SLOT_TRACE) as usize;
  if (trace != 0) record(trace, kind, lane, task);
}

function record(trace: usize, kind: u32, lane: usize, task: usize): void {
  const count = load<u32>(trace + TRACE_COUNT);
  store<u32>(trace + TRACE_COUNT, count + 1);
  const event =
    trace + TRACE_EVENTS + ((count % load<u32>(trace + TRACE_CAPACITY)) as usize) * TRACE_EVENT_SIZE;
  store<f64>(event + EVENT_TIME, now());
  store<u32>(event + EVENT_KIND, kind);
  store<u32>(event + EVENT_POOL, load<u32>(task + TASK_POOL_LO));
  store<u32>(event + EVENT_CONTAINER, load<u32>((load<u32>(lane + LANE_CONTAINER) as usize) + CONTAINER_ID));
  store<u32>(event + EVENT_GROUP, load<u32>(lane + LANE_GROUP));
  store<u32>(event + EVENT_LANE, load<u32>(lane + LANE_INDEX));
  store<u32>(event + EVENT_METHOD, load<u32>(task + TASK_METHOD));
  store<u32>(event + EVENT_ROOT_LO, load<u32>(task + TASK_ROOT_LO));
  store<u32>(event + EVENT_ROOT_HI, load<u32>(task + TASK_ROOT_HI));
  store<u32>(event + EVENT_DEPTH, load<u16>(task + TASK_DEPTH) as u32);
  store<u32>(event + EVENT_PRIORITY, (load<u32>(lane + LANE_FLAGS) & LANE_HIGH) != 0 ? 1 : 0);
}
