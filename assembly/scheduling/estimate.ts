// What a task will cost, before it is sent to its lane, and what it has cost, when it ends.
//
//   estimate ─▶ the method's constant, or its model over the task's features ─▶ monitor kEstLoad, if there is one
//   measured ─▶ monitor kSampleLoad, if there is one ─▶ the worker's samples ─▶ learn.ts
//
// A method without features has one expectation for all its tasks, so that a short one costs a load and a comparison.
import { CONTAINER_FLAGS, CONTAINER_MODULE, CONTAINER_PINNED, CONTAINER_POOL } from '../abi/container-layout';
import { TASK_FLAGS, TASK_ROW_SHIFT } from '../abi/layout';
import { FEATURES_MAX, MODEL_CPU, MODEL_IO, STAT_COST, STAT_FEATURED, STAT_MODEL } from '../abi/model-layout';
import { MONITOR_CPU_NS, MONITOR_FEATURES, MONITOR_IO_NS, MonitorMode } from '../abi/monitor-layout';
import { free } from '../memory/segments';
import { self } from '../memory/self';
import {
  FEATURE_F32,
  FEATURE_F64,
  FEATURE_I32,
  FEATURE_I64,
  FEATURE_LENGTH,
  FEATURE_U8,
  FEATURE_U16,
  FEATURE_U32,
  FEATURE_U64,
  featureWord,
} from '../pool/module';
import { statAt } from '../stats/histogram';
import { predict } from '../stats/model';
import { newSample, putSample, SAMPLE_CPU_NS, SAMPLE_FEATURES, SAMPLE_IO_NS } from '../stats/samples';
import { costOf, cpuOf, ioOf, packCost, setCost } from '../task/cost';
import { callMonitor, isMonitored, monitorContext } from './monitor';

/** Stores in a task what it will cost in its container, as the engine has it. */
export function estimate(pool: usize, container: usize, task: usize, flags: u32): void {
  const stat = statAt(pool, flags >> TASK_ROW_SHIFT);
  const cost = load<u32>(stat + STAT_COST); // of now or of a moment ago
  setCost(task, cost == STAT_FEATURED ? fromModel(stat, container, task) : cost);
}

function fromModel(stat: usize, container: usize, task: usize): u32 {
  const model = load<u32>(stat + STAT_MODEL) as usize;
  const features = monitorContext() + MONITOR_FEATURES;
  readFeatures(container, task, features);
  return packCost(predict(model, MODEL_CPU, features), predict(model, MODEL_IO, features));
}

/** Asks the method's monitor, where it answers kEstLoad; where a trap loses nothing. */
export function askEstimate(container: usize, task: usize): void {
  const cost = costOf(task);
  const context = monitorContext();
  store<f64>(context + MONITOR_CPU_NS, cpuOf(cost) as f64);
  store<f64>(context + MONITOR_IO_NS, ioOf(cost) as f64);
  readFeatures(container, task, context + MONITOR_FEATURES);
  if (!isMonitored(container, task, MonitorMode.kEstLoad)) return;
  const message = callMonitor(container, MonitorMode.kEstLoad, task);
  if (message != 0)
    free(message); // one that throws says nothing
  else setCost(task, packCost(load<f64>(context + MONITOR_CPU_NS), load<f64>(context + MONITOR_IO_NS)));
}

/** A task has ended Ok after so much of a processor, and so much waiting. It still lives. */
export function sample(container: usize, task: usize, cpuNs: f64, ioNs: f64): void {
  const row = load<u32>(task + TASK_FLAGS) >> TASK_ROW_SHIFT;
  const context = monitorContext();
  store<f64>(context + MONITOR_CPU_NS, cpuNs);
  store<f64>(context + MONITOR_IO_NS, ioNs);
  readFeatures(container, task, context + MONITOR_FEATURES);
  if (isMonitored(container, task, MonitorMode.kSampleLoad)) {
    const message = callMonitor(container, MonitorMode.kSampleLoad, task);
    if (message != 0) free(message);
  }
  if (isPinned(container) && isMonitored(container, task, MonitorMode.kReinforceLoad)) {
    const message = callMonitor(container, MonitorMode.kReinforceLoad, task); // at home, where its module lives
    if (message != 0) free(message);
    return;
  }
  const slot = self();
  const room = newSample(slot, load<u32>(container + CONTAINER_POOL) as usize, row);
  if (room == 0) return;
  store<f64>(room + SAMPLE_CPU_NS, load<f64>(context + MONITOR_CPU_NS));
  store<f64>(room + SAMPLE_IO_NS, load<f64>(context + MONITOR_IO_NS));
  memory.copy(room + SAMPLE_FEATURES, context + MONITOR_FEATURES, (FEATURES_MAX as usize) << 3);
  putSample(slot);
}

function isPinned(container: usize): bool {
  return (load<u32>(container + CONTAINER_FLAGS) & CONTAINER_PINNED) != 0;
}

function readFeatures(container: usize, task: usize, out: usize): void {
  const module = load<u32>(container + CONTAINER_MODULE);
  const row = load<u32>(task + TASK_FLAGS) >> TASK_ROW_SHIFT;
  for (let i: u32 = 0; i < FEATURES_MAX; i++) {
    const word = featureWord(module, row, i);
    store<f64>(
      out + ((i as usize) << 3),
      word == 0 ? 0 : readFeature(task + ((word & 0xffff) as usize), word >> 16),
    );
  }
}

function readFeature(at: usize, kind: u32): f64 {
  switch (kind) {
    case FEATURE_U8:
      return load<u8>(at) as f64;
    case FEATURE_U16:
      return load<u16>(at) as f64;
    case FEATURE_U32:
      return load<u32>(at) as f64;
    case FEATURE_U64:
      return load<u64>(at) as f64;
    case FEATURE_I32:
      return load<i32>(at) as f64;
    case FEATURE_I64:
      return load<i64>(at) as f64;
    case FEATURE_F32:
      return load<f32>(at) as f64;
    case FEATURE_F64:
      return load<f64>(at);
    case FEATURE_LENGTH:
      return load<u32>(at, 4) as f64;
    default:
      return 0;
  }
}
