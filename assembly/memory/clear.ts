// Clearing a block that was just allocated. For the size of a task or a frame sixteen bytes a time beat a call of
// memory.fill, and a line at once a loop.

/** Zeroes a block that begins at `address`, up to the next multiple of 16: blocks end at multiples of 64. */
export function clear(address: usize, bytes: usize): void {
  const end = address + bytes;
  for (let at = address; at < end; at += 16) v128.store(at, i64x2.splat(0));
}

/** Zeroes a line: the 64 bytes of a block from `address` on. */
// @inline
export function clearLine(address: usize): void {
  v128.store(address, i64x2.splat(0));
  v128.store(address, i64x2.splat(0), 16);
  v128.store(address, i64x2.splat(0), 32);
  v128.store(address, i64x2.splat(0), 48);
}
