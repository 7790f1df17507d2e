// Tasks: made by whoever calls, freed exactly once. The header is drawn in abi/layout.ts.
import {
  CANCEL_FREES,
  METHOD_DESTROY,
  TASK_BROADCAST,
  TASK_CONTAINER,
  TASK_CONTROL,
  TASK_DEADLINE,
  TASK_DEPTH,
  TASK_FLAGS,
  TASK_FRAME,
  TASK_HEADER_SIZE,
  TASK_HOLDS,
  TASK_LANE,
  TASK_LANE_HASH,
  TASK_LINK,
  TASK_LOAD,
  TASK_METHOD,
  TASK_OWNS,
  TASK_PARENT,
  TASK_POOL_HI,
  TASK_POOL_LO,
  TASK_QUERY,
  TASK_QUERY_VALUE,
  TASK_ROOT_HI,
  TASK_ROOT_LO,
  TASK_SIZE,
  TASK_STAMP,
  TASK_STATE,
  TASK_SYSTEM,
  TASK_TIMER,
} from '../abi/layout';
import { SLOT_EPOCH, SLOT_SEQUENCE } from '../abi/slot-layout';
import { STATE_NEW } from '../abi/status';
import { clear, clearLine } from '../memory/clear';
import { alloc, allocHere, free, MAIN } from '../memory/segments';
import { self, selfIndex } from '../memory/self';
import { loadAtomic, storeAtomic } from '../sync/atomic';
import { disarm } from '../worker/orders';
import { freeStrings } from './owned';
import { forget } from './replicas';

/** Allocates a zeroed task of `size` bytes, header included and at least as large as it; 0 without memory. */
export function newTask(
  poolLo: u32,
  poolHi: u32,
  method: u32,
  size: u32,
  query: u32,
  queryValue: u32,
  flags: u32,
): usize {
  const bytes = max<usize>(size as usize, TASK_HEADER_SIZE);
  const task = allocHere(MAIN, bytes);
  if (task == 0) return 0;
  clearLine(task);
  clearLine(task + 64);
  if (bytes > 128) clear(task + 128, bytes - 128);
  store<u32>(task + TASK_POOL_LO, poolLo);
  store<u32>(task + TASK_POOL_HI, poolHi);
  store<u32>(task + TASK_METHOD, method);
  store<u32>(task + TASK_FLAGS, flags);
  store<u32>(task + TASK_QUERY, query);
  store<u32>(task + TASK_QUERY_VALUE, queryValue);
  store<u32>(task + TASK_SIZE, bytes as u32);
  return task;
}

/** Makes a task the root of its graph: an id that is unique in the system, with depth 0. */
export function makeRoot(task: usize): void {
  const sequence = load<u32>(self() + SLOT_SEQUENCE) + 1;
  store<u32>(self() + SLOT_SEQUENCE, sequence);
  store<u32>(task + TASK_ROOT_LO, sequence);
  store<u32>(task + TASK_ROOT_HI, (load<u32>(self() + SLOT_EPOCH) << 8) | selfIndex());
  store<u32>(task + TASK_DEPTH, 0); // and TASK_LOAD
}

/** The task has so many ancestors that its depth does not tell them any more: it is refused (route.ts). */
export function isTooDeep(task: usize): bool {
  return load<u16>(task + TASK_DEPTH) == u16.MAX_VALUE;
}

/** Makes a task a child in its parent's graph, with the earlier deadline of the two. A kDestroy has all the time it needs. */
export function inherit(task: usize, parent: usize): void {
  store<u64>(task + TASK_ROOT_LO, load<u64>(parent + TASK_ROOT_LO)); // and TASK_ROOT_HI
  store<u16>(task + TASK_DEPTH, load<u16>(parent + TASK_DEPTH) + 1); // who is too deep has no children
  if ((load<u32>(task + TASK_FLAGS) & TASK_SYSTEM) != 0 && load<u32>(task + TASK_METHOD) == METHOD_DESTROY)
    return;
  if (load<u64>(parent + TASK_DEADLINE) == 0) return;
  const limit = load<f64>(parent + TASK_DEADLINE);
  const own = load<f64>(task + TASK_DEADLINE);
  if (own == 0 || limit < own) store<f64>(task + TASK_DEADLINE, limit);
}

// Without the words that others may change meanwhile: its state, what hangs on it, what it waits for, why it is to end.
function copyHeader(copy: usize, task: usize): void {
  storeAtomic<u32>(copy + TASK_STATE, STATE_NEW);
  for (let at = TASK_POOL_LO; at < TASK_CONTAINER; at += 8) store<u64>(copy + at, load<u64>(task + at));
  store<u32>(copy + TASK_FLAGS, load<u32>(copy + TASK_FLAGS) & ~(TASK_OWNS | TASK_BROADCAST));
  store<u16>(copy + TASK_LOAD, 0);
  store<u32>(copy + TASK_CONTAINER, load<u32>(task + TASK_CONTAINER));
  store<u32>(copy + TASK_FRAME, 0);
  store<u64>(copy + TASK_PARENT, 0); // and TASK_WAITING
  store<u64>(copy + TASK_STAMP, load<u64>(task + TASK_STAMP));
  store<u32>(copy + TASK_LINK, 0);
  store<u32>(copy + TASK_LANE, load<u32>(task + TASK_LANE));
  store<u64>(copy + TASK_DEADLINE, load<u64>(task + TASK_DEADLINE));
  store<u64>(copy + TASK_TIMER, 0); // and TASK_CANCEL
  store<u32>(copy + TASK_LANE_HASH, load<u32>(task + TASK_LANE_HASH));
  store<u32>(copy + TASK_HOLDS, 0);
}

/** A copy that does not own its strings and is not submitted; 0 without memory. */
export function copyTask(task: usize): usize {
  const size = load<u32>(task + TASK_SIZE) as usize;
  const copy = alloc(MAIN, size);
  if (copy == 0) return 0;
  copyHeader(copy, task);
  memory.copy(copy + TASK_HEADER_SIZE, task + TASK_HEADER_SIZE, size - TASK_HEADER_SIZE);
  return copy;
}

/** Frees a task and the strings that it owns, a cancel with the task that was left to it; OK, DOUBLE_FREE or FOREIGN_POINTER. */
export function freeTask(task: usize): u32 {
  if (loadAtomic<u32>(task + TASK_TIMER) != 0) disarm(task); // an order that came after it was done
  const flags = load<u32>(task + TASK_FLAGS);
  if ((flags & (TASK_OWNS | TASK_BROADCAST | TASK_CONTROL)) != 0) {
    if ((flags & TASK_CONTROL) != 0) freeTarget(task);
    if ((flags & TASK_OWNS) != 0) freeStrings(task);
    if ((flags & TASK_BROADCAST) != 0) forget(task);
  }
  const message = load<u32>(task + TASK_FRAME) as usize; // what a host module left with its error
  if (message != 0) {
    store<u32>(task + TASK_FRAME, 0);
    free(message);
  }
  return free(task);
}

// What a client has left to its cancel.
function freeTarget(cancel: usize): void {
  if (load<u32>(cancel + TASK_QUERY) == CANCEL_FREES) freeTask(load<u32>(cancel + TASK_QUERY_VALUE) as usize);
}
