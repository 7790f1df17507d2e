// The load of a lane: what its queued and running tasks are expected to cost, in ns. Short tasks count by their number;
// the others are charged when they come and discharged when they end or leave, the time of a processor as soon as they
// are suspended. Read by anybody, exact to what is in flight.
import { LANE_CPU_NS, LANE_IO_NS } from '../abi/lane-layout';
import { addAtomic, loadAtomic, subAtomic } from '../sync/atomic';
import { costOf, cpuOf, hasCpu, hasIo, ioOf, setCost } from '../task/cost';
import { pending } from './lane';

/** What a task counts that has no cost: less than SHORT_NS, and more than nothing. */
const UNCHARGED_NS: f64 = 128;

/** Adds a task's cost. Whoever brings it, before it can run. */
export function charge(lane: usize, task: usize): void {
  const cost = costOf(task);
  if (cost != 0) change(lane, cost, 1);
}

/** Takes off what is left of a task's cost: it ends, or leaves the lane. */
export function discharge(lane: usize, task: usize): void {
  const cost = costOf(task);
  if (cost == 0) return;
  change(lane, cost, u64.MAX_VALUE);
  setCost(task, 0);
}

// Adds a cost, or takes it off: `times` is 1 or -1. Most tasks cost one of the two.
function change(lane: usize, cost: u32, times: u64): void {
  if (hasCpu(cost)) addAtomic<u64>(lane + LANE_CPU_NS, cpuOf(cost) * times);
  if (hasIo(cost)) addAtomic<u64>(lane + LANE_IO_NS, ioOf(cost) * times);
}

/** Takes off the processor's time of a task that is about to be suspended. */
export function dischargeCpu(lane: usize, task: usize): void {
  const cost = costOf(task);
  const cpu = cpuOf(cost);
  if (cpu == 0) return;
  subAtomic<u64>(lane + LANE_CPU_NS, cpu);
  setCost(task, cost & 0xff00);
}

/** The processor's time that the lane's tasks need, in ns. */
export function cpuLoad(lane: usize): f64 {
  return (loadAtomic<u64>(lane + LANE_CPU_NS) as f64) + (pending(lane) as f64) * UNCHARGED_NS;
}

/** All of its tasks are short, as far as is known, or suspended. */
export function isShort(lane: usize): bool {
  return loadAtomic<u64>(lane + LANE_CPU_NS) == 0;
}

/** The time that the lane's tasks will wait for others, in ns. */
export function ioLoad(lane: usize): f64 {
  return loadAtomic<u64>(lane + LANE_IO_NS) as f64;
}
