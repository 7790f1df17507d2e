// Learning from what workers have measured (specification: reinforcement). Where there are reinforcement workers they do
// it, and sleep when there is nothing to learn; else each worker learns from its own samples at the end of a turn.
//
// Publish pair S2: a worker puts a sample, then looks whether a reinforcement worker sleeps; that one announces its sleep,
// then looks for samples.
import { CONTAINER_STATE } from '../abi/container-layout';
import { CALL_MONITOR, CALLS_PER_MODULE } from '../abi/layout';
import { H_LEARNERS, H_WORKER_COUNT } from '../abi/map';
import {
  MODEL_CPU,
  MODEL_INPUTS,
  MODEL_IO,
  MODEL_LOCK,
  MODEL_SIZE,
  STAT_COST,
  STAT_FEATURED,
  STAT_MODEL,
} from '../abi/model-layout';
import {
  MONITOR_CONTAINER,
  MONITOR_CPU_NS,
  MONITOR_FEATURES,
  MONITOR_IO_NS,
  MONITOR_TASK,
  MONITOR_WORKER,
  MonitorMode,
} from '../abi/monitor-layout';
import { POOL_ACTIVE, POOL_ID_HI, POOL_ID_LO, POOL_MODULE, POOL_STATE } from '../abi/pool-layout';
import { SLOT_WORKER } from '../abi/slot-layout';
import { alloc, free, RUNTIME } from '../memory/segments';
import { self } from '../memory/self';
import { workerSlot } from '../pool/container';
import { containerAt, localToGlobal } from '../pool/domain-table';
import { featureCount, hasMonitor, methodId } from '../pool/module';
import { statAt } from '../stats/histogram';
import { initModel, learn, predict } from '../stats/model';
import {
  dropSample,
  firstSample,
  isHalfFull,
  SAMPLE_CPU_NS,
  SAMPLE_FEATURES,
  SAMPLE_ID_HI,
  SAMPLE_ID_LO,
  SAMPLE_IO_NS,
  SAMPLE_POOL,
  SAMPLE_ROW,
  sampleCount,
} from '../stats/samples';
import { compareExchange, loadAtomic, storeAtomic } from '../sync/atomic';
import { unpark } from '../sync/parking';
import { packCost } from '../task/cost';
import { loadModules } from '../worker/load';
import { beginAsking, endAsking, monitorContext } from './monitor';

/** For a worker at the end of a turn: its samples are learned from, here or by a reinforcement worker. */
export function handOnSamples(slot: usize): void {
  if (sampleCount(slot) == 0) return;
  if (load<u32>(H_LEARNERS) == 0) learnFrom(slot);
  else if (isHalfFull(slot)) wakeLearner(); // S2
}

/** For a worker that is about to sleep: what it has measured waits for nobody. */
export function leaveSamples(slot: usize): void {
  if (sampleCount(slot) != 0 && load<u32>(H_LEARNERS) != 0) wakeLearner(); // S2
}

function wakeLearner(): void {
  const first = load<u32>(H_WORKER_COUNT);
  for (let i: u32 = 0; i < load<u32>(H_LEARNERS); i++) {
    if (unpark(workerSlot(first + i))) return;
  }
}

/** This worker runs no lanes: it learns. */
export function isLearner(): bool {
  const worker = load<u32>(self() + SLOT_WORKER);
  return worker >= load<u32>(H_WORKER_COUNT) && worker != u32.MAX_VALUE;
}

/** A turn of a reinforcement worker; answers how many samples there were. */
export function learnFromAll(): u32 {
  const learners = load<u32>(H_LEARNERS);
  let learned: u32 = 0;
  // Each has workers of its own: a ring has one reader.
  for (
    let i = load<u32>(self() + SLOT_WORKER) - load<u32>(H_WORKER_COUNT);
    i < load<u32>(H_WORKER_COUNT);
    i += learners
  ) {
    learned += learnFrom(workerSlot(i));
  }
  return learned;
}

/** One of the workers that this one learns from has measured something. */
export function hasSamples(): bool {
  const workers = load<u32>(H_WORKER_COUNT);
  for (let i: u32 = load<u32>(self() + SLOT_WORKER) - workers; i < workers; i += load<u32>(H_LEARNERS)) {
    if (sampleCount(workerSlot(i)) != 0) return true;
  }
  return false;
}

function learnFrom(slot: usize): u32 {
  let learned: u32 = 0;
  for (let left = sampleCount(slot); left != 0; left--) {
    learnSample(slot, firstSample(slot));
    learned++;
  }
  return learned;
}

function learnSample(slot: usize, sample: usize): void {
  const pool = load<u32>(sample + SAMPLE_POOL) as usize;
  const isThere =
    loadAtomic<u32>(pool + POOL_STATE) == POOL_ACTIVE &&
    load<u32>(pool + POOL_ID_LO) == load<u32>(sample + SAMPLE_ID_LO) &&
    load<u32>(pool + POOL_ID_HI) == load<u32>(sample + SAMPLE_ID_HI);
  if (!isThere) {
    dropSample(slot);
    return;
  }
  const row = load<u32>(sample + SAMPLE_ROW);
  const module = load<u32>(pool + POOL_MODULE);
  if (hasMonitor(module, row, MonitorMode.kReinforceLoad)) {
    askModule(pool, module, row, slot, sample);
    return;
  }
  update(statAt(pool, row), module, row, sample);
  dropSample(slot);
}

function update(stat: usize, module: u32, row: u32, sample: usize): void {
  const model = modelOf(stat, module, row);
  // Somebody else's sample of the same method is as good as this one.
  if (model == 0 || compareExchange<u32>(model + MODEL_LOCK, 0, 1) != 0) return;
  const features = sample + SAMPLE_FEATURES;
  learn(model, features, load<f64>(sample + SAMPLE_CPU_NS), load<f64>(sample + SAMPLE_IO_NS));
  const constant = load<u32>(model + MODEL_INPUTS) == 1;
  const cost = constant
    ? packCost(predict(model, MODEL_CPU, features), predict(model, MODEL_IO, features))
    : STAT_FEATURED;
  if (cost != load<u32>(stat + STAT_COST)) storeAtomic<u32>(stat + STAT_COST, cost);
  storeAtomic<u32>(model + MODEL_LOCK, 0);
}

// The module learns itself, and answers kEstLoad from what it has learned.
function askModule(pool: usize, module: u32, row: u32, slot: usize, sample: usize): void {
  const container = containerAt(pool, localToGlobal(pool, 0));
  const context = monitorContext();
  store<u32>(context + MONITOR_TASK, 0);
  store<u32>(context + MONITOR_CONTAINER, container as u32);
  store<u32>(context + MONITOR_WORKER, load<u32>(self() + SLOT_WORKER));
  store<f64>(context + MONITOR_CPU_NS, load<f64>(sample + SAMPLE_CPU_NS));
  store<f64>(context + MONITOR_IO_NS, load<f64>(sample + SAMPLE_IO_NS));
  memory.copy(context + MONITOR_FEATURES, sample + SAMPLE_FEATURES, 24);
  dropSample(slot); // before the module has it: one that traps does not find it again
  if (container == 0 || loadAtomic<u32>(container + CONTAINER_STATE) != 0) return;
  loadModules(module);
  const phase = beginAsking(0);
  call_indirect<u32>(
    module * CALLS_PER_MODULE + CALL_MONITOR,
    MonitorMode.kReinforceLoad as u32,
    methodId(module, row),
    <usize>0,
    context,
  );
  endAsking(phase);
}

function modelOf(stat: usize, module: u32, row: u32): usize {
  const known = loadAtomic<u32>(stat + STAT_MODEL) as usize;
  if (known != 0) return known;
  const model = alloc(RUNTIME, MODEL_SIZE);
  if (model == 0) return 0;
  memory.fill(model, 0, MODEL_SIZE);
  initModel(model, featureCount(module, row));
  if (compareExchange<u32>(stat + STAT_MODEL, 0, model as u32) == 0) return model;
  free(model);
  return loadAtomic<u32>(stat + STAT_MODEL) as usize;
}
