// A client in another process takes what its runtime says apart.
import {
  A_KIND,
  A_SEQUENCE,
  A_SESSION,
  ANSWER_DROPPED,
  ANSWER_FIELDS,
  ANSWER_FLAGS,
  ANSWER_HAS_FIELDS,
  ANSWER_MESSAGE,
  ANSWER_MORE,
  ANSWER_OUTCOME,
  ANSWER_RETURN_CODE,
  AREA_INPUT,
  ENTRY_ANSWER,
  ENTRY_ID,
  ENTRY_SIZE,
  ENTRY_WHAT,
  MESSAGE_ANSWERS,
  MESSAGE_PING,
  MESSAGE_REFUSED,
  MESSAGE_WELCOME,
  REFUSE_FULL,
  REFUSE_MALFORMED,
  REFUSE_NO_SESSION,
  REFUSE_SEQUENCE,
  REFUSED_EXPECTED,
  REFUSED_FOUND,
  REFUSED_REASON,
  REFUSED_SIZE,
  WELCOME_BULK_BYTES,
  WELCOME_CALLS,
  WELCOME_EPOCH_HI,
  WELCOME_EPOCH_LO,
  WELCOME_LEASE_MS,
  WELCOME_SIZE,
} from '../abi/archive-layout';
import {
  TASK_FLAGS,
  TASK_FRAME,
  TASK_MORE,
  TASK_OUTCOME,
  TASK_PERIODIC,
  TASK_RETURN_CODE,
  TASK_STATE,
  TASK_WAITING,
} from '../abi/layout';
import { OUTCOME_APP_ERROR, REASON_NO_MEMORY, STATE_DONE } from '../abi/status';
import { alloc, MAIN } from '../memory/segments';
import { ARCHIVED, bulkBytes, readOut } from '../task/archive';
import { copyTask } from '../task/task';
import { outcomeOf } from '../worker/complete';
import {
  append,
  CALL_DONE,
  CALL_ID,
  CALL_METHOD_ROW,
  CALL_RUNNING,
  CALL_STATE,
  CALL_TASK,
  callAt,
  NO_METHOD_ROW,
} from './calls';
import { breakReader, closeEntry, isAtEnd, isBroken, openEntry, skip } from './cursor';
import { areAllTaken } from './frames';
import { openMessage, refuse } from './message';
import {
  addCopy,
  beginSession,
  UPLINK_AREA,
  UPLINK_BULK,
  UPLINK_CALL_COUNT,
  UPLINK_CALLS,
  UPLINK_DONE,
  UPLINK_EPOCH_HI,
  UPLINK_EPOCH_LO,
  UPLINK_IN_SEQUENCE,
  UPLINK_LEASE_MS,
  UPLINK_SESSION,
} from './uplink';

/**
 * Reads the message of `size` bytes in the area's input. Then the host copies its frames, and calls `settleCalls`.
 * @returns 0, or why the session is over: what the runtime said, or what is wrong with what it said
 */
export function acceptMessage(size: u32, frames: u32): u32 {
  const area = load<u32>(UPLINK_AREA) as usize;
  const message = load<u32>(area + AREA_INPUT) as usize;
  const reason = openMessage(area, message, size, frames);
  if (reason != 0) return reason;
  const kind = load<u16>(message + A_KIND) as u32;
  const session = load<u32>(message + A_SESSION);
  if (kind == MESSAGE_WELCOME) return welcome(area, message, size, session);
  if (kind == MESSAGE_REFUSED) {
    if (size != REFUSED_SIZE) return refuse(area, REFUSE_MALFORMED, REFUSED_SIZE, size);
    const why = load<u32>(message + REFUSED_REASON);
    return refuse(
      area,
      why == 0 ? REFUSE_MALFORMED : why,
      load<u32>(message + REFUSED_EXPECTED),
      load<u32>(message + REFUSED_FOUND),
    );
  }
  if (session != load<u32>(UPLINK_SESSION) || session == 0) return 0; // of a session that is over: late, and void
  if (kind == MESSAGE_PING) return 0;
  if (kind != MESSAGE_ANSWERS) return refuse(area, REFUSE_NO_SESSION, session, 0);
  const sequence = load<u32>(UPLINK_IN_SEQUENCE) + 1;
  const found = load<u32>(message + A_SEQUENCE);
  if (found != sequence) return refuse(area, REFUSE_SEQUENCE, sequence, found);
  store<u32>(UPLINK_IN_SEQUENCE, sequence);
  return readAnswers() ? 0 : refuse(area, REFUSE_MALFORMED, 0, 0);
}

function welcome(area: usize, message: usize, size: u32, session: u32): u32 {
  if (size != WELCOME_SIZE || session == 0) return refuse(area, REFUSE_MALFORMED, WELCOME_SIZE, size);
  if (!beginSession(session, load<u32>(message + WELCOME_CALLS), load<u32>(message + WELCOME_BULK_BYTES))) {
    return refuse(area, REFUSE_FULL, 0, 0);
  }
  store<u32>(UPLINK_EPOCH_LO, load<u32>(message + WELCOME_EPOCH_LO));
  store<u32>(UPLINK_EPOCH_HI, load<u32>(message + WELCOME_EPOCH_HI));
  store<u32>(UPLINK_LEASE_MS, load<u32>(message + WELCOME_LEASE_MS));
  return 0;
}

function readAnswers(): bool {
  const calls = load<u32>(UPLINK_CALLS) as usize;
  while (!isAtEnd() && !isBroken()) {
    const entry = skip(ANSWER_FIELDS);
    if (entry == 0) return false;
    const id = load<u32>(entry + ENTRY_ID);
    const size = load<u32>(entry + ENTRY_SIZE);
    if (load<u8>(entry + ENTRY_WHAT) != ENTRY_ANSWER || size < (ANSWER_FIELDS as u32)) return false;
    if ((id & 0xffff) >= load<u32>(UPLINK_CALL_COUNT)) return false;
    const call = callAt(calls, id & 0xffff);
    if (load<u32>(call + CALL_ID) != id || load<u32>(call + CALL_STATE) != CALL_RUNNING) return false;
    openEntry((size as usize) - ANSWER_FIELDS);
    if (((load<u16>(entry + ANSWER_FLAGS) as u32) & ANSWER_MORE) != 0) readCopy(entry, call);
    else readLast(entry, call);
    closeEntry(false);
  }
  return !isBroken() && areAllTaken();
}

function readLast(entry: usize, call: usize): void {
  const task = load<u32>(call + CALL_TASK) as usize;
  const method = load<u32>(call + CALL_METHOD_ROW);
  if (method != NO_METHOD_ROW) {
    store<u64>(UPLINK_BULK, load<u64>(UPLINK_BULK) - bulkBytes(task, method >> 8, method & 0xff));
  }
  readResult(entry, call, task);
  store<u32>(call + CALL_STATE, CALL_DONE);
  append(load<u32>(UPLINK_CALLS) as usize, UPLINK_DONE, call);
}

function readCopy(entry: usize, call: usize): void {
  const task = load<u32>(call + CALL_TASK) as usize;
  const flags = load<u32>(task + TASK_FLAGS);
  let copy: usize = 0;
  if ((flags & TASK_PERIODIC) != 0) copy = copyTask(task);
  if (copy == 0) {
    breakReader(); // no such copy was asked for; without memory for it the session cannot go on either
    return;
  }
  store<u32>(copy + TASK_FLAGS, (load<u32>(copy + TASK_FLAGS) & ~TASK_PERIODIC) | TASK_MORE);
  store<u32>(copy + TASK_STATE, STATE_DONE);
  store<u32>(copy + TASK_WAITING, load<u32>(entry + ANSWER_DROPPED));
  readResult(entry, call, copy);
  addCopy(copy);
}

function readResult(entry: usize, call: usize, task: usize): void {
  store<u32>(task + TASK_OUTCOME, load<u32>(entry + ANSWER_OUTCOME));
  store<i32>(task + TASK_RETURN_CODE, load<i32>(entry + ANSWER_RETURN_CODE));
  readText(task, load<u32>(entry + ANSWER_MESSAGE));
  if (((load<u16>(entry + ANSWER_FLAGS) as u32) & ANSWER_HAS_FIELDS) == 0) return;
  const method = load<u32>(call + CALL_METHOD_ROW);
  if (method == NO_METHOD_ROW) {
    breakReader();
    return;
  }
  if (readOut(task, method >> 8, method & 0xff) == ARCHIVED) return;
  store<u32>(task + TASK_OUTCOME, outcomeOf(OUTCOME_APP_ERROR, REASON_NO_MEMORY)); // it ran, and cannot be told
}

// What the runtime says about an error goes to the caller with the task.
function readText(task: usize, length: u32): void {
  const from = skip(length as usize);
  if (length == 0 || from == 0) return;
  const block = alloc(MAIN, (length as usize) + 4);
  if (block == 0) return;
  store<u32>(block, length);
  memory.copy(block + 4, from, length as usize);
  store<u32>(task + TASK_FRAME, block as u32);
}
