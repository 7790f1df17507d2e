// Extensible ring of u32 (specification: ext_ring_buffer): FIFO for any number of producers and consumers, which
// doubles its room instead of being full. Guarded by a lock word that is held for a few loads and stores, never
// across module code; growing allocates in runtime_data under the lock.
//
//   EXT-RING   0 lock u32* │ 4 base u32 │ 8 capacity u32 │ 12 head u32 │ 16 count u32*
//
// All words but lock are written under the lock; count is also read without it, as a hint that is exact for the
// thread that published before it looked.
import { alloc, free, RUNTIME } from '../memory/segments';
import { loadAtomic } from './atomic';
import * as lock from './spin-lock';

const BASE: usize = 4;
const CAPACITY: usize = 8;
const HEAD: usize = 12;
const COUNT: usize = 16;
export const EXT_RING_SIZE: usize = 64;
const FIRST_CAPACITY: u32 = 16;

/** Appends; false only when the ring had to grow and runtime_data is exhausted. */
export function push(ring: usize, value: u32): bool {
  lock.acquire(ring);
  const count = load<u32>(ring + COUNT);
  if (count == load<u32>(ring + CAPACITY) && !grow(ring)) {
    lock.release(ring);
    return false;
  }
  const at = (load<u32>(ring + HEAD) + count) & (load<u32>(ring + CAPACITY) - 1);
  store<u32>((load<u32>(ring + BASE) as usize) + ((at as usize) << 2), value);
  store<u32>(ring + COUNT, count + 1); // released with the lock
  lock.release(ring);
  return true;
}

/** Takes the oldest value, or 0 when there is none. */
export function pop(ring: usize): u32 {
  if (loadAtomic<u32>(ring + COUNT) == 0) return 0;
  lock.acquire(ring);
  const count = load<u32>(ring + COUNT);
  let value: u32 = 0;
  if (count != 0) {
    const head = load<u32>(ring + HEAD);
    value = load<u32>((load<u32>(ring + BASE) as usize) + ((head as usize) << 2));
    store<u32>(ring + HEAD, (head + 1) & (load<u32>(ring + CAPACITY) - 1));
    store<u32>(ring + COUNT, count - 1);
  }
  lock.release(ring);
  return value;
}

/** The oldest value, or 0. Only where nobody else takes it. */
export function peek(ring: usize): u32 {
  if (load<u32>(ring + COUNT) == 0) return 0;
  return load<u32>((load<u32>(ring + BASE) as usize) + ((load<u32>(ring + HEAD) as usize) << 2));
}

/** Gives back the room of a ring that nobody uses any more. */
export function dispose(ring: usize): void {
  const base = load<u32>(ring + BASE) as usize;
  if (base != 0) free(base);
}

/** The value at a distance from the oldest, or 0: a look that may be outdated at once. */
export function lookAt(ring: usize, distance: u32): u32 {
  if (loadAtomic<u32>(ring + COUNT) <= distance) return 0;
  lock.acquire(ring);
  let value: u32 = 0;
  if (load<u32>(ring + COUNT) > distance) {
    const at = (load<u32>(ring + HEAD) + distance) & (load<u32>(ring + CAPACITY) - 1);
    value = load<u32>((load<u32>(ring + BASE) as usize) + ((at as usize) << 2));
  }
  lock.release(ring);
  return value;
}

export function size(ring: usize): u32 {
  return loadAtomic<u32>(ring + COUNT);
}

function grow(ring: usize): bool {
  const capacity = load<u32>(ring + CAPACITY);
  const wanted = capacity == 0 ? FIRST_CAPACITY : capacity << 1;
  const base = alloc(RUNTIME, (wanted as usize) << 2);
  if (base == 0) return false;
  const old = load<u32>(ring + BASE) as usize;
  const head = load<u32>(ring + HEAD) as usize;
  // The ring is full: the entries are head … capacity, then 0 … head.
  memory.copy(base, old + (head << 2), ((capacity as usize) - head) << 2);
  memory.copy(base + (((capacity as usize) - head) << 2), old, head << 2);
  store<u32>(ring + BASE, base as u32);
  store<u32>(ring + CAPACITY, wanted);
  store<u32>(ring + HEAD, 0);
  if (old != 0) free(old);
  return true;
}
