// Worker kinds (specification: low latency, high latency, reinforcement). Of the workers that run lanes the first
// H_LOW_WORKERS are for low-latency lanes and the process queue, the others for high-latency lanes: those of groups that
// say so or that are for long-running tasks, and those of tasks with that priority (ask.ts). Without workers of their kind, lanes
// go to the others. A lane's home is of its kind, and lanes only move within one; pinned lanes stay with their container.
import { LANE_SLOW } from '../abi/lane-layout';
import { H_LOW_WORKERS, H_WORKER_COUNT } from '../abi/map';

/** This many workers, from 0 on, look at the process queue. */
export function lowWorkers(): u32 {
  return load<u32>(H_LOW_WORKERS);
}

/** There are workers for high-latency lanes alone. */
export function hasHighWorkers(): bool {
  return load<u32>(H_LOW_WORKERS) < load<u32>(H_WORKER_COUNT);
}

/** First worker of the kind that a worker is of. */
export function firstLike(worker: u32): u32 {
  const low = lowWorkers();
  return worker < low ? 0 : low;
}

/** How many there are of that kind. */
export function countLike(worker: u32): u32 {
  const low = lowWorkers();
  return worker < low ? low : load<u32>(H_WORKER_COUNT) - low;
}

/** Bits of all workers of that kind. */
export function maskLike(worker: u32): u32 {
  const all = ((1 as u64) << (countLike(worker) as u64)) - 1;
  return (all << (firstLike(worker) as u64)) as u32;
}

/** A worker of the kind that runs lanes with these flags. */
export function anyFor(laneFlags: u32): u32 {
  return (laneFlags & LANE_SLOW) != 0 && hasHighWorkers() ? lowWorkers() : 0;
}
