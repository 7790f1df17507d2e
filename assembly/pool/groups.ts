// The groups of a container (getGroup): a lock for each key that somebody is in or waits for, made at its first use and
// freed when it is free. All behind one guard, which is also that of the locks in its buckets, a chained hash table that
// grows. One lies in the table itself: it is guarded by its own word, and stays its key's when it is free, until another
// key comes that has no lock. So the worker that had it last takes it again by its word alone (locks/groups.ts). Drawn in
// abi/lock-layout.ts.
//
// A key has one lock: it gets one under the guard, and only when it has none. The own lock changes its key while nobody
// has it, by whoever has both guards.
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
import { loadAtomic, storeAtomic } from '../sync/atomic';
import { bucketOf } from '../sync/hash';
import * as word from '../sync/lock-word';

const FIRST_BUCKETS: u32 = 16;

/** A table without groups; 0 without memory. */
export function newGroups(): usize {
  const groups = alloc(RUNTIME, GROUPS_SIZE);
  if (groups == 0) return 0;
  memory.fill(groups, 0, GROUPS_SIZE);
  store<u32>(groups + GROUPS_OWN + LOCK_GROUPS, groups as u32); // of the key 0
  if (resize(groups, FIRST_BUCKETS)) return groups;
  free(groups);
  return 0;
}

export function freeGroups(groups: usize): void {
  free(load<u32>(groups + GROUPS_BUCKETS) as usize);
  free(groups);
}

/** The lock of a key, made if there is none; 0 without memory. Under the guard; the own one's record is guarded then. */
export function lockOf(groups: usize, key: u64): usize {
  const own = groups + GROUPS_OWN;
  if (loadAtomic<u64>(own + GROUP_KEY) == key) {
    word.guard(own);
    return own;
  }
  let group = load<u32>(bucket(groups, key)) as usize;
  while (group != 0 && load<u64>(group + GROUP_KEY) != key) group = load<u32>(group + GROUP_NEXT) as usize;
  if (group != 0) return group;
  if (!word.tryGuard(own)) return addGroup(groups, key);
  storeAtomic<u64>(own + GROUP_KEY, key); // G1
  return own;
}

// In its bucket.
function addGroup(groups: usize, key: u64): usize {
  const count = load<u32>(groups + GROUPS_COUNT);
  const size = load<u32>(groups + GROUPS_MASK) + 1;
  if (count == size) resize(groups, size << 1); // without memory its chains get longer
  const group = alloc(RUNTIME, GROUP_RECORD_SIZE);
  if (group == 0) return 0;
  clear(group, GROUP_RECORD_SIZE);
  store<u32>(group + LOCK_GROUPS, groups as u32);
  store<u64>(group + GROUP_KEY, key);
  push(bucket(groups, key), group);
  store<u32>(groups + GROUPS_COUNT, count + 1);
  return group;
}

/** Frees a lock of a bucket that is free. Under the guard. */
export function dropGroup(groups: usize, group: usize): void {
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
