// AssemblyScript: threads that allocate and free, and threads that come and go. What a thread has it writes to; two that
// have the same block at once are a data race.
import { fail, pause, touchAlone } from './checker';
import { alloc, attach, detach, free, lend, takeBack } from './engine';

/** Allocates `count` blocks, hands each to whoever takes it from the place, and frees none. 0 at the end of memory. */
export function giveBlocks(segment: u32, bytes: u32, count: u32, place: usize): void {
  for (let i: u32 = 0; i < count; i++) {
    const block = alloc(segment, bytes as usize);
    if (block == 0) fail(1);
    store<u32>(block + 8, i + 1);
    while (atomic.load<u32>(place) != 0) pause();
    atomic.store<u32>(place, block as u32);
  }
}

/** Frees `count` blocks that come by the place. */
export function freeBlocks(count: u32, place: usize): void {
  for (let i: u32 = 0; i < count; ) {
    const block = atomic.xchg<u32>(place, 0);
    if (block == 0) {
      pause();
      continue;
    }
    i++;
    if (load<u32>((block as usize) + 8) == 0) fail(2);
    store<u32>((block as usize) + 8, 0);
    if (free(block as usize) != 0) fail(3);
  }
}

/** Allocates and frees, `times` times; `may` = it may find no memory. */
export function useBlocks(segment: u32, bytes: u32, times: u32, may: bool): void {
  for (let i: u32 = 0; i < times; i++) {
    const block = alloc(segment, bytes as usize);
    if (block == 0) {
      if (!may) fail(4);
      continue;
    }
    touchAlone(block + 8);
    touchAlone(block + 12);
    if (free(block) != 0) fail(5);
  }
}

/** Allocates two at once, then frees both in the order that it got them. */
export function usePairs(segment: u32, bytes: u32, times: u32): void {
  for (let i: u32 = 0; i < times; i++) {
    const first = alloc(segment, bytes as usize);
    const second = alloc(segment, bytes as usize);
    if (first == 0 || second == 0 || first == second) fail(6);
    touchAlone(first + 8);
    touchAlone(second + 8);
    if (free(first) != 0 || free(second) != 0) fail(7);
  }
}

/** Lends its slot, takes it back, and uses a block: there may be none. */
export function lendOnce(segment: u32, bytes: u32): void {
  lend();
  takeBack();
  useBlocks(segment, bytes, 1, true);
}

/** Frees the blocks that are listed at a place, then uses one: there may be none. */
export function freeThenUse(blocks: usize, count: u32, segment: u32, bytes: u32): void {
  freeListed(blocks, count);
  useBlocks(segment, bytes, 1, true);
}

/** Frees one block and counts at `passed` when that is accepted: of several who free it, one may. */
export function freeOnce(block: usize, passed: usize): void {
  if (free(block) == 0) touchAlone(passed);
}

/** Frees the blocks that are listed at a place, one after the other. */
export function freeListed(blocks: usize, count: u32): void {
  for (let i: u32 = 0; i < count; i++) {
    if (free(load<u32>(blocks + ((i as usize) << 2)) as usize) != 0) fail(8);
  }
}

/** Allocates `count` blocks and lists them at a place; then frees those that were listed before at `old`. */
export function allocListed(segment: u32, bytes: u32, blocks: usize, count: u32): void {
  for (let i: u32 = 0; i < count; i++) {
    const block = alloc(segment, bytes as usize);
    if (block == 0) fail(9);
    touchAlone(block + 8);
    store<u32>(blocks + ((i as usize) << 2), block as u32);
  }
}

/** Takes a slot, is alone in it, and leaves it, `times` times; `may` = all may be taken. */
export function comeAndGo(times: u32, places: usize, may: bool): void {
  for (let i: u32 = 0; i < times; i++) {
    const slot = attach(0xffffffff, 1, 2, 3);
    if (slot < 0) {
      if (!may) fail(10);
      continue;
    }
    touchAlone(places + ((slot as usize) << 6));
    detach(slot as u32);
  }
}

/** Takes a slot, allocates in it, and leaves the blocks to whoever takes them from the place. */
export function allocAndGo(segment: u32, bytes: u32, place: usize): void {
  const slot = attach(0xffffffff, 1, 2, 3);
  if (slot < 0) fail(11);
  const block = alloc(segment, bytes as usize);
  if (block == 0) fail(12);
  store<u32>(block + 8, 1);
  atomic.store<u32>(place, block as u32);
  detach(slot as u32);
}
