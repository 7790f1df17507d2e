// What comes back from the workers is answered: each session's answers in an archive of their own, with the bulk data
// in frames. These are sent from where they lie: such a call is kept until its client says that it has seen the answer,
// or, when its session is over, until nothing that was sent to it can be on its way any more (session.ts, forgetSent).
import {
  ANSWER_DROPPED,
  ANSWER_FIELDS,
  ANSWER_FLAGS,
  ANSWER_HAS_FIELDS,
  ANSWER_MESSAGE,
  ANSWER_MORE,
  ANSWER_OUTCOME,
  ANSWER_RETURN_CODE,
  AREA_STEADY,
  ENTRY_ANSWER,
  ENTRY_ID,
  ENTRY_SIZE,
  ENTRY_WHAT,
  MESSAGE_ANSWERS,
  MESSAGE_BULK_BYTES,
  MESSAGE_PING,
} from '../abi/archive-layout';
import {
  TASK_CONTROL,
  TASK_FLAGS,
  TASK_FRAME,
  TASK_MORE,
  TASK_NEXT,
  TASK_OUTCOME,
  TASK_RETURN_CODE,
  TASK_TOKEN,
  TASK_WAITING,
} from '../abi/layout';
import { REAP_MAX, SLOT_REAPED } from '../abi/slot-layout';
import { OUTCOME_APP_ERROR, REASON_BAD_BUFFER, REASON_TOO_LARGE } from '../abi/status';
import { self } from '../memory/self';
import { now } from '../platform';
import { ARCHIVED, BAD_BUFFER, writeOut } from '../task/archive';
import { freeTask } from '../task/task';
import { outcomeOf } from '../worker/complete';
import { reap } from '../worker/reap';
import { cancelCall } from './admit';
import {
  append,
  CALL_BULK,
  CALL_CANCELLING,
  CALL_COST,
  CALL_DONE,
  CALL_ENDED,
  CALL_ID,
  CALL_METHOD_ROW,
  CALL_OUTCOME,
  CALL_RUNNING,
  CALL_STATE,
  CALL_TASK,
  dropFirst,
  first,
  NO_METHOD_ROW,
  TOGETHER,
} from './calls';
import { isFull, rewind, room, writeBytes, written } from './cursor';
import { frameBytes, frameCount, rewindFrames } from './frames';
import { beginMessage, endMessage, isEmpty } from './message';
import {
  callOf,
  findSession,
  freeCall,
  freeIfOver,
  isOpen,
  SERVER_AREA,
  SERVER_LEASE_MS,
  SERVER_ROWS,
  SESSION_BATCH,
  SESSION_CALLS,
  SESSION_COPIES,
  SESSION_DONE,
  SESSION_HEARD_NS,
  SESSION_ID,
  SESSION_IN_SEQUENCE,
  SESSION_OUT_SEQUENCE,
  SESSION_RUNNING,
  SESSION_SENT,
  sessionAt,
} from './session';

/** Takes what the workers have finished; false when there was nothing. */
export function reapCalls(): bool {
  const reaped = self() + SLOT_REAPED;
  const count = reap(REAP_MAX);
  for (let i: u32 = 0; i < count; i++) comeBack(load<u32>(reaped + ((i as usize) << 2)) as usize);
  return count != 0;
}

/** The id of a session behind the one of a row that has something to be answered, or 0. */
export function nextAnswering(row: u32): u32 {
  for (let i = row; i < load<u32>(SERVER_ROWS); i++) {
    const session = sessionAt(i);
    if (session != 0 && isOpen(session) && hasAnswers(session)) return load<u32>(session + SESSION_ID);
  }
  return 0;
}

/** The id of a session whose client has not been heard of for longer than its lease, or 0. */
export function nextExpired(): u32 {
  const limit = now() - (load<u32>(SERVER_LEASE_MS) as f64) * 1e6;
  for (let i: u32 = 0; i < load<u32>(SERVER_ROWS); i++) {
    const session = sessionAt(i);
    if (session != 0 && isOpen(session) && load<f64>(session + SESSION_HEARD_NS) < limit) {
      return load<u32>(session + SESSION_ID);
    }
  }
  return 0;
}

/** Writes a PING to a session into the area's output, to find out whether its client is still there; its bytes. */
export function packPing(id: u32): u32 {
  const area = load<u32>(SERVER_AREA) as usize;
  beginMessage(area);
  return endMessage(area, MESSAGE_PING, id, 0, 0);
}

/** Writes answers of a session into the area's output; bytes of the archive, 0 = there are none. */
export function packAnswers(id: u32): u32 {
  const session = findSession(id);
  if (session == 0 || !hasAnswers(session)) return 0;
  const area = load<u32>(SERVER_AREA) as usize;
  beginMessage(area);
  const sequence = load<u32>(session + SESSION_OUT_SEQUENCE) + 1;
  store<u32>(session + SESSION_OUT_SEQUENCE, sequence);
  packCopies(area, session);
  store<u32>(area + AREA_STEADY, frameCount()); // a copy's buffer is its task's, which goes on
  packDone(area, session, sequence);
  return endMessage(area, MESSAGE_ANSWERS, id, sequence, load<u32>(session + SESSION_IN_SEQUENCE));
}

function hasAnswers(session: usize): bool {
  return load<u32>(session + SESSION_DONE) != 0 || load<u32>(session + SESSION_COPIES) != 0;
}

function comeBack(task: usize): void {
  const token = load<u32>(task + TASK_TOKEN);
  const session = sessionAt(token >> 16);
  const flags = load<u32>(task + TASK_FLAGS);
  if ((flags & TASK_MORE) != 0) {
    if (isOpen(session)) addCopy(session, task);
    else {
      freeTask(task);
      cancelCall(session, callOf(session, token)); // there was no room for it when the session was closed
    }
    return;
  }
  const call = callOf(session, token);
  const state = load<u32>(call + CALL_STATE);
  store<u32>(session + SESSION_RUNNING, load<u32>(session + SESSION_RUNNING) - 1);
  if ((flags & TASK_CONTROL) != 0) {
    freeTask(task);
    if (state == CALL_ENDED) end(session, call);
    else store<u32>(call + CALL_STATE, CALL_RUNNING);
  } else if (state == CALL_CANCELLING) store<u32>(call + CALL_STATE, CALL_ENDED);
  else end(session, call);
  freeIfOver(session);
}

function end(session: usize, call: usize): void {
  if (!isOpen(session)) {
    freeCall(session, call);
    return;
  }
  store<u32>(call + CALL_STATE, CALL_DONE);
  append(load<u32>(session + SESSION_CALLS) as usize, session + SESSION_DONE, call);
}

function addCopy(session: usize, copy: usize): void {
  const last = load<u32>(session + SESSION_COPIES + 4) as usize;
  store<u32>(copy + TASK_NEXT, 0);
  if (last == 0) store<u32>(session + SESSION_COPIES, copy as u32);
  else store<u32>(last + TASK_NEXT, copy as u32);
  store<u32>(session + SESSION_COPIES + 4, copy as u32);
}

// Copies first: the last word of a periodic task comes after them.
function packCopies(area: usize, session: usize): void {
  for (let copy = load<u32>(session + SESSION_COPIES) as usize; copy != 0; ) {
    if (!packOne(callOf(session, load<u32>(copy + TASK_TOKEN)), copy, ANSWER_MORE)) {
      if (!isEmpty(area)) break;
      packRefusal(callOf(session, load<u32>(copy + TASK_TOKEN)), REASON_TOO_LARGE, ANSWER_MORE);
    }
    const next = load<u32>(copy + TASK_NEXT) as usize;
    store<u32>(session + SESSION_COPIES, next as u32);
    if (next == 0) store<u32>(session + SESSION_COPIES + 4, 0);
    freeTask(copy);
    copy = next;
  }
}

// In parts as large as those in which the client sends: it works on one while the next is on its way.
function packDone(area: usize, session: usize, sequence: u32): void {
  if (load<u32>(session + SESSION_COPIES) != 0) return;
  const calls = load<u32>(session + SESSION_CALLS) as usize;
  const done = session + SESSION_DONE;
  let most = max<u32>(load<u32>(session + SESSION_BATCH), TOGETHER);
  for (let call = first(calls, done); call != 0 && most != 0; call = first(calls, done)) {
    if (frameBytes() > (MESSAGE_BULK_BYTES as usize)) break;
    most--;
    const frames = frameCount();
    if (!packOne(call, load<u32>(call + CALL_TASK) as usize, 0)) {
      if (!isEmpty(area)) break;
      packRefusal(call, REASON_TOO_LARGE, 0);
    }
    dropFirst(done, call);
    if (frameCount() == frames) freeCall(session, call);
    else {
      store<u32>(call + CALL_COST, sequence);
      append(calls, session + SESSION_SENT, call);
    }
  }
}

// The answer of a task, or of a call that never had one; false when it does not fit any more.
function packOne(call: usize, task: usize, flags: u32): bool {
  const entry = written();
  const frames = frameCount();
  const bytes = frameBytes();
  const head = room(ANSWER_FIELDS);
  if (head == 0) return false;
  const method = load<u32>(call + CALL_METHOD_ROW);
  const hasFields = task != 0 && method != NO_METHOD_ROW;
  fillHead(head, call, task, flags | (hasFields ? ANSWER_HAS_FIELDS : 0));
  let text: usize = 0;
  if (task != 0) text = load<u32>(task + TASK_FRAME) as usize;
  if (text != 0) writeBytes(text + 4, load<u32>(text) as usize);
  const status = hasFields ? writeOut(task, method >> 8, method & 0xff, call + CALL_BULK) : ARCHIVED;
  if (status == ARCHIVED && !isFull()) {
    store<u32>(entry + ENTRY_SIZE, (written() - entry) as u32);
    return true;
  }
  rewind(entry);
  rewindFrames(frames, bytes);
  if (status != BAD_BUFFER) return false;
  return packRefusal(call, REASON_BAD_BUFFER, flags);
}

// What the method answered cannot be told: it ran nevertheless.
function packRefusal(call: usize, reason: u32, flags: u32): bool {
  const head = room(ANSWER_FIELDS);
  if (head == 0) return false;
  store<u32>(call + CALL_OUTCOME, outcomeOf(OUTCOME_APP_ERROR, reason));
  fillHead(head, call, 0, flags);
  store<u32>(head + ENTRY_SIZE, ANSWER_FIELDS as u32);
  return true;
}

function fillHead(head: usize, call: usize, task: usize, flags: u32): void {
  memory.fill(head, 0, ANSWER_FIELDS);
  store<u32>(head + ENTRY_ID, load<u32>(call + CALL_ID));
  store<u8>(head + ENTRY_WHAT, ENTRY_ANSWER as u8);
  store<u16>(head + ANSWER_FLAGS, flags as u16);
  if (task == 0) {
    store<u32>(head + ANSWER_OUTCOME, load<u32>(call + CALL_OUTCOME));
    return;
  }
  store<u32>(head + ANSWER_OUTCOME, load<u32>(task + TASK_OUTCOME));
  store<i32>(head + ANSWER_RETURN_CODE, load<i32>(task + TASK_RETURN_CODE));
  if ((flags & ANSWER_MORE) != 0) store<u32>(head + ANSWER_DROPPED, load<u32>(task + TASK_WAITING));
  const text = load<u32>(task + TASK_FRAME) as usize;
  if (text != 0) store<u32>(head + ANSWER_MESSAGE, load<u32>(text));
}
