// What a task takes of a processor: expected before it runs, measured now and then, told to its method's statistics and model.
//
// A task that waits runs in stretches, each from where it starts or goes on to where it waits or ends. How long one holds
// its worker is another thing than how long the task runs. The clock costs as much as a short one: of a task that is
// measured and goes on often, each so-many-th counts for those between.

import {
  FRAME_RUN_NS,
  FRAME_STRETCHES,
  RUN_DONE,
  RUN_HOST,
  TASK_FLAGS,
  TASK_FRAME,
  TASK_PERIODIC,
  TASK_STAMP,
  TASK_STARTED,
} from '../abi/layout';
import { STAT_COST, STAT_FEATURED, STAT_STRETCH } from '../abi/model-layout';
import { now } from '../platform';
import { sample } from '../scheduling/estimate';
import { average, recordRun, recordWait } from '../stats/histogram';
import { costOf, cpuOf } from '../task/cost';

/** So many stretches of a task are measured, of its later ones each so-many-th. */
const MEASURED: u32 = 16;
/** In the place of a time: this stretch is not measured. */
const UNTIMED: f64 = -1;

/** How long the task will hold its worker as far as is known: by its features where they tell, else as its method's do. */
export function expectedNs(stat: usize, task: usize): u32 {
  if (load<u32>(stat + STAT_COST) != STAT_FEATURED) return load<u32>(stat + STAT_STRETCH);
  return max<u64>(cpuOf(costOf(task)), 1) as u32;
}

/**
 * When a measured task goes on, for `measureRun`, or starts: from then on its stamp says when, unless it has its period
 * there.
 */
export function beginMeasure(block: usize, task: usize, flags: u32): f64 {
  if ((flags & TASK_STARTED) != 0) return isTimed(load<u32>(task + TASK_FRAME) as usize) ? now() : UNTIMED;
  const time = now();
  if ((flags & TASK_PERIODIC) != 0) return time;
  const stamp = load<f64>(task + TASK_STAMP);
  if (stamp != 0) recordWait(block, time - stamp);
  store<f64>(task + TASK_STAMP, time);
  return time;
}

function isTimed(frame: usize): bool {
  const number: u32 = load<u16>(frame + FRAME_STRETCHES) + 1;
  store<u16>(frame + FRAME_STRETCHES, number as u16);
  return number < MEASURED || number % MEASURED == 0;
}

// For how many stretches a measured one counts.
function weightOf(frame: usize): f64 {
  return load<u16>(frame + FRAME_STRETCHES) < MEASURED ? 1 : MEASURED;
}

/** A measured task has run until it answered `code`. */
export function measureRun(
  stat: usize,
  block: usize,
  container: usize,
  task: usize,
  code: i32,
  begun: f64,
): void {
  const timed = begun != UNTIMED;
  if (!timed && code > RUN_DONE) return;
  const time = now();
  const ns = timed ? time - begun : 0;
  if (timed) average(stat + STAT_STRETCH, ns);
  if (code == RUN_HOST) {
    recordRun(stat, block, ns); // what it took of this worker; the task may have ended already, and be gone
    return;
  }
  const frame = load<u32>(task + TASK_FRAME) as usize;
  const total = frame == 0 ? ns : (load<f32>(frame + FRAME_RUN_NS) as f64) + ns * weightOf(frame);
  if (code == RUN_DONE || code < 0) recordRun(stat, block, total);
  if (code == RUN_DONE) {
    const waits = frame != 0 && (load<u32>(task + TASK_FLAGS) & TASK_PERIODIC) == 0;
    sample(container, task, total, waits ? max<f64>(0, time - load<f64>(task + TASK_STAMP) - total) : 0);
    return;
  }
  if (code > RUN_DONE && frame != 0) store<f32>(frame + FRAME_RUN_NS, max<f64>(total, 1) as f32); // above 0: it is measured
}

/** A task that was measured when it started is measured to its end. */
export function isMeasured(task: usize): bool {
  const frame = load<u32>(task + TASK_FRAME) as usize;
  return frame != 0 && load<f32>(frame + FRAME_RUN_NS) != 0;
}
