// The calls of a session: tasks that are on their way between a client in another process and its runtime. Both sides
// have such a table; the client chooses a free row for each task, and the row's number with a generation is the id.
//
//   CALL (32 bytes)   0 task u32 │ 4 id u32 │ 8 state u32 │ 12 next u32 (row + 1, of a list) │ 16 bulk u32 (net/bulk.ts)
//                    20 outcome u32 (of a call without task) │ 24 cost u32 │ 28 method u32 (module << 8 | its row; NONE)
//
// A list is two words: the rows, + 1, of its first and its last call.
import { alloc, RUNTIME } from '../memory/segments';

export const CALL_TASK: usize = 0;
export const CALL_ID: usize = 4;
export const CALL_STATE: usize = 8;
const CALL_NEXT: usize = 12;
export const CALL_BULK: usize = 16;
export const CALL_OUTCOME: usize = 20;
export const CALL_COST: usize = 24;
export const CALL_METHOD_ROW: usize = 28;
const CALL_SIZE: usize = 32;

export const CALL_FREE: u32 = 0;
export const CALL_QUEUED: u32 = 1; // runtime: read, not submitted yet
export const CALL_RUNNING: u32 = 2; // the runtime has it
export const CALL_CANCELLING: u32 = 3; // runtime: so is its cancel
export const CALL_ENDED: u32 = 4; // runtime: the task is back, its cancel is not
export const CALL_DONE: u32 = 5; // runtime: to be answered
export const NO_METHOD_ROW: u32 = 0xffffffff;

/** As many entries go together in any case: two messages cost more than one. */
export const TOGETHER: u32 = 64;

/** A table of `count` free calls; 0 without memory. */
export function newCalls(count: u32): usize {
  const table = alloc(RUNTIME, (count as usize) * CALL_SIZE);
  if (table != 0) memory.fill(table, 0, (count as usize) * CALL_SIZE);
  return table;
}

export function callAt(table: usize, row: u32): usize {
  return table + (row as usize) * CALL_SIZE;
}

/** Row of a call in its table. */
export function rowOf(table: usize, call: usize): u32 {
  return ((call - table) / CALL_SIZE) as u32;
}

/** Appends a call to a list. */
export function append(table: usize, list: usize, call: usize): void {
  const number = rowOf(table, call) + 1;
  const last = load<u32>(list + 4);
  store<u32>(call + CALL_NEXT, 0);
  if (last == 0) store<u32>(list, number);
  else store<u32>(callAt(table, last - 1) + CALL_NEXT, number);
  store<u32>(list + 4, number);
}

/** The first call of a list, or 0. */
export function first(table: usize, list: usize): usize {
  const number = load<u32>(list);
  return number == 0 ? 0 : callAt(table, number - 1);
}

/** Takes the first call off its list. */
export function dropFirst(list: usize, call: usize): void {
  const next = load<u32>(call + CALL_NEXT);
  store<u32>(list, next);
  if (next == 0) store<u32>(list + 4, 0);
}

/** The call behind another one in its list, or 0. */
export function behind(table: usize, call: usize): usize {
  const number = load<u32>(call + CALL_NEXT);
  return number == 0 ? 0 : callAt(table, number - 1);
}
