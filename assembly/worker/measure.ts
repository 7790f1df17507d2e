// What a task takes of a processor: expected before it runs, measured now and then, told to its method's statistics and model.

import {
  FRAME_RUN_NS,
  RUN_DONE,
  RUN_HOST,
  TASK_FLAGS,
  TASK_FRAME,
  TASK_PERIODIC,
  TASK_STAMP,
  TASK_STARTED,
} from '../abi/layout';
import { STAT_COST, STAT_FEATURED } from '../abi/model-layout';
import { now } from '../platform';
import { sample } from '../scheduling/estimate';
import { meanRunNs, recordRun, recordWait } from '../stats/histogram';
import { costOf, cpuOf } from '../task/cost';

/** What the task will take as far as that is known: of itself where its features tell, else the method's mean. */
export function expectedNs(stat: usize, task: usize): u32 {
  if (load<u32>(stat + STAT_COST) != STAT_FEATURED) return meanRunNs(stat);
  return max<u64>(cpuOf(costOf(task)), 1) as u32;
}

/** When a measured task goes on, or starts: from then on its stamp says when, unless it has its period there. */
export function beginMeasure(block: usize, task: usize, flags: u32): f64 {
  const time = now();
  if ((flags & (TASK_STARTED | TASK_PERIODIC)) != 0) return time;
  const stamp = load<f64>(task + TASK_STAMP);
  if (stamp != 0) recordWait(block, time - stamp);
  store<f64>(task + TASK_STAMP, time);
  return time;
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
  const time = now();
  const ns = time - begun;
  if (code == RUN_HOST) {
    recordRun(stat, block, ns); // what it took of this worker; the task may have ended already, and be gone
    return;
  }
  const frame = load<u32>(task + TASK_FRAME) as usize;
  const total = frame != 0 ? (load<f32>(frame + FRAME_RUN_NS) as f64) + ns : ns;
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
