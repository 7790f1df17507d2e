// The engine of a client in another process: in place of workers its tasks find this uplink, which sends what lies in
// the process queue to the runtime and finishes each task with what comes back. To the client's link nothing differs.
//
//   UPLINK (at map.UPLINK)   0 area u32 │ 4 calls u32 (table) │ 8 callCount u32 │ 12 free list │ 20 done list │ 28 read list
//                           36 copies (first, last task) │ 44 session u32 │ 48 inSequence u32 │ 52 outSequence u32
//                           56 bulk u64 │ 64 bulkBytes u64 │ 72 epochLo u32 │ 76 epochHi u32 │ 80 leaseMs u32
//                           84 pending u32 (calls that the runtime has) │ 88 again (first, last task)
//
// A call's row is a credit: without a free one the process queue keeps what it has, and its clients wait or are told
// Busy. A task is sent once. When the connection is lost, what the runtime had ends Unknown; what it had not waits for
// the next session, and so do tasks that may run twice: these are sent before all others then.
import {
  SESSION_CALLS_MAX,
  UPLINK_AT_EPOCH_HI,
  UPLINK_AT_EPOCH_LO,
  UPLINK_AT_LEASE_MS,
  UPLINK_AT_SESSION,
} from '../abi/archive-layout';
import {
  TASK_FIRE_AND_FORGET,
  TASK_FLAGS,
  TASK_IDEMPOTENT,
  TASK_LANE,
  TASK_NEXT,
  TASK_OUTCOME,
  TASK_OWNER,
  TASK_PERIODIC,
  TASK_RETURN_CODE,
} from '../abi/layout';
import { UPLINK } from '../abi/map';
import { COUNTER_COMPLETED, SLOT_COUNTERS } from '../abi/slot-layout';
import { OUTCOME_UNKNOWN, REASON_DISCONNECTED, STATE_ABANDONED } from '../abi/status';
import { free } from '../memory/segments';
import { self } from '../memory/self';
import { tryFinish } from '../task/state';
import { freeTask } from '../task/task';
import { deliverOne, flushHeld, outcomeOf } from '../worker/complete';
import { attend } from '../worker/ready';
import { newArea } from './area';
import {
  append,
  CALL_COST,
  CALL_FREE,
  CALL_ID,
  CALL_RUNNING,
  CALL_STATE,
  CALL_TASK,
  callAt,
  dropFirst,
  first,
  newCalls,
} from './calls';

export const UPLINK_AREA: usize = UPLINK;
export const UPLINK_CALLS: usize = UPLINK + 4;
export const UPLINK_CALL_COUNT: usize = UPLINK + 8;
const UPLINK_FREE: usize = UPLINK + 12;
export const UPLINK_DONE: usize = UPLINK + 20;
export const UPLINK_READ: usize = UPLINK + 28;
export const UPLINK_COPIES: usize = UPLINK + 36;
export const UPLINK_SESSION: usize = UPLINK + UPLINK_AT_SESSION;
export const UPLINK_IN_SEQUENCE: usize = UPLINK + 48;
export const UPLINK_OUT_SEQUENCE: usize = UPLINK + 52;
export const UPLINK_BULK: usize = UPLINK + 56;
export const UPLINK_BULK_BYTES: usize = UPLINK + 64;
export const UPLINK_EPOCH_LO: usize = UPLINK + UPLINK_AT_EPOCH_LO;
export const UPLINK_EPOCH_HI: usize = UPLINK + UPLINK_AT_EPOCH_HI;
export const UPLINK_LEASE_MS: usize = UPLINK + UPLINK_AT_LEASE_MS;
export const UPLINK_PENDING: usize = UPLINK + 84;
const UPLINK_AGAIN: usize = UPLINK + 88;

/** Makes this thread, a worker by its slot, the uplink of this memory; the area for its messages, or 0 without memory. */
export function openUplink(): usize {
  const area = newArea();
  store<u32>(UPLINK_AREA, area as u32);
  attend(); // for ever: whoever submits need wake nobody
  return area;
}

/** A session begins, with `count` calls and `bytes` of buffers on their way; false without memory for them. */
export function beginSession(session: u32, count: u32, bytes: u32): bool {
  endSession();
  if (count == 0 || count > SESSION_CALLS_MAX) return false;
  const calls = newCalls(count);
  if (calls == 0) return false;
  store<u32>(UPLINK_CALLS, calls as u32);
  store<u32>(UPLINK_CALL_COUNT, count);
  for (let row: u32 = 0; row < count; row++) {
    const call = callAt(calls, row);
    store<u32>(call + CALL_ID, row);
    append(calls, UPLINK_FREE, call);
  }
  store<u32>(UPLINK_SESSION, session);
  store<u32>(UPLINK_IN_SEQUENCE, 0);
  store<u32>(UPLINK_OUT_SEQUENCE, 0);
  store<u64>(UPLINK_BULK, 0);
  store<u64>(UPLINK_BULK_BYTES, bytes as u64);
  return true;
}

/** The session is over: what the runtime had ends Unknown. */
export function endSession(): void {
  const calls = load<u32>(UPLINK_CALLS) as usize;
  if (calls == 0) return;
  dropCopies();
  for (let row: u32 = 0; row < load<u32>(UPLINK_CALL_COUNT); row++) {
    const task = load<u32>(callAt(calls, row) + CALL_TASK) as usize;
    if (task == 0) continue;
    if (isForAgain(task)) addTo(UPLINK_AGAIN, task);
    else endTask(task, outcomeOf(OUTCOME_UNKNOWN, REASON_DISCONNECTED), 0);
  }
  flushHeld();
  memory.fill(UPLINK_CALLS, 0, UPLINK_BULK - UPLINK_CALLS); // its table, its lists, its numbers
  store<u32>(UPLINK_PENDING, 0);
  free(calls);
}

/** A free call for a task, or 0: all are on their way. */
export function takeCall(task: usize): usize {
  const calls = load<u32>(UPLINK_CALLS) as usize;
  if (calls == 0) return 0;
  const call = first(calls, UPLINK_FREE);
  if (call == 0) return 0;
  dropFirst(UPLINK_FREE, call);
  store<u32>(call + CALL_TASK, task as u32);
  store<u32>(call + CALL_STATE, CALL_RUNNING);
  store<u32>(call + CALL_COST, 0);
  store<u32>(UPLINK_PENDING, load<u32>(UPLINK_PENDING) + 1);
  store<u32>(task + TASK_LANE, (call - calls) as u32); // where its cancel finds it
  return call;
}

/** Makes a call free for another task; its id is another one then. */
export function releaseCall(call: usize): void {
  store<u32>(call + CALL_TASK, 0);
  store<u32>(call + CALL_STATE, CALL_FREE);
  store<u32>(call + CALL_ID, load<u32>(call + CALL_ID) + SESSION_CALLS_MAX);
  store<u32>(UPLINK_PENDING, load<u32>(UPLINK_PENDING) - 1);
  append(load<u32>(UPLINK_CALLS) as usize, UPLINK_FREE, call);
}

/** Finishes what the last message brought: the host has copied its bulk data to where they belong. */
export function settleCalls(): void {
  const calls = load<u32>(UPLINK_CALLS) as usize;
  if (calls == 0) return;
  for (let copy = takeCopy(); copy != 0; copy = takeCopy()) deliverOne(copy, ownerOf(copy));
  for (let call = first(calls, UPLINK_DONE); call != 0; call = first(calls, UPLINK_DONE)) {
    dropFirst(UPLINK_DONE, call);
    const task = load<u32>(call + CALL_TASK) as usize;
    releaseCall(call);
    endTask(task, load<u32>(task + TASK_OUTCOME), load<i32>(task + TASK_RETURN_CODE));
  }
  flushHeld();
}

/** Gives a task of this process its outcome. */
export function endTask(task: usize, outcome: u32, code: i32): void {
  store<u32>(task + TASK_OUTCOME, outcome);
  store<i32>(task + TASK_RETURN_CODE, code);
  const counter = self() + SLOT_COUNTERS + COUNTER_COMPLETED;
  store<u64>(counter, load<u64>(counter) + 1);
  if ((load<u32>(task + TASK_FLAGS) & TASK_FIRE_AND_FORGET) != 0 || tryFinish(task) == STATE_ABANDONED)
    freeTask(task);
  else deliverOne(task, ownerOf(task));
}

/** A copy of a periodic task that came; it is delivered by `settleCalls`. */
export function addCopy(copy: usize): void {
  addTo(UPLINK_COPIES, copy);
}

/** The first task that a former session had and that may run twice, or 0. */
export function firstAgain(): usize {
  return load<u32>(UPLINK_AGAIN) as usize;
}

/** Takes it off its list. */
export function dropAgain(): void {
  takeFrom(UPLINK_AGAIN);
}

function isForAgain(task: usize): bool {
  return (load<u32>(task + TASK_FLAGS) & (TASK_IDEMPOTENT | TASK_PERIODIC)) == TASK_IDEMPOTENT;
}

// Lists of tasks: two words, their first and last.
function addTo(list: usize, task: usize): void {
  const last = load<u32>(list + 4) as usize;
  store<u32>(task + TASK_NEXT, 0);
  store<u32>(last == 0 ? list : last + TASK_NEXT, task as u32);
  store<u32>(list + 4, task as u32);
}

function takeFrom(list: usize): usize {
  const task = load<u32>(list) as usize;
  if (task == 0) return 0;
  const next = load<u32>(task + TASK_NEXT);
  store<u32>(list, next);
  if (next == 0) store<u32>(list + 4, 0);
  return task;
}

function takeCopy(): usize {
  return takeFrom(UPLINK_COPIES);
}

function dropCopies(): void {
  for (let copy = takeCopy(); copy != 0; copy = takeCopy()) freeTask(copy);
}

function ownerOf(task: usize): u32 {
  return load<u32>(task + TASK_OWNER);
}
