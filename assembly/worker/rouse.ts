// Giving lanes a turn although nobody brought them a task: their container or the runtime changed state.

import { CONTAINER_SYSTEM_LANE } from '../abi/container-layout';
import { MAX_LANE_GROUPS, MAX_POOLS } from '../abi/limits';
import { POOL_CONTAINER_COUNT, POOL_ERASED, POOL_FREE, POOL_STATE } from '../abi/pool-layout';
import { containerAt } from '../pool/domain-table';
import * as lanes from '../pool/lane';
import { laneByPosition } from '../pool/multi-queue';
import { poolAt } from '../pool/pool';
import { loadAtomic } from '../sync/atomic';
import { makeReady } from './ready';

/** Gives each lane of a container a turn. */
export function rouse(container: usize): void {
  rouseLane(load<u32>(container + CONTAINER_SYSTEM_LANE) as usize);
  for (let i: u32 = 0; i < MAX_LANE_GROUPS; i++) {
    for (let priority: u32 = 0; priority < 2; priority++) {
      for (let j: u32 = 0; ; j++) {
        const lane = laneByPosition(container, i, priority, j);
        if (lane == 0) break;
        rouseLane(lane);
      }
    }
  }
}

function rouseLane(lane: usize): void {
  lanes.rouse(lane);
  makeReady(lane);
}

/** Gives each lane of this node a turn. Within a worker's turn only: pools may be erased meanwhile. */
export function rouseAll(): void {
  for (let i: u32 = 0; i < MAX_POOLS; i++) {
    const pool = poolAt(i);
    const state = loadAtomic<u32>(pool + POOL_STATE);
    if (state == POOL_FREE || state >= POOL_ERASED) continue;
    for (let j: u32 = 0; j < load<u32>(pool + POOL_CONTAINER_COUNT); j++) {
      const container = containerAt(pool, j);
      if (container != 0) rouse(container);
    }
  }
}
