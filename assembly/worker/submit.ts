// Submission: a client's task is accepted (a credit is taken, the slot of its ring published) or refused with a
// status. From then on it has exactly one outcome.
//
//   submit ─┬─ runtime stops ─▶ SHUTTING_DOWN    ─┐
//           ├─ credits used up ─▶ NO_CREDIT       ├─ the task stays the caller's
//           ├─ ring full ─▶ BUSY                 ─┘
//           └─ process queue ─▶ doorbell ─▶ a worker (duty-cycle.ts)
//
// A worker's own tasks (children of TypeScript methods) are routed at once.
import {
  TASK_FIRE_AND_FORGET,
  TASK_FLAGS,
  TASK_HIGH_LATENCY,
  TASK_OWNER,
  TASK_PERIODIC,
  TASK_STAMP,
  TASK_TOKEN,
} from '../abi/layout';
import { ABORTING, H_SAMPLE_PERIOD, H_STATE, RUNNING } from '../abi/map';
import {
  COUNTER_SPAWNED,
  KIND_NET,
  SLOT_ACCEPTED,
  SLOT_COUNTDOWN,
  SLOT_COUNTERS,
  SLOT_CREDITS,
  SLOT_EPOCH,
  SLOT_KIND,
  SLOT_LAST_STAMP,
  SLOT_OUTSTANDING,
  SLOT_PERIOD,
  SLOT_RING_HIGH,
  SLOT_RING_LOW,
  SLOT_SILENCE,
  SLOT_SILENT,
} from '../abi/slot-layout';
import { BUSY, NO_CREDIT, OK, SHUTTING_DOWN } from '../abi/status';
import { self, selfIndex } from '../memory/self';
import { now } from '../platform';
import { loadAtomic } from '../sync/atomic';
import * as ring from '../sync/spsc-ring';
import { accept, takeBack } from '../task/state';
import { inherit, makeRoot } from '../task/task';
import { flushHeld } from './complete';
import { beginOutside, endOutside } from './outside';
import { ringDoorbell } from './process-queue';
import { callAttention } from './ready';
import { route } from './route';

/** Tasks that a client holds back at most to publish them together. */
const HELD_MAX: u32 = 32;
/** Tasks after which a client looks again in any case whether a worker must be woken. */
const SILENCE_MAX: u32 = 1024;
/** Submissions further apart than this are stamped each. */
const STAMP_ALL_ABOVE_NS: f64 = 10000;

/**
 * Submits a new task from a client thread.
 * @param token comes back with the completion
 * @returns OK, or SHUTTING_DOWN, NO_CREDIT, BUSY: then the task was not accepted
 */
export function submit(task: usize, token: u32): u32 {
  const status = submitHeld(task, token);
  if (status == OK) publish();
  return status;
}

/**
 * Like `submit`, but workers see the task only after HELD_MAX of them, and one that sleeps is sure to be woken only at the
 * next `submit` or `publish`.
 */
export function submitHeld(task: usize, token: u32): u32 {
  const slot = self();
  if (loadAtomic<u32>(H_STATE) != RUNNING) return SHUTTING_DOWN;
  const outstanding = load<u32>(slot + SLOT_OUTSTANDING);
  if (outstanding >= load<u32>(slot + SLOT_CREDITS)) return NO_CREDIT;
  const flags = load<u32>(task + TASK_FLAGS);
  const lane = slot + ((flags & TASK_HIGH_LATENCY) != 0 ? SLOT_RING_HIGH : SLOT_RING_LOW);
  // All of it before the ring has it: a thread that dies in here leaves nothing half made behind.
  makeRoot(task);
  address(task, token);
  if ((flags & TASK_PERIODIC) == 0) stamp(slot, task); // its period is there
  accept(task);
  if (!ring.put(lane, task as u32)) {
    takeBack(task);
    ring.wantRoom(lane);
    publish(); // what is held must not wait for room that only comes when it is taken
    return BUSY;
  }
  if ((flags & TASK_FIRE_AND_FORGET) == 0) store<u32>(slot + SLOT_OUTSTANDING, outstanding + 1);
  store<u64>(slot + SLOT_ACCEPTED, load<u64>(slot + SLOT_ACCEPTED) + 1); // covered by R1: before the task completes
  if (ring.unpublished(lane) >= HELD_MAX) publishPart(slot);
  return OK;
}

/** Submits a control task from a client thread: it needs no credit, and goes out at once. OK or BUSY. */
export function submitControl(task: usize, token: u32): u32 {
  const slot = self();
  const high = (load<u32>(task + TASK_FLAGS) & TASK_HIGH_LATENCY) != 0;
  makeRoot(task);
  address(task, token);
  accept(task);
  const lane = slot + (high ? SLOT_RING_HIGH : SLOT_RING_LOW);
  const accepted = ring.put(lane, task as u32);
  if (accepted) {
    store<u32>(slot + SLOT_OUTSTANDING, load<u32>(slot + SLOT_OUTSTANDING) + 1);
    store<u64>(slot + SLOT_ACCEPTED, load<u64>(slot + SLOT_ACCEPTED) + 1);
  } else {
    takeBack(task);
    ring.wantRoom(lane);
  }
  publish();
  return accepted ? OK : BUSY;
}

/** Lets the workers see what `submitHeld` held back. */
export function publish(): void {
  const slot = self();
  publishFor(slot, selfIndex());
  callAttention();
  store<u32>(slot + SLOT_SILENT, 0);
  store<u32>(slot + SLOT_SILENCE, 0);
}

// More is about to come. A worker that was woken for a part and sleeps again had little to do with it: the next time
// it is woken for twice as much. A net thread has all of it at hand, and publishes when it has put it there (net/admit.ts).
function publishPart(slot: usize): void {
  if (load<u32>(slot + SLOT_KIND) == KIND_NET) return;
  publishFor(slot, selfIndex());
  const silent = load<u32>(slot + SLOT_SILENT);
  if (silent != 0) {
    store<u32>(slot + SLOT_SILENT, silent - HELD_MAX);
  } else if (callAttention()) {
    const silence = max(load<u32>(slot + SLOT_SILENCE), HELD_MAX);
    store<u32>(slot + SLOT_SILENT, silence);
    store<u32>(slot + SLOT_SILENCE, min(silence * 2, SILENCE_MAX));
  }
}

/** Publishes what a slot holds back, for its own thread or for one that left. */
export function publishFor(slot: usize, index: u32): void {
  if (ring.unpublished(slot + SLOT_RING_LOW) != 0) ring.publish(slot + SLOT_RING_LOW);
  if (ring.unpublished(slot + SLOT_RING_HIGH) != 0) ring.publish(slot + SLOT_RING_HIGH);
  ringDoorbell(index);
}

/** Submits a task from a worker's own thread, outside of a turn or in a host module's method: routed at once. */
export function submitFromWorker(task: usize, token: u32, parent: usize): u32 {
  if (loadAtomic<u32>(H_STATE) >= ABORTING) return SHUTTING_DOWN;
  const slot = self();
  if (parent != 0) inherit(task, parent);
  else makeRoot(task);
  address(task, token);
  if ((load<u32>(task + TASK_FLAGS) & TASK_FIRE_AND_FORGET) == 0) {
    store<u32>(slot + SLOT_OUTSTANDING, load<u32>(slot + SLOT_OUTSTANDING) + 1);
  }
  accept(task);
  countSpawned(1);
  beginOutside();
  route(task);
  flushHeld();
  endOutside();
  return OK;
}

/** Before they are sent: so it is seen by whoever sees one of them completed. */
export function countSpawned(count: u32): void {
  const spawned = self() + SLOT_COUNTERS + COUNTER_SPAWNED;
  store<u64>(spawned, load<u64>(spawned) + (count as u64));
}

/** Where a task comes back to: this thread. */
export function address(task: usize, token: u32): void {
  store<u32>(task + TASK_OWNER, (load<u32>(self() + SLOT_EPOCH) << 8) | selfIndex());
  store<u32>(task + TASK_TOKEN, token);
}

// The clock costs more than the rest of a submission, so only every H_SAMPLE_PERIOD-th task of a stream carries the
// time; a client that submits slowly has all of its tasks stamped.
function stamp(slot: usize, task: usize): void {
  const countdown = load<u32>(slot + SLOT_COUNTDOWN);
  if (countdown > 1) {
    store<u32>(slot + SLOT_COUNTDOWN, countdown - 1);
    return;
  }
  const time = now();
  const since = time - load<f64>(slot + SLOT_LAST_STAMP);
  store<f64>(slot + SLOT_LAST_STAMP, time);
  store<f64>(task + TASK_STAMP, time);
  const tasks = load<u32>(slot + SLOT_PERIOD) as f64; // since the last stamp
  const period = since > STAMP_ALL_ABOVE_NS * tasks ? 1 : load<u32>(H_SAMPLE_PERIOD);
  store<u32>(slot + SLOT_PERIOD, period);
  store<u32>(slot + SLOT_COUNTDOWN, period);
}
