// Bounded single-producer/single-consumer ring of u32 (task addresses): one process-queue lane.
// L. Lamport's ring with free-running counters and a cached head, as in Le et al., "Correct and Efficient Bounded
// FIFO Queues" (2013).
//
//   RING   0 base u32 │ 4 mask u32 │ 8 cachedHead u32 │ 12 next u32 …   one line: the producer's
//         64 tail u32*                                    one line: written by the producer
//        128 head u32* │ 132 claim u32* │ 136 wanted u32*  one line: written by the consumer; wanted, by both
//
// `next` runs ahead of tail by what the producer has put and not published: a batch costs one store of tail.
//
// Publish pairs: R1 producer writes cells, then stores tail; consumer loads tail, then reads cells.
//                R2 consumer reads cells, then stores head; producer loads head, then overwrites cells.
//                R3 producer that found no room sets wanted, then looks at head again before it sleeps; consumer stores
//                   head, then looks at wanted.
// A publication linearizes at the store of tail, pop at the store of head; both are wait-free. Counters wrap at 2^32; the
// difference next - head is at most the capacity (a power of two ≤ 2^20), so it survives the wrap.
// The consumer's side moves between workers: whoever holds `claim` is the consumer.
import { compareExchange, exchange, loadAtomic, storeAtomic } from './atomic';

const BASE: usize = 0;
const MASK: usize = 4;
const CACHED_HEAD: usize = 8;
const NEXT: usize = 12;
const TAIL: usize = 64;
const HEAD: usize = 128;
const CLAIM: usize = 132;
const WANTED: usize = 136;
export const RING_SIZE: usize = 192;

/** Sets up an empty ring over `capacity` cells of 4 bytes at `base`; capacity is a power of two. */
export function init(ring: usize, base: usize, capacity: u32): void {
  store<u32>(ring + BASE, base as u32);
  store<u32>(ring + MASK, capacity - 1);
  store<u32>(ring + CACHED_HEAD, 0);
  store<u32>(ring + NEXT, 0);
  storeAtomic<u32>(ring + TAIL, 0);
  storeAtomic<u32>(ring + HEAD, 0);
  storeAtomic<u32>(ring + CLAIM, 0);
  storeAtomic<u32>(ring + WANTED, 0);
}

/** Appends without publishing; false when the ring is full. Producer only. */
export function put(ring: usize, value: u32): bool {
  const next = load<u32>(ring + NEXT);
  const mask = load<u32>(ring + MASK);
  if (next - load<u32>(ring + CACHED_HEAD) > mask) {
    const head = loadAtomic<u32>(ring + HEAD); // R2
    store<u32>(ring + CACHED_HEAD, head);
    if (next - head > mask) return false;
  }
  store<u32>((load<u32>(ring + BASE) as usize) + (((next & mask) as usize) << 2), value); // covered by R1
  store<u32>(ring + NEXT, next + 1);
  return true;
}

/** The producer, which found no room, will wait for some. Producer only. */
export function wantRoom(ring: usize): void {
  storeAtomic<u32>(ring + WANTED, 1); // R3
}

/** True when the room that the producer wanted has come before it sleeps; it is wanted no more then. Producer only. */
export function hasWantedRoom(ring: usize): bool {
  if (loadAtomic<u32>(ring + WANTED) == 0) return false;
  if (load<u32>(ring + NEXT) - loadAtomic<u32>(ring + HEAD) > load<u32>(ring + MASK)) return false; // R3
  storeAtomic<u32>(ring + WANTED, 0);
  return true;
}

/** True when the producer wanted the room that `advance` has just made: it must be woken. Consumer only. */
export function answerWanted(ring: usize): bool {
  return loadAtomic<u32>(ring + WANTED) != 0 && exchange<u32>(ring + WANTED, 0) != 0; // R3
}

/** How many entries are put and not published. Producer only. */
export function unpublished(ring: usize): u32 {
  return load<u32>(ring + NEXT) - load<u32>(ring + TAIL); // both are the producer's own
}

/** Publishes what was put. Producer only. */
export function publish(ring: usize): void {
  storeAtomic<u32>(ring + TAIL, load<u32>(ring + NEXT)); // R1
}

/** How many entries the consumer may read now. */
export function available(ring: usize): u32 {
  return loadAtomic<u32>(ring + TAIL) - load<u32>(ring + HEAD); // R1; head is the consumer's own
}

/** The entry `index` places behind the oldest; index < available. Consumer only. */
export function peek(ring: usize, index: u32): u32 {
  const at = (load<u32>(ring + HEAD) + index) & load<u32>(ring + MASK);
  return load<u32>((load<u32>(ring + BASE) as usize) + ((at as usize) << 2));
}

/** Drops the oldest `count` entries. Consumer only. */
export function advance(ring: usize, count: u32): void {
  storeAtomic<u32>(ring + HEAD, load<u32>(ring + HEAD) + count); // R2
}

/** Becomes the consumer; false while another worker is. `who` is not 0. */
export function claim(ring: usize, who: u32): bool {
  return compareExchange<u32>(ring + CLAIM, 0, who) == 0;
}

export function release(ring: usize): void {
  storeAtomic<u32>(ring + CLAIM, 0);
}

/** Empty as seen from any thread. */
export function isEmpty(ring: usize): bool {
  return loadAtomic<u32>(ring + TAIL) == loadAtomic<u32>(ring + HEAD);
}

/** Has been set up before. */
export function isOpen(ring: usize): bool {
  return load<u32>(ring + BASE) != 0;
}
