// Domain tables of a pool. kLocal maps a position on this node to the container's global id; kGlobal maps a global
// id to the node that owns it. Both lie in runtime_data behind the pool's record and carry an epoch.
//
//   TABLES   containers u32* × n (address on this node, 0 elsewhere) │ local u32 × n │ global u32 × n

import { POOL_CONTAINER_COUNT, POOL_LOCAL_COUNT, POOL_TABLES } from '../abi/pool-layout';
import { alloc, free, RUNTIME } from '../memory/segments';
import { loadAtomic, storeAtomic } from '../sync/atomic';

/** Makes the tables for `count` containers, all of them on node `node`; false without memory. */
export function newTables(pool: usize, count: u32, node: u32): bool {
  const tables = alloc(RUNTIME, (count as usize) * 12);
  if (tables == 0) return false;
  memory.fill(tables, 0, (count as usize) * 12);
  store<u32>(pool + POOL_TABLES, tables as u32);
  store<u32>(pool + POOL_CONTAINER_COUNT, count);
  store<u32>(pool + POOL_LOCAL_COUNT, count);
  for (let i: u32 = 0; i < count; i++) {
    store<u32>(localEntry(pool, i), i);
    store<u32>(globalEntry(pool, i), node);
  }
  return true;
}

export function freeTables(pool: usize): void {
  free(load<u32>(pool + POOL_TABLES) as usize);
  store<u32>(pool + POOL_TABLES, 0);
}

/** Global id of the container at a position on this node. */
export function localToGlobal(pool: usize, position: u32): u32 {
  return load<u32>(localEntry(pool, position));
}

/** Node that owns a container. */
export function ownerNode(pool: usize, id: u32): u32 {
  return load<u32>(globalEntry(pool, id));
}

/** Address of a container of this node by its global id; 0 when it is elsewhere or not there. */
export function containerAt(pool: usize, id: u32): usize {
  return loadAtomic<u32>((load<u32>(pool + POOL_TABLES) as usize) + ((id as usize) << 2)) as usize;
}

export function setContainer(pool: usize, id: u32, container: usize): void {
  storeAtomic<u32>((load<u32>(pool + POOL_TABLES) as usize) + ((id as usize) << 2), container as u32);
}

function localEntry(pool: usize, position: u32): usize {
  const count = load<u32>(pool + POOL_CONTAINER_COUNT);
  return (load<u32>(pool + POOL_TABLES) as usize) + (((count + position) as usize) << 2);
}

function globalEntry(pool: usize, id: u32): usize {
  const count = load<u32>(pool + POOL_CONTAINER_COUNT);
  return (load<u32>(pool + POOL_TABLES) as usize) + (((2 * count + id) as usize) << 2);
}
