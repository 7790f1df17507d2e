// The three segments of the specification and their selectable allocators. An address names its segment.
//
//   SEGMENT (64 bytes)   0 kind u32 │ 4 base u32 │ 8 end u32 (0 = 4 GiB) │ 12 state: the allocator's own words …

import { MAX_SLOTS } from '../abi/limits';
import { SEGMENTS, SLOT_SIZE, SLOTS } from '../abi/map';
import { SLOT_LIVE_BYTES } from '../abi/slot-layout';
import { FOREIGN_POINTER } from '../abi/status';
import * as arena from './arena';
import * as freeList from './free-list';
import { wasAsked } from './lend';
import { headOf, isSlab, releasePages, segmentOfSlab } from './pages';
import { self } from './self';
import * as slab from './slab';

export const MAIN: u32 = 0; // tasks
export const RUNTIME: u32 = 1; // what only the runtime reads
export const CLIENT: u32 = 2; // payload buffers
export const SEGMENT_COUNT: u32 = 3;

export const KIND_SLAB: u32 = 0;
export const KIND_ARENA: u32 = 1;
export const KIND_FREE_LIST: u32 = 2;
export const KIND_COUNT: u32 = 3;

const SEGMENT_SIZE: usize = 64;
const KIND: usize = 0;
export const SEGMENT_BASE: usize = 4;
export const SEGMENT_END: usize = 8;

export function segmentAt(index: u32): usize {
  return SEGMENTS + (index as usize) * SEGMENT_SIZE;
}

/** Gives `bytes` from `base` to a segment; both are multiples of 64 KiB. */
export function initSegment(index: u32, kind: u32, base: usize, bytes: usize): void {
  const segment = segmentAt(index);
  store<u32>(segment + KIND, kind);
  store<u32>(segment + SEGMENT_BASE, base as u32);
  store<u32>(segment + SEGMENT_END, (base + bytes) as u32);
  if (kind == KIND_SLAB) slab.init(segment);
  else if (kind == KIND_ARENA) arena.init(segment);
  else freeList.init(segment);
}

/** Allocates at least `bytes`, aligned to 64; 0 when the segment or this thread's share of it is exhausted. */
export function alloc(index: u32, bytes: usize): usize {
  return allocHere(index, bytes);
}

/** The same, compiled into its caller. */
// @inline
export function allocHere(index: u32, bytes: usize): usize {
  const block = slab.takeAtHand(index, bytes);
  if (block == 0) return allocElsewhere(index, bytes);
  countLive(index, slab.smallSize(block) as i64);
  return block;
}

function allocElsewhere(index: u32, bytes: usize): usize {
  const segment = segmentAt(index);
  const kind = load<u32>(segment + KIND);
  let block: usize;
  if (kind == KIND_SLAB && bytes <= slab.SMALL_MAX) block = slab.allocSmall(segment, index, bytes);
  else if (kind == KIND_SLAB) block = slab.allocLarge(segment, index, bytes);
  else if (kind == KIND_ARENA) block = arena.alloc(segment, bytes);
  else block = freeList.alloc(segment, bytes);
  if (block != 0) countLive(index, blockSize(segment, block) as i64);
  return block;
}

/** Gives a block back, whichever thread took it: OK, DOUBLE_FREE or FOREIGN_POINTER. */
export function free(block: usize): u32 {
  const head = headOf(block);
  if (!isSlab(head)) return freeElsewhere(block);
  const index = segmentOfSlab(head);
  return freed(index, slab.free(index, block));
}

function freeElsewhere(block: usize): u32 {
  const index = segmentOf(block);
  if (index == SEGMENT_COUNT) return FOREIGN_POINTER;
  const segment = segmentAt(index);
  const kind = load<u32>(segment + KIND);
  if (kind == KIND_SLAB) return freed(index, releasePages(index, block));
  return freed(index, kind == KIND_ARENA ? arena.free(segment, block) : freeList.free(segment, block));
}

// Counts what an allocator's `free` answered, unless that is a status.
// @inline
function freed(index: u32, size: usize): u32 {
  if (size < FREE_ERRORS) return size as u32;
  countLive(index, -(size as i64));
  return 0;
}

/** Block sizes are multiples of 64, so smaller answers of the allocators' `free` are statuses. */
const FREE_ERRORS: usize = 64;

/** Gives this worker's empty pages back, when somebody has asked for them. */
export function giveIfAsked(): void {
  if (!wasAsked()) return;
  for (let index: u32 = 0; index < SEGMENT_COUNT; index++) slab.tidy(index);
}

/** Usable bytes of a live block. */
export function blockSize(segment: usize, block: usize): usize {
  const kind = load<u32>(segment + KIND);
  if (kind == KIND_SLAB) return slab.blockSize(block);
  if (kind == KIND_ARENA) return arena.blockSize(block);
  return freeList.blockSize(block);
}

/** The segment that an address lies in, or SEGMENT_COUNT. */
export function segmentOf(address: usize): u32 {
  for (let i: u32 = 0; i < SEGMENT_COUNT; i++) {
    const base = load<u32>(segmentAt(i) + SEGMENT_BASE) as usize;
    if (address - base < (load<u32>(segmentAt(i) + SEGMENT_END) as usize) - base) return i;
  }
  return SEGMENT_COUNT;
}

/** Bytes of live blocks of a segment, over all threads; exact when nobody allocates meanwhile. */
export function liveBytes(index: u32): f64 {
  let sum: i64 = 0;
  for (let i: u32 = 0; i < MAX_SLOTS; i++) {
    sum += load<i64>(SLOTS + (i as usize) * SLOT_SIZE + SLOT_LIVE_BYTES + ((index as usize) << 3));
  }
  return sum as f64;
}

/** Per thread, so that counting costs no shared line: what one thread allocates another may free. */
export function countLive(index: u32, bytes: i64): void {
  const at = self() + ((index as usize) << 3);
  store<i64>(at, load<i64>(at, SLOT_LIVE_BYTES) + bytes, SLOT_LIVE_BYTES);
}
