// What a policy may ask and say, while it is called for a round (policy.ts). Workers are told by their index; `lane` is
// an address.

import { CONTAINER_ID, CONTAINER_POOL } from '../abi/container-layout';
import {
  LANE_CONTAINER,
  LANE_FLAGS,
  LANE_GROUP,
  LANE_HIGH,
  LANE_HOME,
  LANE_INDEX,
  LANE_PINNED,
} from '../abi/lane-layout';
import { MAX_POOLS } from '../abi/limits';
import { H_LANE_EPOCH, H_PROCESSORS, H_STICKY, H_WORKER_COUNT } from '../abi/map';
import { POOL_ACTIVE, POOL_CONTAINER_COUNT, POOL_STATE } from '../abi/pool-layout';
import { SLOT_CURRENT_LANE, SLOT_PROCESSOR, SLOT_TAKEN } from '../abi/slot-layout';
import { workerSlot } from '../pool/container';
import { containerAt } from '../pool/domain-table';
import { cpuLoad } from '../pool/lane-load';
import { firstLane, nextLane } from '../pool/multi-queue';
import { poolAt, rowOf } from '../pool/pool';
import { loadAtomic, storeAtomic } from '../sync/atomic';
import { backlogLoad, enqueue, takeFrom } from '../worker/ready';
import { anyFor, countLike, firstLike, lowWorkers as lowCount } from './kinds';
import { countMove } from './policy';

/** Workers that run lanes: 0 … workerCount - 1. */
export function workerCount(): u32 {
  return load<u32>(H_WORKER_COUNT);
}

/** The first so many of them are for low-latency lanes, the others for high-latency lanes. */
export function lowWorkers(): u32 {
  return lowCount();
}

/** Processors of this machine, as far as the host knows. */
export function processorCount(): u32 {
  return load<u32>(H_PROCESSORS);
}

/** What waits for a worker in its ready queues and what it is running, in expected ns. */
export function workerLoad(worker: u32): f64 {
  const slot = workerSlot(worker);
  const lane = load<u32>(slot + SLOT_CURRENT_LANE) as usize;
  return backlogLoad(slot) + (lane == 0 ? 0 : cpuLoad(lane));
}

/** The watchdog has found it in one call of a method for long. */
export function isStuck(worker: u32): bool {
  return loadAtomic<u32>(workerSlot(worker) + SLOT_TAKEN) != 0;
}

/** Changes when lanes were made or freed. */
export function laneEpoch(): u32 {
  return loadAtomic<u32>(H_LANE_EPOCH);
}

/** The lane behind one, in the order of pools, containers and groups; the first with 0; 0 behind the last. */
export function laneAfter(lane: usize): usize {
  let row: u32 = 0;
  let id: u32 = 0;
  if (lane != 0) {
    const container = load<u32>(lane + LANE_CONTAINER) as usize;
    const high: u32 = (load<u32>(lane + LANE_FLAGS) & LANE_HIGH) != 0 ? 1 : 0;
    const next = nextLane(container, load<u32>(lane + LANE_GROUP), high, load<u32>(lane + LANE_INDEX));
    if (next != 0) return next;
    row = rowOf(load<u32>(container + CONTAINER_POOL) as usize);
    id = load<u32>(container + CONTAINER_ID) + 1;
  }
  for (; row < MAX_POOLS; row++) {
    const pool = poolAt(row);
    if (loadAtomic<u32>(pool + POOL_STATE) == POOL_ACTIVE) {
      for (; id < load<u32>(pool + POOL_CONTAINER_COUNT); id++) {
        const container = containerAt(pool, id);
        const first = container == 0 ? <usize>0 : firstLane(container);
        if (first != 0) return first;
      }
    }
    id = 0;
  }
  return 0;
}

/** The first worker of those that may be home of a lane; `homesOf` are as many. */
export function firstHomeOf(lane: usize): u32 {
  return anyFor(load<u32>(lane + LANE_FLAGS));
}

/** The container that a lane belongs to: its address. */
export function containerOf(lane: usize): usize {
  return load<u32>(lane + LANE_CONTAINER) as usize;
}

/** How many workers may be home of a lane, in a row; 1 of a lane that is pinned. */
export function homesOf(lane: usize): u32 {
  if ((load<u32>(lane + LANE_FLAGS) & LANE_PINNED) != 0) return 1;
  return countLike(firstHomeOf(lane));
}

/** Makes a worker the home of a lane, from when it is brought to one next; false: it may not, or enough were moved. */
export function setHome(lane: usize, worker: u32): bool {
  if ((load<u32>(lane + LANE_FLAGS) & LANE_PINNED) != 0 || worker >= workerCount()) return false;
  if (firstLike(worker) != firstHomeOf(lane)) return false;
  if (loadAtomic<u32>(lane + LANE_HOME) == worker) return true;
  if (!countMove()) return false;
  storeAtomic<u32>(lane + LANE_HOME, worker);
  return true;
}

/** Moves up to `most` lanes that wait for a worker to another of its kind, for good; answers how many. */
export function moveLanes(from: u32, to: u32, most: u32): u32 {
  if (from >= workerCount() || to >= workerCount() || firstLike(from) != firstLike(to) || from == to)
    return 0;
  const slot = workerSlot(from);
  let moved: u32 = 0;
  while (moved < most) {
    const lane = takeFrom(slot);
    if (lane == 0) break;
    const may = countMove();
    if (may) storeAtomic<u32>(lane + LANE_HOME, to);
    enqueue(lane, may ? to : from);
    if (!may) break;
    moved++;
  }
  return moved;
}

/** Whether lanes stay with their homes, even when these are busy and others are not. Those of stuck workers never do. */
export function keepLanesHome(keep: bool): void {
  storeAtomic<u32>(H_STICKY, keep ? 1 : 0);
}

/** Says which processor a worker shall run on: 0 ≤ processor < processorCount. */
export function setProcessor(worker: u32, processor: u32): void {
  if (worker < workerCount()) storeAtomic<u32>(workerSlot(worker) + SLOT_PROCESSOR, processor + 1);
}
