// Strings that a task owns: blocks of main that are freed with it. A block names its owner, so that it is found
// without the descriptor of its task (whose pool may be gone), and so that the copies of a broadcast, which have the
// same addresses in their fields, do not take it for their own.
//
//   STRING   0 owner u32 │ 4 mark u32 │ 8 bytes …
import { TASK_FLAGS, TASK_HEADER_SIZE, TASK_OWNS, TASK_SIZE } from '../abi/layout';
import { NO_MEMORY, OK } from '../abi/status';
import { alloc, free, MAIN, segmentOf } from '../memory/segments';

const OWNER: usize = 0;
const MARK: usize = 4;
const BYTES: usize = 8;
const MARKED: u32 = 0x52545343;
/** Blocks are aligned to 64, so that a string's bytes lie here beyond one. */
const ALIGN_MASK: usize = 63;

/**
 * Gives a task a string of `length` bytes in the field at `offset`, in place of the one that it had there.
 * @returns where to write the bytes; 0 without memory
 */
export function newString(task: usize, offset: u32, length: u32): usize {
  const block = alloc(MAIN, (length as usize) + BYTES);
  if (block == 0) return 0;
  const field = task + (offset as usize);
  freeString(task, field);
  store<u32>(block + OWNER, task as u32);
  store<u32>(block + MARK, MARKED);
  store<u32>(field, (block + BYTES) as u32);
  store<u32>(field + 4, length);
  store<u32>(task + TASK_FLAGS, load<u32>(task + TASK_FLAGS) | TASK_OWNS);
  return block + BYTES;
}

/** Frees every string that the task owns. */
export function freeStrings(task: usize): void {
  const end = task + (load<u32>(task + TASK_SIZE) as usize);
  store<u32>(task + TASK_FLAGS, load<u32>(task + TASK_FLAGS) & ~TASK_OWNS);
  for (let field = task + TASK_HEADER_SIZE; field + 8 <= end; field += 8) freeString(task, field);
}

/**
 * Copies a task's fields to another one of its kind (specification: Copy). Shallow, the copy points at what `from` owns,
 * and frees none of it; deep, it owns strings of its own.
 * @returns OK, or NO_MEMORY: then some fields of the copy are empty
 */
export function copyFields(to: usize, from: usize, deep: bool): u32 {
  freeStrings(to);
  const size = min(load<u32>(to + TASK_SIZE), load<u32>(from + TASK_SIZE)) as usize;
  if (size > TASK_HEADER_SIZE) {
    memory.copy(to + TASK_HEADER_SIZE, from + TASK_HEADER_SIZE, size - TASK_HEADER_SIZE);
  }
  let status = OK;
  for (let offset = TASK_HEADER_SIZE; deep && offset + 8 <= size; offset += 8) {
    const bytes = load<u32>(from + offset) as usize;
    if (!owns(from, bytes)) continue;
    const length = load<u32>(from + offset + 4);
    const copy = newString(to, offset as u32, length);
    if (copy != 0) memory.copy(copy, bytes, length as usize);
    else {
      store<u64>(to + offset, 0);
      status = NO_MEMORY;
    }
  }
  return status;
}

/** After a field was copied to another task: the string in it, if `from` owns one there, changes hands. */
export function handOver(from: usize, field: usize, to: usize): void {
  const bytes = load<u32>(field) as usize;
  if (!owns(from, bytes)) return;
  store<u32>(bytes - BYTES + OWNER, to as u32);
  store<u32>(to + TASK_FLAGS, load<u32>(to + TASK_FLAGS) | TASK_OWNS);
}

function freeString(task: usize, field: usize): void {
  const bytes = load<u32>(field) as usize;
  if (!owns(task, bytes)) return;
  store<u32>(bytes - BYTES + MARK, 0);
  store<u64>(field, 0);
  free(bytes - BYTES);
}

function owns(task: usize, bytes: usize): bool {
  if ((bytes & ALIGN_MASK) != BYTES || segmentOf(bytes) != MAIN) return false;
  return (load<u32>(bytes - BYTES + OWNER) as usize) == task && load<u32>(bytes - BYTES + MARK) == MARKED;
}
