// Per-thread slab with cross-thread free lists, after D. Leijen et al., "Mimalloc: Free List Sharding in Action"
// (2019). A segment is cut into pages of 64 KiB; a page holds blocks of one size class and belongs to a thread slot,
// so that the slot's next owner adopts it by finding it in the slot's table. Larger blocks are runs of whole pages.
//
//   PAGE     0 owner u32 │ 4 blockSize u32 │ 8 capacity u32 │ 12 bump u32 │ 16 localFree u32 │ 20 used u32
//           24 next u32 │ 28 previous u32 │ 32 listed u32 │ 36 first u32 │ 40 reciprocal u32 │ 44 table u32
//           64 remote u32* │ 68 refillNext u32              128 states u8* × capacity, then the blocks
//   TABLE   (per slot, segment, class)   0 current u32 │ 4 available u32 │ 8 refill u32*
//
// Everything on a page's first line belongs to the owner. A block freed by another thread goes on `remote`; the
// owner takes the whole list at once, so there is no ABA. remote == FULL says that the owner has let go of the page:
// the one thread that replaces FULL by a block hands the page back by pushing it on the table's `refill`.
//
// Publish pairs: S1 freer writes the block's link, then swaps it into remote; owner takes remote, then reads links.
//                S2 freer pushes the page on refill; owner takes refill, then reads refillNext.
// The state byte of a block goes 0 → 1 by its allocator and 1 → 0 by whoever frees it: a second free finds 0. Other
// threads use an exchange; the owner, for whom it would double the cost of a free, a load and a store. So of two frees
// at the very same moment, one of them the owner's, both may pass.
import { SLOT_SLAB } from '../abi/slot-layout';
import { DOUBLE_FREE, FOREIGN_POINTER } from '../abi/status';
import { CHECK_PAGE, check } from '../check';
import { compareExchange, exchange, loadAtomic } from '../sync/atomic';
import {
  claimedPages,
  claimPages,
  headOf,
  isSlabPage,
  makeSlabPage,
  PAGE_MASK,
  PAGE_SIZE,
  releasePages,
  runPages,
} from './pages';
import { self, selfIndex } from './self';

const OWNER: usize = 0;
const BLOCK_SIZE: usize = 4;
const CAPACITY: usize = 8;
const BUMP: usize = 12;
const LOCAL_FREE: usize = 16;
const USED: usize = 20;
const NEXT: usize = 24;
const PREVIOUS: usize = 28;
const LISTED: usize = 32;
const FIRST: usize = 36;
const RECIPROCAL: usize = 40;
const TABLE: usize = 44;
const REMOTE: usize = 64;
const REFILL_NEXT: usize = 68;
const STATES: usize = 128;

const CURRENT: usize = 0;
const AVAILABLE: usize = 4;
const REFILL: usize = 8;

const FULL: u32 = 1;
const LIVE: u8 = 1;
const FREED: u8 = 0;

const CLASS_COUNT: u32 = 32;
const TABLE_BYTES: usize = 16;
const TABLES_PER_SEGMENT: usize = 40;
export const SMALL_MAX: usize = 16384;

export { initPages as init } from './pages';

/** Allocates `bytes`, at most SMALL_MAX; 0 when the segment, or this slot's share of it, is exhausted. */
// @inline
export function allocSmall(segment: usize, index: u32, bytes: usize): usize {
  const table = tableOf(index, classOf(bytes));
  let page = load<u32>(table + CURRENT) as usize;
  while (true) {
    const block: usize = page == 0 ? 0 : take(page);
    if (block != 0) return block;
    page = nextPage(segment, index, table, bytes);
    if (page == 0) return 0;
  }
}

/** The same for more than SMALL_MAX. */
export function allocLarge(segment: usize, index: u32, bytes: usize): usize {
  const pages = (bytes - 1) / PAGE_SIZE + 1;
  const run = claimPages(segment, index, pages);
  return run != 0 || !tidy(segment, index) ? run : claimPages(segment, index, pages);
}

/** Frees a block of any thread; answers its size, DOUBLE_FREE or FOREIGN_POINTER. */
// @inline
export function free(segment: usize, index: u32, block: usize): usize {
  const page = block & ~PAGE_MASK;
  if (!isSlabPage(segment, page)) return releasePages(segment, index, block);
  const offset = (block - page - load<u32>(page + FIRST)) as u32;
  const cell = (((offset as u64) * (load<u32>(page + RECIPROCAL) as u64)) >> 32) as u32;
  const size = load<u32>(page + BLOCK_SIZE);
  if (cell >= load<u32>(page + CAPACITY) || cell * size != offset) return FOREIGN_POINTER;
  const state = page + STATES + (cell as usize);
  if (load<u32>(page + OWNER) == selfIndex()) {
    if (load<u8>(state) != LIVE) return DOUBLE_FREE;
    store<u8>(state, FREED);
    freeLocal(segment, index, page, block);
  } else {
    if (exchange<u8>(state, FREED) != LIVE) return DOUBLE_FREE;
    freeRemote(page, block);
  }
  return size as usize;
}

/** Usable bytes of a live block. */
export function blockSize(block: usize, segment: usize): usize {
  const page = block & ~PAGE_MASK;
  if (isSlabPage(segment, page)) return smallSize(block);
  return runPages(headOf(segment, page)) * PAGE_SIZE;
}

/** The same of one of allocSmall. */
// @inline
export function smallSize(block: usize): usize {
  return load<u32>((block & ~PAGE_MASK) + BLOCK_SIZE) as usize;
}

/** Multiples of 64 up to 1 KiB, then four classes an octave. */
// @inline
function classOf(bytes: usize): u32 {
  if (bytes <= 1024) return bytes == 0 ? 0 : ((bytes as u32) - 1) >> 6;
  const top = 31 - clz((bytes as u32) - 1); // 10 … 13
  return 16 + ((top - 10) << 2) + ((((bytes as u32) - 1) >> (top - 2)) & 3);
}

function classBytes(index: u32): u32 {
  if (index < 16) return (index + 1) << 6;
  const octave = (index - 16) >> 2;
  return (5 + ((index - 16) & 3)) << (octave + 8);
}

// @inline
function tableOf(index: u32, sizeClass: u32): usize {
  check(sizeClass < CLASS_COUNT, CHECK_PAGE);
  return self() + SLOT_SLAB + ((index as usize) * TABLES_PER_SEGMENT + (sizeClass as usize)) * TABLE_BYTES;
}

// A block of the page, or 0.
function take(page: usize): usize {
  let block = load<u32>(page + LOCAL_FREE) as usize;
  let cell: u32;
  if (block != 0) {
    store<u32>(page + LOCAL_FREE, load<u32>(block));
    const offset = (block - page - load<u32>(page + FIRST)) as u32;
    cell = (((offset as u64) * (load<u32>(page + RECIPROCAL) as u64)) >> 32) as u32;
  } else {
    cell = load<u32>(page + BUMP);
    if (cell == load<u32>(page + CAPACITY)) return 0;
    store<u32>(page + BUMP, cell + 1);
    block = page + load<u32>(page + FIRST) + ((cell * load<u32>(page + BLOCK_SIZE)) as usize);
  }
  store<u8>(page + STATES + (cell as usize), LIVE);
  store<u32>(page + USED, load<u32>(page + USED) + 1);
  return block;
}

/** The current page is full or missing: finds or makes one with room and makes it current. */
function nextPage(segment: usize, index: u32, table: usize, bytes: usize): usize {
  const current = load<u32>(table + CURRENT) as usize;
  if (current != 0) {
    if (collect(current)) return current;
    if (compareExchange<u32>(current + REMOTE, 0, FULL) != 0) {
      collect(current); // somebody freed between the two looks
      return current;
    }
    store<u32>(table + CURRENT, 0); // let go of it: it comes back by refill or by a local free
  }
  let page = takeListed(segment, index, table);
  if (page == 0) page = freshPage(segment, index, table, bytes);
  if (page == 0) {
    const found = tidy(segment, index);
    page = takeListed(segment, index, table);
    if (page == 0 && found) page = freshPage(segment, index, table, bytes);
  }
  store<u32>(table + CURRENT, page as u32);
  return page;
}

function takeListed(segment: usize, index: u32, table: usize): usize {
  if (load<u32>(table + AVAILABLE) == 0) drainRefill(segment, index, table);
  const page = load<u32>(table + AVAILABLE) as usize;
  if (page != 0) unlist(table, page);
  return page;
}

/** Moves what other threads freed to the owner's list; false when there was nothing. */
function collect(page: usize): bool {
  if (loadAtomic<u32>(page + REMOTE) <= FULL) return false;
  let block = exchange<u32>(page + REMOTE, 0) as usize; // S1
  let count: u32 = 1;
  let last = block;
  while (load<u32>(last) != 0) {
    last = load<u32>(last) as usize;
    count++;
  }
  store<u32>(last, load<u32>(page + LOCAL_FREE));
  store<u32>(page + LOCAL_FREE, block as u32);
  store<u32>(page + USED, load<u32>(page + USED) - count);
  return true;
}

function drainRefill(segment: usize, index: u32, table: usize): void {
  if (loadAtomic<u32>(table + REFILL) == 0) return;
  let page = exchange<u32>(table + REFILL, 0) as usize; // S2
  while (page != 0) {
    const next = load<u32>(page + REFILL_NEXT) as usize;
    collect(page);
    list(table, page);
    if (load<u32>(page + USED) == 0) retire(segment, index, table, page);
    page = next;
  }
}

function freshPage(segment: usize, index: u32, table: usize, bytes: usize): usize {
  const page = claimPages(segment, index, 1);
  if (page == 0) return 0;
  const size = classBytes(classOf(bytes));
  let capacity = ((PAGE_SIZE as u32) - (STATES as u32)) / (size + 1);
  let first = ((STATES as u32) + capacity + 63) & ~63;
  while (first + capacity * size > (PAGE_SIZE as u32)) {
    capacity--;
    first = ((STATES as u32) + capacity + 63) & ~63;
  }
  memory.fill(page, 0, first as usize);
  store<u32>(page + OWNER, selfIndex());
  store<u32>(page + BLOCK_SIZE, size);
  store<u32>(page + CAPACITY, capacity);
  store<u32>(page + FIRST, first);
  store<u32>(page + RECIPROCAL, ((((1 as u64) << 32) + (size as u64) - 1) / (size as u64)) as u32);
  store<u32>(page + TABLE, table as u32);
  makeSlabPage(segment, page); // from now on a slab page to every thread
  return page;
}

// @inline
function freeLocal(segment: usize, index: u32, page: usize, block: usize): void {
  store<u32>(block, load<u32>(page + LOCAL_FREE));
  store<u32>(page + LOCAL_FREE, block as u32);
  const used = load<u32>(page + USED) - 1;
  store<u32>(page + USED, used);
  const table = load<u32>(page + TABLE) as usize;
  if ((load<u32>(table + CURRENT) as usize) == page) return;
  if (load<u32>(page + LISTED) == 0) {
    // The owner had let go of it. When the exchange fails, a remote free is bringing it back by refill.
    if (compareExchange<u32>(page + REMOTE, FULL, 0) != FULL) return;
    list(table, page);
  }
  if (used == 0) retire(segment, index, table, page);
}

function freeRemote(page: usize, block: usize): void {
  let head = loadAtomic<u32>(page + REMOTE);
  while (true) {
    store<u32>(block, head == FULL ? 0 : head);
    const before = compareExchange<u32>(page + REMOTE, head, block as u32); // S1
    if (before == head) break;
    head = before;
  }
  if (head == FULL) handBack(page);
}

function handBack(page: usize): void {
  const refill = (load<u32>(page + TABLE) as usize) + REFILL;
  let head = loadAtomic<u32>(refill);
  while (true) {
    store<u32>(page + REFILL_NEXT, head);
    const before = compareExchange<u32>(refill, head, page as u32); // S2
    if (before == head) return;
    head = before;
  }
}

/** Gives an empty page back to the segment, unless it is the last one with room. */
function retire(segment: usize, index: u32, table: usize, page: usize): void {
  if (load<u32>(page + NEXT) == 0 && load<u32>(page + PREVIOUS) == 0) return;
  if (loadAtomic<u32>(page + REMOTE) != 0) return;
  unlist(table, page);
  releasePages(segment, index, page);
}

/**
 * Gives every empty page of this slot back to the segment, when that has none left: what other threads freed is not
 * counted before this slot needs a block of the same class. False when there was nothing to give.
 */
function tidy(segment: usize, index: u32): bool {
  const before = claimedPages(index);
  for (let sizeClass: u32 = 0; sizeClass < CLASS_COUNT; sizeClass++) {
    const table = tableOf(index, sizeClass);
    drainRefill(segment, index, table);
    let page = load<u32>(table + AVAILABLE) as usize;
    while (page != 0) {
      const next = load<u32>(page + NEXT) as usize;
      collect(page);
      if (load<u32>(page + USED) == 0) {
        unlist(table, page);
        releasePages(segment, index, page);
      }
      page = next;
    }
    const current = load<u32>(table + CURRENT) as usize;
    if (current == 0) continue;
    collect(current);
    if (load<u32>(current + USED) != 0) continue;
    store<u32>(table + CURRENT, 0);
    releasePages(segment, index, current);
  }
  return claimedPages(index) != before;
}

function list(table: usize, page: usize): void {
  const head = load<u32>(table + AVAILABLE);
  store<u32>(page + NEXT, head);
  store<u32>(page + PREVIOUS, 0);
  store<u32>(page + LISTED, 1);
  if (head != 0) store<u32>((head as usize) + PREVIOUS, page as u32);
  store<u32>(table + AVAILABLE, page as u32);
}

function unlist(table: usize, page: usize): void {
  const next = load<u32>(page + NEXT);
  const previous = load<u32>(page + PREVIOUS);
  if (previous != 0) store<u32>((previous as usize) + NEXT, next);
  else store<u32>(table + AVAILABLE, next);
  if (next != 0) store<u32>((next as usize) + PREVIOUS, previous);
  store<u32>(page + NEXT, 0);
  store<u32>(page + PREVIOUS, 0);
  store<u32>(page + LISTED, 0);
}
