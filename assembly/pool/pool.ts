// The pool table: ids, names and the life of a pool. Written only by tasks of the admin container, which its one
// lane starts one after the other; read by everybody.
//
//   FREE ─reservePool─▶ CREATING ─publishPool─▶ ACTIVE ─closePool─▶ DESTROYING ─erasePool─▶ ERASED ─sweepPools─▶ FREE
//                                               CLOSED ─closePool─▶     └─────leavePool─▶ CLOSED
//
// A pool is found by id in at most PROBE_MAX steps from its home row. An erased pool has no task left, but a worker
// may have read an address of it just before: its memory is given back only when every worker has begun another
// turn or sleeps, and routes nothing (quiescent-state reclamation), and when none of its lanes is in a ready queue
// any more: the last who brought a task there may have come late. Whoever goes to sleep looks.

import { CONTAINER_CLOSING } from '../abi/container-layout';
import { MAX_CONTAINERS, MAX_NAME_BYTES, MAX_POOLS } from '../abi/limits';
import {
  H_DYING_POOLS,
  H_LEARNERS,
  H_NODE_ID,
  H_SWEEP_LOCK,
  H_WORKER_COUNT,
  POOL_SIZE,
  POOLS,
} from '../abi/map';
import {
  POOL_ACTIVE,
  POOL_CLOSED,
  POOL_CONTAINER_COUNT,
  POOL_CREATING,
  POOL_DESTROYING,
  POOL_DRAIN_WAITER,
  POOL_ERASED,
  POOL_FREE,
  POOL_GENERATION,
  POOL_ID_HI,
  POOL_ID_LO,
  POOL_MODULE,
  POOL_NAME,
  POOL_NAME_LENGTH,
  POOL_STATE,
  POOL_TURNS,
} from '../abi/pool-layout';
import { SLOT_ROUTING, SLOT_SLEEPING, SLOT_TURN } from '../abi/slot-layout';
import { BAD_ARGUMENT, EXISTS, NO_MEMORY, NOT_FOUND, OK } from '../abi/status';
import { freeStats, newStats } from '../stats/histogram';
import { addAtomic, loadAtomic, storeAtomic, subAtomic } from '../sync/atomic';
import * as lock from '../sync/spin-lock';
import { closeContainer, freeContainer, isIdle, newContainer, pendingTasks, workerSlot } from './container';
import { containerAt, freeTables, newTables, setContainer } from './domain-table';
import { methodCount } from './module';

const PROBE_MAX: u32 = 16;

/** The pool of an id, from its reservation to its end, or 0. */
export function findPool(idLo: u32, idHi: u32): usize {
  for (let i: u32 = 0; i < PROBE_MAX; i++) {
    const pool = poolAt((idLo + i) % MAX_POOLS);
    const state = loadAtomic<u32>(pool + POOL_STATE); // first: of a row that is free nothing else may be read
    if (
      state != POOL_FREE &&
      state < POOL_ERASED &&
      load<u32>(pool + POOL_ID_LO) == idLo &&
      load<u32>(pool + POOL_ID_HI) == idHi
    ) {
      return pool;
    }
  }
  return 0;
}

/** There is a pool of a module: it is being created, in use or being destroyed. */
export function hasPoolOf(module: u32): bool {
  for (let i: u32 = 0; i < MAX_POOLS; i++) {
    const pool = poolAt(i);
    const state = loadAtomic<u32>(pool + POOL_STATE);
    if (state != POOL_FREE && state != POOL_ERASED && load<u32>(pool + POOL_MODULE) == module) return true;
  }
  return false;
}

/** The pool of a name, created or being created, or 0. */
export function findPoolByName(name: usize, nameLength: u32): usize {
  for (let i: u32 = 0; i < MAX_POOLS; i++) {
    const pool = poolAt(i);
    const state = loadAtomic<u32>(pool + POOL_STATE);
    if (
      state != POOL_FREE &&
      state < POOL_ERASED &&
      load<u32>(pool + POOL_NAME_LENGTH) == nameLength &&
      memory.compare(pool + POOL_NAME, name, nameLength as usize) == 0
    ) {
      return pool;
    }
  }
  return 0;
}

/**
 * Takes a row of the table and makes the containers, which nobody can reach before `publishPool`.
 * @param idLo,idHi the wanted id; 0, 0 = the null id, and one is chosen
 * @returns the pool's address, or a status below MAX_STATUS: EXISTS, NO_MEMORY, BAD_ARGUMENT
 */
export function reservePool(
  idLo: u32,
  idHi: u32,
  name: usize,
  nameLength: u32,
  module: u32,
  containers: u32,
): usize {
  if (nameLength == 0 || nameLength > MAX_NAME_BYTES || containers == 0 || containers > MAX_CONTAINERS) {
    return BAD_ARGUMENT;
  }
  const explicit = (idLo | idHi) != 0;
  if (findPoolByName(name, nameLength) != 0 || (explicit && findPool(idLo, idHi) != 0)) return EXISTS;
  const pool = explicit ? rowFor(idLo) : anyRow();
  if (pool == 0) return NO_MEMORY;
  if (!explicit) {
    // A row's number with its generation above it: the same id never names two pools.
    idLo = rowOf(pool) + MAX_POOLS * (load<u32>(pool + POOL_GENERATION) + 1);
    idHi = load<u32>(H_NODE_ID);
  }
  store<u32>(pool + POOL_GENERATION, load<u32>(pool + POOL_GENERATION) + 1);
  store<u32>(pool + POOL_MODULE, module);
  store<u32>(pool + POOL_ID_LO, idLo);
  store<u32>(pool + POOL_ID_HI, idHi);
  store<u32>(pool + POOL_NAME_LENGTH, nameLength);
  store<u32>(pool + POOL_DRAIN_WAITER, 0);
  memory.copy(pool + POOL_NAME, name, nameLength as usize);
  if (!newTables(pool, containers, load<u32>(H_NODE_ID))) return NO_MEMORY;
  let complete = newStats(pool, methodCount(module));
  for (let i: u32 = 0; complete && i < containers; i++) {
    const container = newContainer(pool, i, module);
    setContainer(pool, i, container);
    complete = container != 0;
  }
  if (!complete) {
    giveBack(pool);
    return NO_MEMORY;
  }
  storeAtomic<u32>(pool + POOL_STATE, POOL_CREATING);
  return pool;
}

/** Opens a pool whose containers were created. */
export function publishPool(pool: usize): void {
  storeAtomic<u32>(pool + POOL_STATE, POOL_ACTIVE);
}

/** Refuses the pool's queued tasks from now on; OK or NOT_FOUND. */
export function closePool(idLo: u32, idHi: u32): u32 {
  const pool = findPool(idLo, idHi);
  const state = pool == 0 ? POOL_FREE : loadAtomic<u32>(pool + POOL_STATE);
  if (state != POOL_ACTIVE && state != POOL_CLOSED) return NOT_FOUND;
  storeAtomic<u32>(pool + POOL_STATE, POOL_DESTROYING);
  for (let i: u32 = 0; i < load<u32>(pool + POOL_CONTAINER_COUNT); i++) {
    closeContainer(containerAt(pool, i), CONTAINER_CLOSING);
  }
  return OK;
}

/** Whoever destroys the pool gives that up before it is drained: what is pending finishes, and nothing else runs. */
export function leavePool(pool: usize): void {
  storeAtomic<u32>(pool + POOL_STATE, POOL_CLOSED);
}

/** No task of the pool is pending, but for those on system lanes. */
export function isDrained(pool: usize): bool {
  for (let i: u32 = 0; i < load<u32>(pool + POOL_CONTAINER_COUNT); i++) {
    if (pendingTasks(containerAt(pool, i)) != 0) return false;
  }
  return true;
}

/** Ends a drained pool; its row and memory come back by `sweepPools`. */
export function erasePool(pool: usize): void {
  storeAtomic<u32>(pool + POOL_STATE, POOL_ERASED);
  for (let worker: u32 = 0; worker < threads(); worker++) {
    store<u32>(turnMark(pool, worker), loadAtomic<u32>(workerSlot(worker) + SLOT_TURN));
  }
  addAtomic<u32>(H_DYING_POOLS, 1);
}

/**
 * Gives back the memory of erased pools that no worker but `self` can still reach. One worker after the other, so that
 * the last of those that go to sleep sees all others where they are.
 */
export function sweepPools(self: u32): void {
  if (loadAtomic<u32>(H_DYING_POOLS) == 0) return;
  lock.acquire(H_SWEEP_LOCK);
  for (let i: u32 = 0; i < MAX_POOLS; i++) {
    const pool = poolAt(i);
    if (loadAtomic<u32>(pool + POOL_STATE) != POOL_ERASED || !isUnreachable(pool, self)) continue;
    giveBack(pool);
    subAtomic<u32>(H_DYING_POOLS, 1);
    storeAtomic<u32>(pool + POOL_STATE, POOL_FREE);
  }
  lock.release(H_SWEEP_LOCK);
}

function isUnreachable(pool: usize, self: u32): bool {
  for (let worker: u32 = 0; worker < threads(); worker++) {
    if (worker == self) continue;
    const slot = workerSlot(worker);
    if (loadAtomic<u32>(slot + SLOT_ROUTING) != 0) return false;
    const sleeps = loadAtomic<u32>(slot + SLOT_SLEEPING) != 0;
    if (!sleeps && loadAtomic<u32>(slot + SLOT_TURN) == load<u32>(turnMark(pool, worker))) return false;
  }
  return areLanesIdle(pool);
}

// All that may hold an address of a pool: those that run lanes and those that learn.
function threads(): u32 {
  return load<u32>(H_WORKER_COUNT) + load<u32>(H_LEARNERS);
}

function areLanesIdle(pool: usize): bool {
  for (let i: u32 = 0; i < load<u32>(pool + POOL_CONTAINER_COUNT); i++) {
    const container = containerAt(pool, i);
    if (container != 0 && !isIdle(container)) return false;
  }
  return true;
}

function turnMark(pool: usize, worker: u32): usize {
  return pool + POOL_TURNS + ((worker as usize) << 2);
}

function giveBack(pool: usize): void {
  for (let i: u32 = 0; i < load<u32>(pool + POOL_CONTAINER_COUNT); i++) {
    const container = containerAt(pool, i);
    if (container != 0) freeContainer(container);
  }
  freeStats(pool);
  freeTables(pool);
  store<u32>(pool + POOL_CONTAINER_COUNT, 0);
}

/** Address of a row: 0 ≤ row < MAX_POOLS. */
export function poolAt(row: u32): usize {
  return POOLS + (row as usize) * POOL_SIZE;
}

/** Number of a pool's row. */
export function rowOf(pool: usize): u32 {
  return ((pool - POOLS) / POOL_SIZE) as u32;
}

function rowFor(idLo: u32): usize {
  for (let i: u32 = 0; i < PROBE_MAX; i++) {
    const pool = poolAt((idLo + i) % MAX_POOLS);
    if (loadAtomic<u32>(pool + POOL_STATE) == POOL_FREE) return pool;
  }
  return 0;
}

function anyRow(): usize {
  for (let i: u32 = 0; i < MAX_POOLS; i++) {
    if (loadAtomic<u32>(poolAt(i) + POOL_STATE) == POOL_FREE) return poolAt(i);
  }
  return 0;
}
