// Arena: blocks are cut off one after the other, freeing only counts, and the last free rewinds to the beginning.
// For segments whose contents live and die together (one pipeline stage, one simulation).
//
//   SEGMENT …  16 word u64* = live blocks << 32 │ offset / 64
//   BLOCK      64 bytes before it: 0 units u32 │ 4 state u32* (LIVE, FREED)
//
// One 64-bit word holds both counts, so that a rewind and an allocation cannot pass each other: each operation
// linearizes at its compare-exchange.
import { DOUBLE_FREE, FOREIGN_POINTER } from '../abi/status';
import { compareExchange, loadAtomic, storeAtomic } from '../sync/atomic';

const BASE: usize = 4;
const END: usize = 8;
const WORD: usize = 16;
const UNITS: usize = 0;
const STATE: usize = 4;
const HEADER: usize = 64;
const LIVE: u32 = 0xa11c;
const FREED: u32 = 0xf4ee;
const ONE: u64 = 1 << 32;

export function init(segment: usize): void {
  storeAtomic<u64>(segment + WORD, 0);
}

export function alloc(segment: usize, bytes: usize): usize {
  const base = load<u32>(segment + BASE) as usize;
  const room = ((load<u32>(segment + END) as usize) - base) >> 6;
  const units = ((max<usize>(bytes, 1) - 1) >> 6) + 2; // one for the header; no sum that could wrap
  if (units > room) return 0;
  let word = loadAtomic<u64>(segment + WORD);
  while (true) {
    const offset = word as u32 as usize;
    if (units > room - offset) return 0;
    const before = compareExchange<u64>(segment + WORD, word, word + ONE + (units as u64));
    if (before == word) {
      const header = base + (offset << 6);
      store<u32>(header + UNITS, units as u32);
      storeAtomic<u32>(header + STATE, LIVE);
      return header + HEADER;
    }
    word = before;
  }
}

export function free(segment: usize, block: usize): usize {
  const header = block - HEADER;
  if ((block & 63) != 0 || header < (load<u32>(segment + BASE) as usize)) return FOREIGN_POINTER;
  const bytes = blockSize(block);
  const before = compareExchange<u32>(header + STATE, LIVE, FREED);
  if (before != LIVE) return before == FREED ? DOUBLE_FREE : FOREIGN_POINTER;
  let word = loadAtomic<u64>(segment + WORD);
  while (true) {
    const left = word - ONE;
    const seen = compareExchange<u64>(segment + WORD, word, left < ONE ? 0 : left);
    if (seen == word) return bytes;
    word = seen;
  }
}

export function blockSize(block: usize): usize {
  return ((load<u32>(block - HEADER + UNITS) as usize) - 1) << 6;
}
