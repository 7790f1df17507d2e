// Tasks: made by whoever calls, freed exactly once. The header is drawn in abi/layout.ts.
import {
  TASK_DEPTH,
  TASK_FLAGS,
  TASK_FRAME,
  TASK_HEADER_SIZE,
  TASK_LINK,
  TASK_METHOD,
  TASK_OWNS,
  TASK_POOL_HI,
  TASK_POOL_LO,
  TASK_QUERY,
  TASK_QUERY_VALUE,
  TASK_ROOT_HI,
  TASK_ROOT_LO,
  TASK_SIZE,
  TASK_STATE,
} from '../abi/layout';
import { POOL_MODULE } from '../abi/pool-layout';
import { SLOT_EPOCH, SLOT_SEQUENCE } from '../abi/slot-layout';
import { OK, STATE_NEW } from '../abi/status';
import { alloc, free, MAIN } from '../memory/segments';
import { self, selfIndex } from '../memory/self';
import { FIELD_STRING, fieldAt, fieldCount, methodRow, NO_METHOD } from '../pool/module';
import { findPool } from '../pool/pool';
import { storeAtomic } from '../sync/atomic';

/** Allocates a zeroed task of `size` bytes, header included; 0 without memory. */
export function newTask(
  poolLo: u32,
  poolHi: u32,
  method: u32,
  size: u32,
  query: u32,
  queryValue: u32,
  flags: u32,
): usize {
  const task = alloc(MAIN, size as usize);
  if (task == 0) return 0;
  zero(task, size as usize);
  store<u32>(task + TASK_POOL_LO, poolLo);
  store<u32>(task + TASK_POOL_HI, poolHi);
  store<u32>(task + TASK_METHOD, method);
  store<u32>(task + TASK_FLAGS, flags);
  store<u32>(task + TASK_QUERY, query);
  store<u32>(task + TASK_QUERY_VALUE, queryValue);
  store<u32>(task + TASK_SIZE, size);
  return task;
}

// For the size of a task sixteen bytes a time beat a call of memory.fill; a block's end is a multiple of 64.
function zero(address: usize, bytes: usize): void {
  const end = address + bytes;
  for (let at = address; at < end; at += 16) v128.store(at, i64x2.splat(0));
}

/** Makes a task the root of its graph: an id that is unique in the system, with depth 0. */
export function makeRoot(task: usize): void {
  const sequence = load<u32>(self() + SLOT_SEQUENCE) + 1;
  store<u32>(self() + SLOT_SEQUENCE, sequence);
  store<u32>(task + TASK_ROOT_LO, sequence);
  store<u32>(task + TASK_ROOT_HI, (load<u32>(self() + SLOT_EPOCH) << 8) | selfIndex());
  store<u32>(task + TASK_DEPTH, 0);
}

/** Makes a task a child in its parent's graph. */
export function inherit(task: usize, parent: usize): void {
  store<u32>(task + TASK_ROOT_LO, load<u32>(parent + TASK_ROOT_LO));
  store<u32>(task + TASK_ROOT_HI, load<u32>(parent + TASK_ROOT_HI));
  store<u32>(task + TASK_DEPTH, load<u32>(parent + TASK_DEPTH) + 1);
}

/** A copy that does not own its strings and is not submitted; 0 without memory. */
export function copyTask(task: usize): usize {
  const size = load<u32>(task + TASK_SIZE) as usize;
  const copy = alloc(MAIN, size);
  if (copy == 0) return 0;
  memory.copy(copy, task, size);
  storeAtomic<u32>(copy + TASK_STATE, STATE_NEW);
  store<u32>(copy + TASK_FLAGS, load<u32>(copy + TASK_FLAGS) & ~TASK_OWNS);
  store<u32>(copy + TASK_FRAME, 0);
  store<u32>(copy + TASK_LINK, 0);
  return copy;
}

/** Frees a task and the strings that it owns; OK, DOUBLE_FREE or FOREIGN_POINTER. */
export function freeTask(task: usize): u32 {
  if ((load<u32>(task + TASK_FLAGS) & TASK_OWNS) != 0) freeStrings(task);
  const message = load<u32>(task + TASK_FRAME) as usize; // what a host module left with its error
  if (message != 0) {
    store<u32>(task + TASK_FRAME, 0);
    free(message);
  }
  return free(task);
}

function freeStrings(task: usize): void {
  const pool = findPool(load<u32>(task + TASK_POOL_LO), load<u32>(task + TASK_POOL_HI));
  if (pool == 0) return;
  const module = load<u32>(pool + POOL_MODULE);
  const row = methodRow(module, load<u32>(task + TASK_METHOD));
  if (row == NO_METHOD) return;
  store<u32>(task + TASK_FLAGS, load<u32>(task + TASK_FLAGS) & ~TASK_OWNS);
  for (let i: u32 = 0; i < fieldCount(module, row); i++) {
    const field = fieldAt(module, row, i);
    if (load<u8>(field + 2) != FIELD_STRING) continue;
    const at = task + (load<u16>(field) as usize);
    const text = load<u32>(at) as usize;
    if (text != 0 && at - task >= TASK_HEADER_SIZE && free(text) == OK) store<u64>(at, 0);
  }
}
