// Containers: made for a pool, given lanes, poisoned when their code traps, freed with the pool.

import {
  CONTAINER_FLAGS,
  CONTAINER_GROUP_TABLE,
  CONTAINER_GROUPED,
  CONTAINER_HOME,
  CONTAINER_ID,
  CONTAINER_INSTANCE,
  CONTAINER_LOCKS,
  CONTAINER_MAPS,
  CONTAINER_MODULE,
  CONTAINER_MONITORS,
  CONTAINER_PINNED,
  CONTAINER_POOL,
  CONTAINER_SIZE,
  CONTAINER_STATE,
  CONTAINER_SYSTEM_LANE,
  SYSTEM_GROUP,
} from '../abi/container-layout';
import { LANE_PINNED, LANE_SYSTEM } from '../abi/lane-layout';
import { MAX_LANE_GROUPS } from '../abi/limits';
import { OWNED_NEXT } from '../abi/lock-layout';
import { WORKERS } from '../abi/map';
import { SLOT_HOST_CONTAINERS } from '../abi/slot-layout';
import { alloc, free, RUNTIME } from '../memory/segments';
import { lowWorkers } from '../scheduling/kinds';
import { addAtomic, loadAtomic, orAtomic, subAtomic } from '../sync/atomic';
import { freeGroups, newGroups } from './groups';
import { isIdle as isLaneIdle, newLanes, pending } from './lane';
import { MODULE_GROUPS, MODULE_HOST, MODULE_MAPS, MODULE_MONITORS, moduleFlags } from './module';
import { laneByPosition, lanesOf } from './multi-queue';

/** Makes container `id` of a pool, with its system lane; 0 without memory. */
export function newContainer(pool: usize, id: u32, module: u32): usize {
  const container = alloc(RUNTIME, CONTAINER_SIZE);
  if (container == 0) return 0;
  memory.fill(container, 0, CONTAINER_SIZE);
  const flags = moduleFlags(module);
  const host = (flags & MODULE_HOST) != 0;
  const home = homeFor(id, host);
  store<u32>(container + CONTAINER_POOL, pool as u32);
  store<u32>(container + CONTAINER_ID, id);
  store<u32>(container + CONTAINER_MODULE, module);
  store<u32>(container + CONTAINER_HOME, home);
  store<u32>(container + CONTAINER_FLAGS, containerFlags(flags));
  const lane = newLanes(1, container, SYSTEM_GROUP, home, LANE_SYSTEM | (host ? LANE_PINNED : 0));
  const grouped = (flags & MODULE_GROUPS) != 0;
  const groups = grouped ? newGroups() : 0;
  if (lane == 0 || (grouped && groups == 0)) {
    if (lane != 0) free(lane);
    if (groups != 0) freeGroups(groups);
    free(container);
    return 0;
  }
  store<u32>(container + CONTAINER_GROUP_TABLE, groups as u32);
  store<u32>(container + CONTAINER_SYSTEM_LANE, lane as u32);
  if (host) addAtomic<u32>(workerSlot(home) + SLOT_HOST_CONTAINERS, 1);
  return container;
}

function containerFlags(module: u32): u32 {
  return (
    ((module & MODULE_HOST) != 0 ? CONTAINER_PINNED : 0) |
    ((module & MODULE_MAPS) != 0 ? CONTAINER_MAPS : 0) |
    ((module & MODULE_GROUPS) != 0 ? CONTAINER_GROUPED : 0) |
    ((module & MODULE_MONITORS) != 0 ? CONTAINER_MONITORS : 0)
  );
}

/** Frees a container whose pool is drained and that no worker can reach any more. */
export function freeContainer(container: usize): void {
  if ((load<u32>(container + CONTAINER_FLAGS) & CONTAINER_PINNED) != 0) {
    subAtomic<u32>(workerSlot(load<u32>(container + CONTAINER_HOME)) + SLOT_HOST_CONTAINERS, 1);
  }
  for (let i: u32 = 0; i < MAX_LANE_GROUPS; i++) {
    for (let priority: u32 = 0; priority < 2; priority++) {
      const lanes = lanesOf(container, i, priority);
      if (lanes != 0) free(lanes);
    }
  }
  const instance = load<u32>(container + CONTAINER_INSTANCE) as usize;
  if (instance != 0) free(instance);
  const groups = load<u32>(container + CONTAINER_GROUP_TABLE) as usize;
  if (groups != 0) freeGroups(groups);
  freeLocks(load<u32>(container + CONTAINER_LOCKS) as usize);
  free(load<u32>(container + CONTAINER_SYSTEM_LANE) as usize);
  free(container);
}

function freeLocks(first: usize): void {
  for (let lock = first; lock != 0; ) {
    const next = load<u32>(lock + OWNED_NEXT) as usize;
    free(lock);
    lock = next;
  }
}

/** Tasks that its lanes accepted and that have no outcome yet; the system lane does not count. */
export function pendingTasks(container: usize): u32 {
  let sum: u32 = 0;
  for (let i: u32 = 0; i < MAX_LANE_GROUPS; i++) {
    for (let priority: u32 = 0; priority < 2; priority++) {
      for (let j: u32 = 0; ; j++) {
        const lane = laneByPosition(container, i, priority, j);
        if (lane == 0) break;
        sum += pending(lane);
      }
    }
  }
  return sum;
}

/** No worker has or holds one of its lanes. */
export function isIdle(container: usize): bool {
  if (!isLaneIdle(load<u32>(container + CONTAINER_SYSTEM_LANE) as usize)) return false;
  for (let i: u32 = 0; i < MAX_LANE_GROUPS; i++) {
    for (let priority: u32 = 0; priority < 2; priority++) {
      for (let j: u32 = 0; ; j++) {
        const lane = laneByPosition(container, i, priority, j);
        if (lane == 0) break;
        if (!isLaneIdle(lane)) return false;
      }
    }
  }
  return true;
}

/** Raises a flag of CONTAINER_STATE: from then on its queued tasks are refused. */
export function closeContainer(container: usize, flag: u32): void {
  orAtomic<u32>(container + CONTAINER_STATE, flag);
}

export function workerSlot(worker: u32): usize {
  return load<u32>(WORKERS + ((worker as usize) << 2)) as usize;
}

// Containers go round the workers. A wasm container's lanes may move, but start where no host module lives,
// so that a long call into JavaScript does not stand in their way.
function homeFor(id: u32, host: bool): u32 {
  const workers = lowWorkers();
  if (!host) {
    for (let i: u32 = 0; i < workers; i++) {
      const worker = (id + i) % workers;
      if (loadAtomic<u32>(workerSlot(worker) + SLOT_HOST_CONTAINERS) == 0) return worker;
    }
  }
  return id % workers;
}
