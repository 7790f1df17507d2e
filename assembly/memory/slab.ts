// Per-thread slab with cross-thread free lists, after D. Leijen et al., "Mimalloc: Free List Sharding in Action"
// (2019). A segment is cut into pages of 64 KiB; a page holds blocks of one size class and belongs to a thread slot,
// so that the slot's next owner adopts it by finding it in the slot's table. Larger blocks are runs of whole pages.
//
//   PAGE     0 owner u32 (its slot) │ 4 blockSize u32 │ 8 bump u32: where the next new block begins │ 12 localFree u32
//           16 used u32 │ 20 place u32 │ 24 next u32 │ 28 previous u32 │ 32 table u32
//           64 remote u32* │ 68 refillNext u32       128 states u8* × 1024: of the block that begins in this line
//         1152 blocks
//   TABLE   (per slot, segment, class)   0 current u32 │ 4 available u32 │ 8 refill u32*
//
// Everything on a page's first line belongs to the owner. A block freed by another thread goes on `remote`; the
// owner takes the whole list at once, so there is no ABA. remote == FULL says that the owner has let go of the page:
// the one thread that replaces FULL by a block hands the page back by pushing it on the table's `refill`. `place` says
// where the owner has it: let go of, listed, or current.
//
// Publish pairs: S1 freer writes the block's link, then swaps it into remote; owner takes remote, then reads links.
//                S2 freer pushes the page on refill; owner takes refill, then reads refillNext.
// The state byte of a block goes 0 → 1 by its allocator and 1 → 0 by whoever frees it: a second free finds 0. Other
// threads use an exchange; the owner, for whom it would double the cost of a free, a load and a store. So of two frees
// at the very same moment, one of them the owner's, both may pass. Where no block begins it is 0.
import { H_LEARNERS, H_WORKER_COUNT, WORKERS } from '../abi/map';
import { KIND_WORKER, SLOT_KIND, SLOT_SLAB } from '../abi/slot-layout';
import { DOUBLE_FREE, FOREIGN_POINTER } from '../abi/status';
import { CHECK_PAGE, check } from '../check';
import { compareExchange, exchange, loadAtomic } from '../sync/atomic';
import { ask, borrow, putBack } from './lend';
import {
  claimedPages,
  claimPages,
  headOf,
  isSlab,
  makeSlabPage,
  PAGE_MASK,
  PAGE_SIZE,
  releasePages,
  runPages,
} from './pages';
import { self } from './self';

const OWNER: usize = 0;
const BLOCK_SIZE: usize = 4;
const BUMP: usize = 8;
const LOCAL_FREE: usize = 12;
const USED: usize = 16;
const PLACE: usize = 20;
const NEXT: usize = 24;
const PREVIOUS: usize = 28;
const TABLE: usize = 32;
const REMOTE: usize = 64;
const REFILL_NEXT: usize = 68;
const STATES: usize = 128;
const LINE_MASK: usize = 63;
const FIRST: usize = STATES + (PAGE_SIZE >> 6);

const LET_GO: u32 = 0;
const IS_LISTED: u32 = 1;
const IS_CURRENT: u32 = 2;

const CURRENT: usize = 0;
const AVAILABLE: usize = 4;
const REFILL: usize = 8;

const FULL: u32 = 1;
const LIVE: u8 = 1;
const FREED: u8 = 0;

const CLASS_COUNT: u32 = 32;
const TABLE_SHIFT: usize = 4; // 16 bytes each
const TABLES_BYTES: usize = 40 << TABLE_SHIFT; // of a segment
export const SMALL_MAX: usize = 16384;
/** Classes up to this are a line apart. */
const LINES_MAX: usize = 1024;

export { initPages as init } from './pages';

/**
 * A block of the page at hand, for at most LINES_MAX bytes; 0 when that has none, for more bytes, and in a segment that is
 * no slab. What nearly every allocation comes to, without a call.
 */
// @inline
export function takeAtHand(index: u32, bytes: usize): usize {
  if (bytes - 1 >= LINES_MAX) return 0;
  const table = self() + (index as usize) * TABLES_BYTES + (((bytes - 1) >> 6) << TABLE_SHIFT);
  const page = load<u32>(table, SLOT_SLAB + CURRENT) as usize;
  return page == 0 ? 0 : take(page);
}

/** Allocates `bytes`, at most SMALL_MAX; 0 when the segment, or this slot's share of it, is exhausted. */
export function allocSmall(segment: usize, index: u32, bytes: usize): usize {
  const sizeClass = classOf(bytes);
  check(sizeClass < CLASS_COUNT, CHECK_PAGE);
  const table = tableOf(index, sizeClass);
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
  return run != 0 || !makeRoom(index) ? run : claimPages(segment, index, pages);
}

/** Frees a block that lies in a slab page, of any thread; answers its size, DOUBLE_FREE or FOREIGN_POINTER. */
// @inline
export function free(index: u32, block: usize): usize {
  const page = block & ~PAGE_MASK;
  if ((block & LINE_MASK) != 0) return FOREIGN_POINTER;
  const state = stateOf(page, block);
  const size = load<u32>(page + BLOCK_SIZE) as usize; // once the block is free, the page may be another's
  if ((load<u32>(page + OWNER) as usize) == self()) {
    if (load<u8>(state) != LIVE) return whyNot(page, block);
    store<u8>(state, FREED);
    freeLocal(index, page, block);
  } else {
    if (exchange<u8>(state, FREED) != LIVE) return whyNot(page, block);
    freeRemote(page, block);
  }
  return size;
}

// No block that is live begins at `block`: one of this page that was freed, or none.
function whyNot(page: usize, block: usize): usize {
  const offset = block - page;
  const size = load<u32>(page + BLOCK_SIZE) as usize;
  const isBlock = offset >= FIRST && (offset - FIRST) % size == 0 && offset + size <= PAGE_SIZE;
  return isBlock ? DOUBLE_FREE : FOREIGN_POINTER;
}

/** Usable bytes of a live block. */
export function blockSize(block: usize): usize {
  const head = headOf(block);
  return isSlab(head) ? smallSize(block) : runPages(head) * PAGE_SIZE;
}

/** The same of one of allocSmall. */
// @inline
export function smallSize(block: usize): usize {
  return load<u32>((block & ~PAGE_MASK) + BLOCK_SIZE) as usize;
}

/** Multiples of 64 up to 1 KiB, then four classes an octave. */
// @inline
function classOf(bytes: usize): u32 {
  if (bytes <= LINES_MAX) return bytes == 0 ? 0 : ((bytes as u32) - 1) >> 6;
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
  return self() + SLOT_SLAB + (index as usize) * TABLES_BYTES + ((sizeClass as usize) << TABLE_SHIFT);
}

// Where it is kept whether a block is live.
function stateOf(page: usize, block: usize): usize {
  return page + ((block & PAGE_MASK) >> 6) + STATES;
}

// A block of the page, or 0.
// @inline
function take(page: usize): usize {
  let block = load<u32>(page + LOCAL_FREE) as usize;
  if (block != 0) {
    store<u32>(page + LOCAL_FREE, load<u32>(block));
  } else {
    const bump = load<u32>(page + BUMP);
    const end = bump + load<u32>(page + BLOCK_SIZE);
    if (end > (PAGE_SIZE as u32)) return 0;
    store<u32>(page + BUMP, end);
    block = page + (bump as usize);
  }
  store<u8>(stateOf(page, block), LIVE);
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
    store<u32>(current + PLACE, LET_GO); // it comes back by refill or by a local free
    store<u32>(table + CURRENT, 0);
  }
  let page = takeListed(index, table);
  if (page == 0) page = freshPage(segment, index, table, bytes);
  if (page == 0) {
    const found = makeRoom(index);
    page = takeListed(index, table);
    if (page == 0 && found) page = freshPage(segment, index, table, bytes);
  }
  store<u32>(table + CURRENT, page as u32);
  if (page != 0) store<u32>(page + PLACE, IS_CURRENT);
  return page;
}

function takeListed(index: u32, table: usize): usize {
  if (load<u32>(table + AVAILABLE) == 0) drainRefill(index, table);
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

function drainRefill(index: u32, table: usize): void {
  if (loadAtomic<u32>(table + REFILL) == 0) return;
  let page = exchange<u32>(table + REFILL, 0) as usize; // S2
  while (page != 0) {
    const next = load<u32>(page + REFILL_NEXT) as usize;
    collect(page);
    list(table, page);
    if (load<u32>(page + USED) == 0) retire(index, table, page);
    page = next;
  }
}

function freshPage(segment: usize, index: u32, table: usize, bytes: usize): usize {
  const page = claimPages(segment, index, 1);
  if (page == 0) return 0;
  memory.fill(page, 0, FIRST);
  store<u32>(page + OWNER, self() as u32);
  store<u32>(page + BLOCK_SIZE, classBytes(classOf(bytes)));
  store<u32>(page + BUMP, FIRST as u32);
  store<u32>(page + TABLE, table as u32);
  makeSlabPage(index, page); // from now on a slab page to every thread
  return page;
}

// @inline
function freeLocal(index: u32, page: usize, block: usize): void {
  store<u32>(block, load<u32>(page + LOCAL_FREE));
  store<u32>(page + LOCAL_FREE, block as u32);
  const used = load<u32>(page + USED) - 1;
  store<u32>(page + USED, used);
  if (load<u32>(page + PLACE) == LET_GO || used == 0) hasRoom(index, page, used);
}

// A page that the owner had let go of has room again, or all of it.
function hasRoom(index: u32, page: usize, used: u32): void {
  const place = load<u32>(page + PLACE);
  if (place == IS_CURRENT) return;
  const table = load<u32>(page + TABLE) as usize;
  if (place == LET_GO) {
    // When the exchange fails, a remote free is bringing it back by refill.
    if (compareExchange<u32>(page + REMOTE, FULL, 0) != FULL) return;
    list(table, page);
  }
  if (used == 0) retire(index, table, page);
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
function retire(index: u32, table: usize, page: usize): void {
  if (load<u32>(page + NEXT) == 0 && load<u32>(page + PREVIOUS) == 0) return;
  if (loadAtomic<u32>(page + REMOTE) != 0) return;
  unlist(table, page);
  releasePages(index, page);
}

// Gives the empty pages of this slot back, and those of the slots that are lent; false when there were none. Clients, who
// may be at their quota, ask nobody else.
function makeRoom(index: u32): bool {
  let found = tidy(index);
  const own = self();
  const workers = load<u32>(H_WORKER_COUNT) + load<u32>(H_LEARNERS);
  for (let i: u32 = 0; i < workers; i++) {
    const slot = load<u32>(WORKERS + ((i as usize) << 2)) as usize;
    if (slot == 0 || slot == own) continue;
    if (borrow(slot)) {
      if (tidy(index)) found = true;
      putBack(slot, own);
    } else if (load<u32>(own + SLOT_KIND) == KIND_WORKER) {
      ask(slot);
    }
  }
  return found;
}

/**
 * Gives every empty page of this slot back to the segment, when that has none left: what other threads freed is not
 * counted before this slot needs a block of the same class. False when there was nothing to give.
 */
export function tidy(index: u32): bool {
  const before = claimedPages(index);
  for (let sizeClass: u32 = 0; sizeClass < CLASS_COUNT; sizeClass++) {
    const table = tableOf(index, sizeClass);
    drainRefill(index, table);
    let page = load<u32>(table + AVAILABLE) as usize;
    while (page != 0) {
      const next = load<u32>(page + NEXT) as usize;
      collect(page);
      if (load<u32>(page + USED) == 0) {
        unlist(table, page);
        releasePages(index, page);
      }
      page = next;
    }
    const current = load<u32>(table + CURRENT) as usize;
    if (current == 0) continue;
    collect(current);
    if (load<u32>(current + USED) != 0) continue;
    store<u32>(table + CURRENT, 0);
    releasePages(index, current);
  }
  return claimedPages(index) != before;
}

function list(table: usize, page: usize): void {
  const head = load<u32>(table + AVAILABLE);
  store<u32>(page + NEXT, head);
  store<u32>(page + PREVIOUS, 0);
  store<u32>(page + PLACE, IS_LISTED);
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
}
