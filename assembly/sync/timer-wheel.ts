// A hierarchical timing wheel: G. Varghese and A. Lauck, "Hashed and Hierarchical Timing Wheels" (1987), with levels
// chosen as in tokio's: a timer lies where its tick first differs from the wheel's.
//
//   WHEEL (4224 bytes)   0 lock u32* │ 4 count u32* │ 8 current u64: all ticks before have been fired
//                       64 levels: 8 × u64, a bit for each bucket that is not empty
//                      128 buckets: 8 levels × 64 × (first u32 │ last u32)
//
//   TIMER (64 bytes)     0 state u32 │ 4 link u32 (in a list of orders) │ 8 next u32 │ 12 previous u32 │ 16 tick u64
//                       24 bucket u32 │ 28 kind u32 │ 32 task u32 │ 36 wheel u32 │ 40 …: its owner's
//
// Tick and current are numbers in base 64. A timer is on the level of the highest digit in which the two differ, in the
// bucket of that digit of its tick. So all timers of level n come before those of level n + 1, the first bucket of the
// lowest level comes first, and timers of one tick always share a bucket: they fire in the order of their insertion,
// wherever current was when they came.
//
//   insert, remove   O(1)         next   O(levels), by ctz, and a few looks into a bucket
//   take             O(1) amortised: when current enters a bucket above level 0 its timers are spread over the levels
//                    below, each timer at most seven times in its life
//
// Everything here is done by whoever holds the lock; a timer's bytes 8 … 27 are the wheel's while it is in. `count` may
// be read without: the release of the lock publishes it. A tick is 2^15 ns, 2^48 of them are 292 years: what is later is
// treated as that.
import { loadAtomic } from './atomic';

const COUNT: usize = 4;
const CURRENT: usize = 8;
const OCCUPIED: usize = 64;
const BUCKETS: usize = 128;

export const TIMER_STATE: usize = 0;
const NEXT: usize = 8;
const PREVIOUS: usize = 12;
const TICK: usize = 16;
const BUCKET: usize = 24;
export const TIMER_KIND: usize = 28;
export const TIMER_TASK: usize = 32;
export const TIMER_WHEEL: usize = 36;
export const TIMER_UNTIL: usize = 40; // f64, ns: what its owner waits for, where it asks again (wait-calls.ts)
export const TIMER_SIZE: usize = 64;

// TIMER_STATE. It is the owner's but for IN_WHEEL, which comes with `insert` and goes with `remove` and `take`.
export const TIMER_OUT: u32 = 0x100;
export const TIMER_IN_WHEEL: u32 = 0x101;

const LEVELS: u32 = 8;
const DIGIT: u64 = 6;
const TICK_SHIFT: u64 = 15;
const TICK_NS: f64 = 32768;
/** Timers of a bucket that `next` looks at to find the first. */
const LOOKS_MAX: u32 = 16;
const TICK_MAX: u64 = ((1 as u64) << 48) - 1;

/** The first tick that is not before a time in ns. */
export function tickAfter(ns: f64): u64 {
  return max<u64>(1, ticks(ns + TICK_NS - 1));
}

/** The last tick that is not after a time in ns. */
export function tickBefore(ns: f64): u64 {
  return ticks(ns);
}

export function nsOf(tick: u64): f64 {
  return (tick << TICK_SHIFT) as f64;
}

function ticks(ns: f64): u64 {
  if (!(ns > 0)) return 0;
  return ns >= 9e18 ? TICK_MAX : min<u64>((ns as u64) >> TICK_SHIFT, TICK_MAX);
}

export function size(wheel: usize): u32 {
  return loadAtomic<u32>(wheel + COUNT);
}

/** Adds a timer for a tick; `now` is the tick of this moment. A tick that has passed is due at once. */
export function insert(wheel: usize, timer: usize, tick: u64, now: u64): void {
  const count = load<u32>(wheel + COUNT);
  if (count == 0) store<u64>(wheel + CURRENT, max<u64>(load<u64>(wheel + CURRENT), now));
  store<u64>(timer + TICK, max<u64>(tick, load<u64>(wheel + CURRENT)));
  store<u32>(timer + TIMER_STATE, TIMER_IN_WHEEL);
  place(wheel, timer);
  store<u32>(wheel + COUNT, count + 1);
}

export function remove(wheel: usize, timer: usize): void {
  const next = load<u32>(timer + NEXT) as usize;
  const previous = load<u32>(timer + PREVIOUS) as usize;
  const index = load<u32>(timer + BUCKET);
  const bucket = bucketAt(wheel, index);
  if (previous != 0) store<u32>(previous + NEXT, next as u32);
  else store<u32>(bucket, next as u32);
  if (next != 0) store<u32>(next + PREVIOUS, previous as u32);
  else store<u32>(bucket, previous as u32, 4);
  if ((next | previous) == 0) clear(wheel, index);
  store<u32>(timer + TIMER_STATE, TIMER_OUT);
  store<u32>(wheel + COUNT, load<u32>(wheel + COUNT) - 1);
}

/** Takes the next timer whose tick has come, or 0. */
export function take(wheel: usize, now: u64): usize {
  while (true) {
    const level = lowest(wheel);
    const start = level == LEVELS ? now + 1 : startOf(wheel, level);
    if (start > now) {
      // Nothing lies between: each timer's first digit that differs stays the same.
      if (now > load<u64>(wheel + CURRENT)) store<u64>(wheel + CURRENT, now);
      return 0;
    }
    store<u64>(wheel + CURRENT, start);
    const index = (level << 6) | (ctz<u64>(occupied(wheel, level)) as u32);
    if (level != 0) spread(wheel, index);
    else {
      const timer = load<u32>(bucketAt(wheel, index)) as usize;
      remove(wheel, timer);
      return timer;
    }
  }
}

/** No timer is due before this tick; 0 = there are none. Exact unless many share the first bucket. */
export function next(wheel: usize): u64 {
  const level = lowest(wheel);
  if (level == LEVELS) return 0;
  const start = startOf(wheel, level);
  if (level == 0) return start;
  let first: u64 = TICK_MAX;
  let timer = firstOf(wheel, (level << 6) | (ctz<u64>(occupied(wheel, level)) as u32));
  for (let i: u32 = 0; timer != 0; i++) {
    if (i == LOOKS_MAX) return start;
    first = min<u64>(first, load<u64>(timer + TICK));
    timer = behind(timer);
  }
  return first;
}

/** The first timer of a bucket, 0 ≤ index < BUCKET_COUNT, and the one behind a timer: for those who look at all. */
export const BUCKET_COUNT: u32 = LEVELS << 6;

export function firstOf(wheel: usize, index: u32): usize {
  return load<u32>(bucketAt(wheel, index)) as usize;
}

export function behind(timer: usize): usize {
  return load<u32>(timer + NEXT) as usize;
}

// The bucket becomes current's own; its timers differ in a lower digit now, or not at all.
function spread(wheel: usize, index: u32): void {
  let timer = firstOf(wheel, index);
  clear(wheel, index);
  while (timer != 0) {
    const next = load<u32>(timer + NEXT) as usize;
    place(wheel, timer);
    timer = next;
  }
}

function place(wheel: usize, timer: usize): void {
  const tick = load<u64>(timer + TICK);
  const differ = (tick ^ load<u64>(wheel + CURRENT)) | 63;
  const level = (63 - clz<u64>(differ)) / DIGIT;
  const index = ((level << DIGIT) | ((tick >> (level * DIGIT)) & 63)) as u32;
  const bucket = bucketAt(wheel, index);
  const last = load<u32>(bucket, 4) as usize;
  store<u32>(timer + BUCKET, index);
  store<u32>(timer + NEXT, 0);
  store<u32>(timer + PREVIOUS, last as u32);
  store<u32>(bucket, timer as u32, 4);
  if (last != 0) store<u32>(last + NEXT, timer as u32);
  else {
    store<u32>(bucket, timer as u32);
    const bits = wheel + OCCUPIED + ((level as usize) << 3);
    store<u64>(bits, load<u64>(bits) | ((1 as u64) << ((index & 63) as u64)));
  }
}

function clear(wheel: usize, index: u32): void {
  store<u64>(bucketAt(wheel, index), 0);
  const bits = wheel + OCCUPIED + (((index >> 6) as usize) << 3);
  store<u64>(bits, load<u64>(bits) & ~((1 as u64) << ((index & 63) as u64)));
}

function lowest(wheel: usize): u32 {
  for (let level: u32 = 0; level < LEVELS; level++) if (occupied(wheel, level) != 0) return level;
  return LEVELS;
}

function occupied(wheel: usize, level: u32): u64 {
  return load<u64>(wheel + OCCUPIED + ((level as usize) << 3));
}

// The first tick of the first bucket of a level: current with that digit, and zeros behind it.
function startOf(wheel: usize, level: u32): u64 {
  const shift = (level as u64) * DIGIT;
  const above = ((load<u64>(wheel + CURRENT) >> shift) & ~(63 as u64)) << shift;
  return above | (ctz<u64>(occupied(wheel, level)) << shift);
}

function bucketAt(wheel: usize, index: u32): usize {
  return wheel + BUCKETS + ((index as usize) << 3);
}
