// Small blocks of runtime_data that come and go with each task that is suspended or asks for a lock: frames, HOLDs. The
// last ones that a thread freed are kept in its slot and used again, which costs a third of the allocator. They count as
// free.
//
//   SLOT_SPARES ─▶ SPARE   0 next u32 │ 4 so many are listed from here u32
import { SLOT_SPARES } from '../abi/slot-layout';
import { alloc, countLive, free, RUNTIME } from './segments';
import { self } from './self';

/** The allocator's smallest block. */
const SPARE_BYTES: usize = 64;
const SPARES_MAX: u32 = 16;

const NEXT: usize = 0;
const LISTED: usize = 4;

/** As `alloc` of runtime_data. */
export function take(bytes: usize): usize {
  return bytes > SPARE_BYTES ? alloc(RUNTIME, bytes) : takeOne();
}

/** The same of up to SPARE_BYTES, without a call. */
// @inline
export function takeOne(): usize {
  const spares = self() + SLOT_SPARES;
  const spare = load<u32>(spares) as usize;
  if (spare == 0) return alloc(RUNTIME, SPARE_BYTES);
  store<u32>(spares, load<u32>(spare + NEXT));
  countLive(RUNTIME, SPARE_BYTES as i64);
  return spare;
}

/** As `free`, of a block that `take` gave for so many bytes. */
export function give(block: usize, bytes: usize): void {
  if (bytes > SPARE_BYTES) free(block);
  else giveOne(block);
}

/** The same of up to SPARE_BYTES, without a call. */
// @inline
export function giveOne(block: usize): void {
  const spares = self() + SLOT_SPARES;
  const next = load<u32>(spares) as usize;
  const listed = next == 0 ? 0 : load<u32>(next + LISTED);
  if (listed == SPARES_MAX) {
    free(block);
    return;
  }
  store<u32>(block + NEXT, next as u32);
  store<u32>(block + LISTED, listed + 1);
  store<u32>(spares, block as u32);
  countLive(RUNTIME, -(SPARE_BYTES as i64));
}
