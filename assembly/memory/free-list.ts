// Shared free list: one stack of free blocks per power of two, shared by all threads; fresh blocks are cut off the
// segment's end. Simple and fair, slower than the slab under contention; a block keeps its class for ever, so that
// room once cut into small blocks serves no large one. R. K. Treiber's stack (1986) with a tag against ABA.
//
//   SEGMENT …  16 bump u32* (units of 64)     heads: 32 × u64* in the segment's first 256 bytes = tag << 32 │ block
//   BLOCK      64 bytes before it: 0 class u32 │ 4 state u32*; a free block's first word links to the next
//
// Publish pair: F1 freer writes the link, then swaps the head; taker loads the head, then reads the link. The link
// of a block that was taken meanwhile may be read: the tag then makes the exchange fail.
import { DOUBLE_FREE, FOREIGN_POINTER } from '../abi/status';
import { compareExchange, loadAtomic, storeAtomic } from '../sync/atomic';

const BASE: usize = 4;
const END: usize = 8;
const BUMP: usize = 16;
const CLASS: usize = 0;
const STATE: usize = 4;
const HEADER: usize = 64;
const HEADS_UNITS: u32 = 4;
const LIVE: u32 = 0xa11c;
const FREED: u32 = 0xf4ee;
const TAG: u64 = 1 << 32;

export function init(segment: usize): void {
  memory.fill(load<u32>(segment + BASE) as usize, 0, 256);
  storeAtomic<u32>(segment + BUMP, HEADS_UNITS);
}

export function alloc(segment: usize, bytes: usize): usize {
  if (bytes > 1 << 30) return 0;
  const sizeClass = classOf(bytes);
  const block = popFree(headOf(segment, sizeClass));
  if (block != 0) {
    storeAtomic<u32>(block - HEADER + STATE, LIVE);
    return block;
  }
  return cut(segment, sizeClass);
}

export function free(segment: usize, block: usize): usize {
  const header = block - HEADER;
  if ((block & 63) != 0 || header < (load<u32>(segment + BASE) as usize) + 256) return FOREIGN_POINTER;
  const before = compareExchange<u32>(header + STATE, LIVE, FREED);
  if (before != LIVE) return before == FREED ? DOUBLE_FREE : FOREIGN_POINTER;
  const bytes = blockSize(block);
  pushFree(headOf(segment, load<u32>(header + CLASS)), block);
  return bytes;
}

export function blockSize(block: usize): usize {
  return (64 as usize) << load<u32>(block - HEADER + CLASS);
}

function classOf(bytes: usize): u32 {
  return bytes <= 64 ? 0 : 26 - clz((bytes as u32) - 1);
}

function headOf(segment: usize, sizeClass: u32): usize {
  return (load<u32>(segment + BASE) as usize) + ((sizeClass as usize) << 3);
}

function cut(segment: usize, sizeClass: u32): usize {
  const base = load<u32>(segment + BASE) as usize;
  const room = (((load<u32>(segment + END) as usize) - base) >> 6) as u32;
  const units = ((1 as u32) << sizeClass) + 1;
  let bump = loadAtomic<u32>(segment + BUMP);
  while (true) {
    if (units > room - bump) return 0;
    const before = compareExchange<u32>(segment + BUMP, bump, bump + units);
    if (before == bump) break;
    bump = before;
  }
  const header = base + ((bump as usize) << 6);
  store<u32>(header + CLASS, sizeClass);
  storeAtomic<u32>(header + STATE, LIVE);
  return header + HEADER;
}

function popFree(head: usize): usize {
  let word = loadAtomic<u64>(head);
  while (true) {
    const block = word as u32 as usize;
    if (block == 0) return 0;
    const next = loadAtomic<u32>(block) as u64; // F1
    const before = compareExchange<u64>(head, word, (((word >> 32) + 1) << 32) | next);
    if (before == word) return block;
    word = before;
  }
}

function pushFree(head: usize, block: usize): void {
  let word = loadAtomic<u64>(head);
  while (true) {
    storeAtomic<u32>(block, word as u32); // covered by F1
    const before = compareExchange<u64>(head, word, (((word + TAG) >> 32) << 32) | (block as u64));
    if (before == word) return;
    word = before;
  }
}
