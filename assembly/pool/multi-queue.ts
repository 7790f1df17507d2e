// MultiQueue: the lane groups of a container. A group is described by the specification's PriorityInfo, once for
// each task priority; a task's priority chooses between the two, the group's flags say what its lanes are for.
//
//   PRIORITY INFO (24 bytes)   0 maxLanes u32 │ 4 numLanes u32* │ 8 depth u32 │ 12 flags u32 │ 16 lanes u32 │ 20 spare
//   GROUP (56 bytes)           0 id u32 │ 4 used u32* │ 8 low │ 32 high
//
// numLanes grows by one, up to maxLanes, when the lane that a task is sent to has `depth` tasks pending. A group
// whose lanes must keep their keys (GetLaneByHash) is created with as many lanes as it may have.

import {
  CONTAINER_FLAGS,
  CONTAINER_GROUPS,
  CONTAINER_HOME,
  CONTAINER_ONLY_LANE,
  CONTAINER_PINNED,
  GROUP_SIZE,
} from '../abi/container-layout';
import { LANE_HIGH, LANE_PINNED, LANE_SIZE, LANE_SLOW } from '../abi/lane-layout';
import { LOAD_CPU, LOAD_IO, QUEUE_HIGH_LATENCY, QUEUE_LONG_RUNNING } from '../abi/layout';
import { MAX_LANE_GROUPS, MAX_LANES } from '../abi/limits';
import { BAD_ARGUMENT, EXISTS, NO_MEMORY, OK } from '../abi/status';
import { free } from '../memory/segments';
import { compareExchange, loadAtomic, storeAtomic } from '../sync/atomic';
import { newLanes, pending } from './lane';
import { cpuLoad, ioLoad } from './lane-load';

const ID: usize = 0;
const USED: usize = 4;
const LOW: usize = 8;
const HIGH: usize = 32;

const MAX: usize = 0;
const NUM: usize = 4;
const DEPTH: usize = 8;
const FLAGS: usize = 12;
const LANES: usize = 16;

/** Group that a container's tasks go to when its module does not choose. */
export const DEFAULT_GROUP: u32 = 0;

/** This thread's choices of a lane: lanes that are equal are taken in turn, also by a worker that runs each task at once. */
let turn: u32 = 0;

/**
 * Creates a lane group (specification: CreateQueue).
 * @param lanes lanes in use at first, 1 ≤ lanes ≤ maxLanes ≤ MAX_LANES
 * @param depth pending tasks of a lane at which another comes into use
 * @returns OK, EXISTS, BAD_ARGUMENT or NO_MEMORY
 */
export function createQueue(
  container: usize,
  id: u32,
  lanes: u32,
  maxLanes: u32,
  depth: u32,
  flags: u32,
): u32 {
  if (lanes == 0 || lanes > maxLanes || maxLanes > MAX_LANES || depth == 0) return BAD_ARGUMENT;
  if (findGroup(container, id) != 0) return EXISTS;
  const group = freeGroup(container);
  if (group == 0) return NO_MEMORY;
  if (!initInfo(group + LOW, container, id, lanes, maxLanes, depth, flags, 0)) return NO_MEMORY;
  if (!initInfo(group + HIGH, container, id, lanes, maxLanes, depth, flags, LANE_HIGH)) {
    free(load<u32>(group + LOW + LANES) as usize);
    return NO_MEMORY;
  }
  store<u32>(group + ID, id);
  if (id == DEFAULT_GROUP && maxLanes == 1) {
    storeAtomic<u32>(container + CONTAINER_ONLY_LANE, load<u32>(group + LOW + LANES));
  }
  storeAtomic<u32>(group + USED, 1);
  return OK;
}

function initInfo(
  info: usize,
  container: usize,
  group: u32,
  lanes: u32,
  maxLanes: u32,
  depth: u32,
  flags: u32,
  laneFlags: u32,
): bool {
  const pinned = (load<u32>(container + CONTAINER_FLAGS) & CONTAINER_PINNED) != 0 ? LANE_PINNED : 0;
  const slow = laneFlags != 0 || (flags & (QUEUE_HIGH_LATENCY | QUEUE_LONG_RUNNING)) != 0 ? LANE_SLOW : 0;
  const at = newLanes(
    maxLanes,
    container,
    group,
    load<u32>(container + CONTAINER_HOME),
    laneFlags | slow | pinned,
  );
  if (at == 0) return false;
  store<u32>(info + MAX, maxLanes);
  store<u32>(info + NUM, lanes);
  store<u32>(info + DEPTH, depth);
  store<u32>(info + FLAGS, flags);
  store<u32>(info + LANES, at as u32);
  return true;
}

/** The lane at `index` of a group (specification: GetLane); 0 when there is none. */
export function getLane(container: usize, id: u32, priority: u32, index: u32): usize {
  const info = findInfo(container, id, priority);
  return info == 0 || index >= loadAtomic<u32>(info + NUM) ? 0 : laneAt(info, index);
}

/** The lane that a hash falls on among the lanes in use (specification: GetLaneByHash); 0 without such a group. */
export function getLaneByHash(container: usize, id: u32, priority: u32, hash: u32): usize {
  const info = findInfo(container, id, priority);
  if (info == 0) return 0;
  const num = loadAtomic<u32>(info + NUM);
  const lane = laneAt(info, num == 1 ? 0 : hash % num);
  if (num == load<u32>(info + MAX) || pending(lane) < load<u32>(info + DEPTH)) return lane;
  compareExchange<u32>(info + NUM, num, num + 1); // who loses the race sees the other's growth
  return laneAt(info, hash % (num + 1));
}

/**
 * The lane of a group with the least load (specification: GetLeastLoadedLane), of several the next in turn; 0 without
 * such a group.
 * @param by LOAD_CPU, LOAD_IO, or both: what counts of what its tasks are expected to cost
 */
export function getLeastLoadedLane(container: usize, id: u32, priority: u32, by: u32): usize {
  const info = findInfo(container, id, priority);
  if (info == 0) return 0;
  const num = loadAtomic<u32>(info + NUM);
  let index = num == 1 ? 0 : turn++ % num;
  let best = laneAt(info, index);
  let least = loadOf(best, by);
  for (let i: u32 = 1; i < num && least != 0; i++) {
    if (++index == num) index = 0;
    const its = loadOf(laneAt(info, index), by);
    if (its >= least) continue;
    least = its;
    best = laneAt(info, index);
  }
  if (num == load<u32>(info + MAX) || pending(best) < load<u32>(info + DEPTH)) return best;
  compareExchange<u32>(info + NUM, num, num + 1);
  return laneAt(info, num);
}

function loadOf(lane: usize, by: u32): f64 {
  return ((by & LOAD_CPU) != 0 ? cpuLoad(lane) : 0) + ((by & LOAD_IO) != 0 ? ioLoad(lane) : 0);
}

/** The first lane of a container; 0 without one. */
export function firstLane(container: usize): usize {
  return laneFrom(container, 0, 0, 0);
}

/** The lane behind one of a group, priority and index, in any group of the container; 0 behind the last. */
export function nextLane(container: usize, id: u32, priority: u32, index: u32): usize {
  const group = ((findGroup(container, id) - container - CONTAINER_GROUPS) / GROUP_SIZE) as u32;
  return laneFrom(container, group, priority, index + 1);
}

function laneFrom(container: usize, group: u32, priority: u32, index: u32): usize {
  for (; group < MAX_LANE_GROUPS; group++) {
    for (; priority < 2; priority++) {
      const lane = laneByPosition(container, group, priority, index);
      if (lane != 0) return lane;
      index = 0;
    }
    priority = 0;
  }
  return 0;
}

/** Lanes in use and the most there may be, packed as use | max << 16; 0 without such a group. */
export function laneCounts(container: usize, id: u32, priority: u32): u32 {
  const info = findInfo(container, id, priority);
  return info == 0 ? 0 : loadAtomic<u32>(info + NUM) | (load<u32>(info + MAX) << 16);
}

export function hasGroups(container: usize): bool {
  return loadAtomic<u32>(container + CONTAINER_GROUPS + USED) != 0;
}

/** Calls for each lane by position: group 0 … MAX_LANE_GROUPS-1, both priorities; 0 beyond the last lane. */
export function laneByPosition(container: usize, groupIndex: u32, priority: u32, index: u32): usize {
  const group = container + CONTAINER_GROUPS + (groupIndex as usize) * GROUP_SIZE;
  if (loadAtomic<u32>(group + USED) == 0) return 0;
  const info = group + (priority == 0 ? LOW : HIGH);
  return index < load<u32>(info + MAX) ? laneAt(info, index) : 0;
}

/** First address of a group's lane array, for giving it back; 0 without such a group. */
export function lanesOf(container: usize, groupIndex: u32, priority: u32): usize {
  return laneByPosition(container, groupIndex, priority, 0);
}

function laneAt(info: usize, index: u32): usize {
  return (load<u32>(info + LANES) as usize) + (index as usize) * LANE_SIZE;
}

function findInfo(container: usize, id: u32, priority: u32): usize {
  const group = findGroup(container, id);
  return group == 0 ? 0 : group + (priority == 0 ? LOW : HIGH);
}

function findGroup(container: usize, id: u32): usize {
  let group = container + CONTAINER_GROUPS;
  for (let i: u32 = 0; i < MAX_LANE_GROUPS; i++) {
    if (loadAtomic<u32>(group + USED) == 0) return 0;
    if (load<u32>(group + ID) == id) return group;
    group += GROUP_SIZE;
  }
  return 0;
}

function freeGroup(container: usize): usize {
  let group = container + CONTAINER_GROUPS;
  for (let i: u32 = 0; i < MAX_LANE_GROUPS; i++) {
    if (loadAtomic<u32>(group + USED) == 0) return group;
    group += GROUP_SIZE;
  }
  return 0;
}
