// What a task is expected to cost, packed beside its depth (TASK_LOAD): the time of a processor in the low byte, the time
// that it waits for others in the high byte, both in the steps of the histograms: eight an octave, up to 16 s. What is
// added to a lane's load is taken off to the nanosecond, since both are decoded from here.
import { TASK_LOAD } from '../abi/layout';
import { bucketOf, floorOf } from '../stats/histogram';

/** A task that is shorter costs 0: it counts by its number alone (pool/lane-load.ts), and nothing is written for it. */
export const SHORT_NS: f64 = 512;
/** A task that needs a processor for longer is one of high latency, where there are workers for such. */
const LONG_NS: u64 = 1000000;
const STEP_MAX: u32 = 255;
const NS_MAX: f64 = 1e11;

/** Packs two times in ns. */
export function packCost(cpuNs: f64, ioNs: f64): u32 {
  return step(cpuNs) | (step(ioNs) << 8);
}

function step(ns: f64): u32 {
  return ns >= SHORT_NS ? min<u32>(bucketOf(min<f64>(ns, NS_MAX) as u64), STEP_MAX) : 0; // false for NaN, too
}

export function cpuOf(cost: u32): u64 {
  return floorOf(cost & 0xff);
}

export function hasCpu(cost: u32): bool {
  return (cost & 0xff) != 0;
}

export function hasIo(cost: u32): bool {
  return cost > 0xff;
}

export function isLong(task: usize): bool {
  return cpuOf(costOf(task)) >= LONG_NS;
}

export function ioOf(cost: u32): u64 {
  return floorOf((cost >> 8) & 0xff);
}

export function costOf(task: usize): u32 {
  return load<u16>(task + TASK_LOAD) as u32;
}

export function setCost(task: usize, cost: u32): void {
  store<u16>(task + TASK_LOAD, cost as u16);
}
