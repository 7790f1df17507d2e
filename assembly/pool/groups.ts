// The groups of a container (getGroup): a lock for each key that somebody is in or waits for, made at its first use and
// freed when it is free. One lies in the table itself; the others are in its buckets, a chained hash table that grows.
// All behind one guard, which is also that of its locks. Drawn in abi/lock-layout.ts.
import {
  GROUP_KEY,
  GROUP_NEXT,
  GROUP_RECORD_SIZE,
  GROUPS_BUCKETS,
  GROUPS_COUNT,
  GROUPS_MASK,
  GROUPS_OWN,
  GROUPS_SIZE,
  LOCK_GROUPS,
} from '../abi/lock-layout';
import { clear } from '../memory/clear';
import { alloc, free, RUNTIME } from '../memory/segments';
import { bucketOf } from '../sync/hash';

const FIRST_BUCKETS: u32 = 16;

/** A table without groups; 0 without memory. */
export function newGroups(): usize {
  const groups = alloc(RUNTIME, GROUPS_SIZE);
  if (groups == 0) return 0;
  memory.fill(groups, 0, GROUPS_SIZE);
  if (resize(groups, FIRST_BUCKETS)) return groups;
  free(groups);
  return 0;
}

export function freeGroups(groups: usize): void {
  free(load<u32>(groups + GROUPS_BUCKETS) as usize);
  free(groups);
}

/** The lock of a key, made if there is none; 0 without memory. Under the guard. */
export function lockOf(groups: usize, key: u64): usize {
  const own = groups + GROUPS_OWN;
  const used = load<u32>(own + LOCK_GROUPS) != 0;
  if (used && load<u64>(own + GROUP_KEY) == key) return own;
  let group: usize = load<u32>(groups + GROUPS_COUNT) == 0 ? 0 : (load<u32>(bucket(groups, key)) as usize);
  while (group != 0 && load<u64>(group + GROUP_KEY) != key) group = load<u32>(group + GROUP_NEXT) as usize;
  if (group != 0) return group;
  group = used ? addGroup(groups, key) : own; // a lock that is free says nothing
  if (group == 0) return 0;
  store<u32>(group + LOCK_GROUPS, groups as u32);
  store<u64>(group + GROUP_KEY, key);
  return group;
}

// In its bucket.
function addGroup(groups: usize, key: u64): usize {
  const count = load<u32>(groups + GROUPS_COUNT);
  const size = load<u32>(groups + GROUPS_MASK) + 1;
  if (count == size) resize(groups, size << 1); // without memory its chains get longer
  const group = alloc(RUNTIME, GROUP_RECORD_SIZE);
  if (group == 0) return 0;
  clear(group, GROUP_RECORD_SIZE);
  push(bucket(groups, key), group);
  store<u32>(groups + GROUPS_COUNT, count + 1);
  return group;
}

/** Frees a lock that is free. Under the guard. */
export function dropGroup(groups: usize, group: usize): void {
  if (group == groups + GROUPS_OWN) {
    store<u32>(group + LOCK_GROUPS, 0);
    return;
  }
  let link = bucket(groups, load<u64>(group + GROUP_KEY));
  while ((load<u32>(link) as usize) != group) link = (load<u32>(link) as usize) + GROUP_NEXT;
  store<u32>(link, load<u32>(group + GROUP_NEXT));
  free(group);
  const count = load<u32>(groups + GROUPS_COUNT) - 1;
  store<u32>(groups + GROUPS_COUNT, count);
  if (count == 0 && load<u32>(groups + GROUPS_MASK) >= FIRST_BUCKETS) resize(groups, FIRST_BUCKETS);
}

function resize(groups: usize, size: u32): bool {
  const bytes = (size as usize) << 2;
  const made = alloc(RUNTIME, bytes);
  if (made == 0) return false;
  memory.fill(made, 0, bytes);
  const old = load<u32>(groups + GROUPS_BUCKETS) as usize;
  const oldSize: u32 = old == 0 ? 0 : load<u32>(groups + GROUPS_MASK) + 1;
  store<u32>(groups + GROUPS_BUCKETS, made as u32);
  store<u32>(groups + GROUPS_MASK, size - 1);
  for (let i: u32 = 0; i < oldSize; i++) {
    for (let group = load<u32>(old + ((i as usize) << 2)) as usize; group != 0; ) {
      const next = load<u32>(group + GROUP_NEXT) as usize;
      push(bucket(groups, load<u64>(group + GROUP_KEY)), group);
      group = next;
    }
  }
  if (old != 0) free(old);
  return true;
}

function push(link: usize, group: usize): void {
  store<u32>(group + GROUP_NEXT, load<u32>(link));
  store<u32>(link, group as u32);
}

function bucket(groups: usize, key: u64): usize {
  const index = bucketOf(key, load<u32>(groups + GROUPS_MASK));
  return (load<u32>(groups + GROUPS_BUCKETS) as usize) + ((index as usize) << 2);
}
