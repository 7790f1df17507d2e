// Where a key lies in a chained hash table.

/** 2⁶⁴ / the golden ratio, from two halves that TypeScript's tools can read. */
const MULTIPLIER: u64 = ((0x9e3779b9 as u64) << 32) | 0x7f4a7c15;

/** The bucket of a key; `mask` is their number - 1, a power of two less one. Fibonacci hashing (Knuth, TAOCP 6.4). */
export function bucketOf(key: u64, mask: u32): u32 {
  return (((key * MULTIPLIER) >> 32) as u32) & mask;
}
