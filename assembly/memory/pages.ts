// Runs of 64 KiB pages of a segment: where slabs get their pages and large blocks their room.
//
//   SEGMENT …  12 pages u32 │ 16 hint u32*
//   PAGES      a table of the whole memory, so that an address alone says what it lies in: an ENTRY u32* each
//   ENTRY      0 free, or no page of this allocator │ 4 inside a run │ 5 being freed
//              slab page: segment << 8 │ 2             head of a run: pages << 16 │ slot << 8 │ 3
//
// A run is claimed page by page in ascending order by compare-exchange, and given up when one is taken: no lock
// that a dying thread could hold. Claims are counted per slot, so that one client cannot take the others' share.

import { H_QUOTA_PERCENT, PAGES, SEGMENTS, SLOT_SIZE, SLOTS } from '../abi/map';
import { KIND_WORKER, SLOT_KIND, SLOT_PAGES } from '../abi/slot-layout';
import { DOUBLE_FREE, FOREIGN_POINTER } from '../abi/status';
import { addAtomic, compareExchange, loadAtomic, storeAtomic, subAtomic } from '../sync/atomic';
import { self, selfIndex } from './self';

export const PAGE_SIZE: usize = 65536;
export const PAGE_MASK: usize = PAGE_SIZE - 1;
const BASE: usize = 4;
const END: usize = 8;
const COUNT: usize = 12;
const HINT: usize = 16;

const FREE: u32 = 0;
const SLAB: u32 = 2;
const HEAD: u32 = 3;
const INSIDE: u32 = 4;
const FREEING: u32 = 5;

export function initPages(segment: usize): void {
  const bytes = (load<u32>(segment + END) as usize) - (load<u32>(segment + BASE) as usize);
  store<u32>(segment + COUNT, (bytes / PAGE_SIZE) as u32);
}

/** Claims `count` pages in a row for this slot; 0 when there is no such run or the slot's share is used up. */
export function claimPages(segment: usize, index: u32, count: usize): usize {
  if (count >= 65536) return 0; // more than any segment has
  const pages = load<u32>(segment + COUNT);
  const claims = self() + SLOT_PAGES + ((index as usize) << 2);
  const taken = addAtomic<u32>(claims, count as u32) + (count as u32);
  const quota = (((pages as u64) * (load<u32>(H_QUOTA_PERCENT) as u64)) / 100) as u32;
  if (load<u32>(self() + SLOT_KIND) == KIND_WORKER || taken <= quota) {
    const hint = loadAtomic<u32>(segment + HINT);
    let page = claimIn(segment, hint, pages, count as u32);
    if (page == 0) page = claimIn(segment, 0, min(hint + (count as u32), pages), count as u32);
    if (page != 0) return page;
  }
  subAtomic<u32>(claims, count as u32);
  return 0;
}

/** Pages of a segment that this slot holds. */
export function claimedPages(index: u32): u32 {
  return loadAtomic<u32>(self() + SLOT_PAGES + ((index as usize) << 2));
}

function claimIn(segment: usize, from: u32, to: u32, count: u32): usize {
  const base = load<u32>(segment + BASE) as usize;
  const entries = entryOf(base);
  let run: u32 = 0;
  for (let i = from; i < to; i++) {
    run = loadAtomic<u32>(entries + ((i as usize) << 2)) == FREE ? run + 1 : 0;
    if (run == count) {
      const start = i + 1 - count;
      if (claimRun(entries + ((start as usize) << 2), count)) {
        storeAtomic<u32>(segment + HINT, i + 1);
        return base + (start as usize) * PAGE_SIZE;
      }
      run = 0;
    }
  }
  return 0;
}

function claimRun(entries: usize, count: u32): bool {
  const head = (count << 16) | (selfIndex() << 8) | HEAD;
  for (let i: u32 = 0; i < count; i++) {
    const entry = entries + ((i as usize) << 2);
    if (compareExchange<u32>(entry, FREE, i == 0 ? head : INSIDE) != FREE) {
      for (let j: u32 = 0; j < i; j++) storeAtomic<u32>(entries + ((j as usize) << 2), FREE);
      return false;
    }
  }
  return true;
}

/** Gives a run back: answers its bytes, DOUBLE_FREE or FOREIGN_POINTER. `address` is the first byte of its head. */
export function releasePages(index: u32, address: usize): usize {
  if ((address & PAGE_MASK) != 0) return FOREIGN_POINTER;
  const entry = entryOf(address);
  const head = loadAtomic<u32>(entry);
  if (head == FREE || head == FREEING) return DOUBLE_FREE;
  const slab = isSlab(head);
  if (!slab && (head & 0xff) != HEAD) return FOREIGN_POINTER;
  if (compareExchange<u32>(entry, head, FREEING) != head) return DOUBLE_FREE;
  const count: usize = slab ? 1 : runPages(head);
  const slot = slab ? selfIndex() : (head >> 8) & 0xff;
  for (let i: usize = 1; i < count; i++) storeAtomic<u32>(entry + (i << 2), FREE);
  storeAtomic<u32>(entry, FREE);
  comeBack(SEGMENTS + ((index as usize) << 6), address);
  subAtomic<u32>(SLOTS + (slot as usize) * SLOT_SIZE + SLOT_PAGES + ((index as usize) << 2), count as u32);
  return count * PAGE_SIZE;
}

// Pages that come and go are the same ones: else a thread whose last page empties now and then would go through the whole
// segment, each time to memory that is in no cache, or that nobody has touched. A lost update costs a search.
function comeBack(segment: usize, address: usize): void {
  const page = ((address - (load<u32>(segment + BASE) as usize)) / PAGE_SIZE) as u32;
  if (page < loadAtomic<u32>(segment + HINT)) storeAtomic<u32>(segment + HINT, page);
}

/** Turns a claimed page of segment `index` into a slab page: its blocks may be freed from now on. */
export function makeSlabPage(index: u32, page: usize): void {
  storeAtomic<u32>(entryOf(page), (index << 8) | SLAB);
}

/** The entry of the page that an address lies in. */
export function headOf(address: usize): u32 {
  return loadAtomic<u32>(entryOf(address));
}

export function isSlab(head: u32): bool {
  return (head & 0xff) == SLAB;
}

/** The segment of a slab page. */
export function segmentOfSlab(head: u32): u32 {
  return head >> 8;
}

export function runPages(head: u32): usize {
  return (head >> 16) as usize;
}

function entryOf(address: usize): usize {
  return PAGES + ((address / PAGE_SIZE) << 2);
}
