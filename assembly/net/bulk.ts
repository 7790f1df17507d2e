// Buffers that the runtime holds for the task of a client in another process: blocks of client_data, listed by the
// task's call, so that they come back with it whatever its method did to the fields.
//
//   BULK   0 next u32 │ 4 size u32 │ 8 offset u32 (of its field in the task) │ 64 bytes …
import { alloc, CLIENT, free } from '../memory/segments';

const NEXT: usize = 0;
const SIZE: usize = 4;
const OFFSET: usize = 8;
/** The bytes are as aligned as those of every other buffer. */
const BYTES: usize = 64;

let left: u64 = 0;

/** Buffers of `bytes` together may be made from now on. */
export function allowBulk(bytes: u64): void {
  left = bytes;
}

/** What is left of that. */
export function bulkLeft(): u64 {
  return left;
}

/** A buffer of `size` bytes before those of the list in `head`; answers where its bytes are; 0 when that is not allowed, or without memory. */
export function newBulk(head: usize, offset: u32, size: u32): usize {
  if ((size as u64) > left) return 0;
  const block = alloc(CLIENT, (size as usize) + BYTES);
  if (block == 0) return 0;
  left -= size as u64;
  store<u32>(block + NEXT, load<u32>(head));
  store<u32>(block + SIZE, size);
  store<u32>(block + OFFSET, offset);
  store<u32>(head, block as u32);
  return block + BYTES;
}

/** The bytes of the list's buffer for a field, or 0. */
export function findBulk(head: usize, offset: u32): usize {
  for (let block = load<u32>(head) as usize; block != 0; block = load<u32>(block + NEXT) as usize) {
    if (load<u32>(block + OFFSET) == offset) return block + BYTES;
  }
  return 0;
}

export function bulkSize(bytes: usize): u32 {
  return load<u32>(bytes - BYTES + SIZE);
}

/** Frees the list; answers the bytes that its buffers had. */
export function freeBulk(head: usize): u64 {
  let block = load<u32>(head) as usize;
  let bytes: u64 = 0;
  store<u32>(head, 0);
  while (block != 0) {
    const next = load<u32>(block + NEXT) as usize;
    bytes += load<u32>(block + SIZE) as u64;
    free(block);
    block = next;
  }
  return bytes;
}
