// Domain queries: which containers of a pool a task goes to. A query is one packed word and a value.
//
//   word   0 range u8 │ 1 selection u8 │ 2 iteration u8 │ 3 subdomain u8
import {
  ITERATE_BROADCAST,
  ITERATE_UNTIL_SUCCESS,
  RANGE_DIRECT,
  RANGE_GLOBAL,
  RANGE_LOCAL,
  SELECT_HASH,
  SELECT_ID,
  SELECT_RANGE,
  SUBDOMAIN_GLOBAL,
  SUBDOMAIN_LOCAL,
  SUBDOMAIN_PHYSICAL_NODE,
} from '../abi/layout';
import { POOL_CONTAINER_COUNT, POOL_LOCAL_COUNT } from '../abi/pool-layout';
import { localToGlobal } from './domain-table';

export const SEVERAL: u32 = 0xffffffff; // those of a range: `rangeFirst`, `rangeCount`
export const NOWHERE: u32 = 0xfffffffe; // the query names a container that is not there
export const MALFORMED: u32 = 0xfffffffd; // no meaning is defined for the query

/** Resolves a query to a global container id, or SEVERAL, NOWHERE, MALFORMED. */
// @inline
export function resolveQuery(pool: usize, word: u32, value: u32): u32 {
  if ((word & 0xffff) != (RANGE_GLOBAL | (SELECT_HASH << 8))) return resolveOther(pool, word, value);
  return within(load<u32>(pool + POOL_CONTAINER_COUNT), SELECT_HASH, value);
}

// Of a query that is not by hash among all.
function resolveOther(pool: usize, word: u32, value: u32): u32 {
  const range = word & 0xff;
  const selection = (word >> 8) & 0xff;
  if (range == RANGE_LOCAL) return pick(pool, SUBDOMAIN_LOCAL, selection, value);
  if (range == RANGE_DIRECT) return pick(pool, word >> 24, selection, value);
  if (range != RANGE_GLOBAL) return MALFORMED;
  if (selection == SELECT_RANGE) {
    const iteration = (word >> 16) & 0xff;
    if (iteration != ITERATE_BROADCAST && iteration != ITERATE_UNTIL_SUCCESS) return MALFORMED;
    return rangeCount(pool, value) == 0 ? NOWHERE : SEVERAL;
  }
  return pick(pool, SUBDOMAIN_GLOBAL, selection, value);
}

/** The first container of a range. */
export function rangeFirst(value: u32): u32 {
  return value & 0xffff;
}

/** How many containers a range has; 0 when it goes beyond those of the pool. */
export function rangeCount(pool: usize, value: u32): u32 {
  const first = rangeFirst(value);
  const all = load<u32>(pool + POOL_CONTAINER_COUNT);
  if (first >= all) return 0;
  const count = value >>> 16;
  if (count == 0) return all - first;
  return count <= all - first ? count : 0;
}

/** The containers of a range are tried one after the other, until one succeeds. */
export function isUntilSuccess(word: u32): bool {
  return ((word >> 16) & 0xff) == ITERATE_UNTIL_SUCCESS;
}

function pick(pool: usize, subdomain: u32, selection: u32, value: u32): u32 {
  if (selection != SELECT_ID && selection != SELECT_HASH) return MALFORMED;
  if (subdomain == SUBDOMAIN_GLOBAL) return within(load<u32>(pool + POOL_CONTAINER_COUNT), selection, value);
  if (subdomain == SUBDOMAIN_LOCAL) {
    const position = within(load<u32>(pool + POOL_LOCAL_COUNT), selection, value);
    return position == NOWHERE ? NOWHERE : localToGlobal(pool, position);
  }
  // A physical node answers with its first container; node ids count from 1, and there is one node.
  if (subdomain != SUBDOMAIN_PHYSICAL_NODE) return MALFORMED;
  return selection == SELECT_ID && value != 1 ? NOWHERE : localToGlobal(pool, 0);
}

function within(count: u32, selection: u32, value: u32): u32 {
  if (selection == SELECT_HASH) return count == 1 ? 0 : value % count;
  return value < count ? value : NOWHERE;
}
