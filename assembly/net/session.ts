// The sessions that a runtime has with clients in other processes. All of them belong to its one net thread.
//
//   SERVER (at map.SERVER)   0 area u32 │ 4 table u32 (SESSIONS_MAX × u32) │ 8 calls u32 │ 12 leaseMs u32 │ 16 bulkBytes u64
//                           24 epochLo u32 │ 28 epochHi u32 │ 32 turn u32 (the row that was served last) │ 36 made u32
//                           40 rows u32 (those behind have never had a session: no use to look there)
//
//   SESSION (128 bytes)      0 state u32 │ 4 id u32 │ 8 calls u32 (its table) │ 12 inSequence u32 │ 16 outSequence u32
//                           20 running u32 (tasks and cancels that the workers have) │ 24 queued list │ 32 done list
//                           40 sent list │ 48 copies (first, last task) │ 56 deficit i32 │ 64 bulk u64 │ 72 heardNs f64
//                           80 pid u32 │ 84 startLo u32 │ 88 startHi u32 │ 92 batch u32 (entries of its last message)
//
// OPEN ─closeSession─▶ CLOSED ─its last task is back─▶ freed. What a client had sent and was not submitted is dropped
// with the session; what was submitted runs to its end. What was sent to it from its calls' memory stays until the host
// knows that it has left. A row is taken by another session only after that, so that a task's token (row << 16 | row of
// its call) never finds a stranger.
import { SESSION_CALLS_MAX, SESSIONS_MAX } from '../abi/archive-layout';
import { TASK_FLAGS, TASK_NEXT, TASK_PERIODIC } from '../abi/layout';
import { SERVER } from '../abi/map';
import { KIND_NET, SLOT_KIND } from '../abi/slot-layout';
import { alloc, free, RUNTIME } from '../memory/segments';
import { self } from '../memory/self';
import { freeTask } from '../task/task';
import { cancelCall } from './admit';
import { newArea } from './area';
import { freeBulk } from './bulk';
import {
  CALL_BULK,
  CALL_COST,
  CALL_FREE,
  CALL_RUNNING,
  CALL_STATE,
  CALL_TASK,
  callAt,
  dropFirst,
  first,
  newCalls,
} from './calls';

export const SERVER_AREA: usize = SERVER;
const SERVER_TABLE: usize = SERVER + 4;
export const SERVER_CALLS: usize = SERVER + 8;
export const SERVER_LEASE_MS: usize = SERVER + 12;
export const SERVER_BULK_BYTES: usize = SERVER + 16;
export const SERVER_EPOCH_LO: usize = SERVER + 24;
export const SERVER_EPOCH_HI: usize = SERVER + 28;
export const SERVER_TURN: usize = SERVER + 32;
const SERVER_MADE: usize = SERVER + 36;
export const SERVER_ROWS: usize = SERVER + 40;

const STATE: usize = 0;
export const SESSION_ID: usize = 4;
export const SESSION_CALLS: usize = 8;
export const SESSION_IN_SEQUENCE: usize = 12;
export const SESSION_OUT_SEQUENCE: usize = 16;
export const SESSION_RUNNING: usize = 20;
export const SESSION_QUEUED: usize = 24;
export const SESSION_DONE: usize = 32;
export const SESSION_SENT: usize = 40; // with frames in a message, whose number is in CALL_COST
export const SESSION_COPIES: usize = 48;
export const SESSION_DEFICIT: usize = 56;
export const SESSION_BULK: usize = 64;
export const SESSION_HEARD_NS: usize = 72;
export const SESSION_PID: usize = 80;
export const SESSION_START_LO: usize = 84;
export const SESSION_START_HI: usize = 88;
export const SESSION_BATCH: usize = 92;
const SESSION_SIZE: usize = 128;

const OPEN: u32 = 1;
const CLOSED: u32 = 2;
const ROW_BITS: u32 = 10;

/**
 * Makes this thread the one that serves clients of other processes.
 * @param calls tasks that a session may have on their way
 * @param bulkBytes what their buffers may hold together
 * @param epochLo,epochHi a number that no other life of this runtime has
 * @returns the area for its messages, or 0 without memory
 */
export function openServer(calls: u32, bulkBytes: f64, leaseMs: u32, epochLo: u32, epochHi: u32): usize {
  if (calls == 0 || calls > SESSION_CALLS_MAX) return 0;
  const table = alloc(RUNTIME, SESSIONS_MAX * 4);
  const area = newArea();
  if (table == 0 || area == 0) return 0;
  memory.fill(table, 0, SESSIONS_MAX * 4);
  store<u32>(self() + SLOT_KIND, KIND_NET);
  store<u32>(SERVER_TABLE, table as u32);
  store<u32>(SERVER_AREA, area as u32);
  store<u32>(SERVER_CALLS, calls);
  store<u32>(SERVER_LEASE_MS, leaseMs);
  store<u64>(SERVER_BULK_BYTES, bulkBytes as u64);
  store<u32>(SERVER_EPOCH_LO, epochLo);
  store<u32>(SERVER_EPOCH_HI, epochHi);
  return area;
}

/** A session, with the memory for all of its calls; 0 when there is none left. */
export function newSession(): usize {
  for (let row: u32 = 0; row < SESSIONS_MAX; row++) {
    if (load<u32>(entry(row)) != 0) continue;
    const session = alloc(RUNTIME, SESSION_SIZE);
    if (session == 0) return 0;
    memory.fill(session, 0, SESSION_SIZE);
    const calls = newCalls(load<u32>(SERVER_CALLS));
    if (calls == 0) {
      free(session);
      return 0;
    }
    const made = load<u32>(SERVER_MADE) + 1;
    store<u32>(SERVER_MADE, made);
    store<u32>(session + STATE, OPEN);
    store<u32>(session + SESSION_ID, (made << ROW_BITS) | row);
    store<u32>(session + SESSION_CALLS, calls as u32);
    store<u32>(entry(row), session as u32);
    if (row == load<u32>(SERVER_ROWS)) store<u32>(SERVER_ROWS, row + 1); // no row behind the first free one is in use, but for these
    return session;
  }
  return 0;
}

/** The session of a row, open or not, or 0. */
export function sessionAt(row: u32): usize {
  return load<u32>(entry(row)) as usize;
}

/** The open session of an id, or 0. */
export function findSession(id: u32): usize {
  const session = load<u32>(entry(id & (SESSIONS_MAX - 1))) as usize;
  return session != 0 && load<u32>(session + SESSION_ID) == id && isOpen(session) ? session : 0;
}

export function isOpen(session: usize): bool {
  return load<u32>(session + STATE) == OPEN;
}

export function rowOfSession(session: usize): u32 {
  return load<u32>(session + SESSION_ID) & (SESSIONS_MAX - 1);
}

/** Ends a session; its tasks that have been submitted are freed as they come back. */
export function closeSession(id: u32): void {
  const session = findSession(id);
  if (session == 0) return;
  store<u32>(session + STATE, CLOSED);
  const calls = load<u32>(session + SESSION_CALLS) as usize;
  freeList(session, calls, session + SESSION_QUEUED);
  freeList(session, calls, session + SESSION_DONE);
  stopPeriodic(session, calls);
  for (let copy = load<u32>(session + SESSION_COPIES) as usize; copy != 0; ) {
    const next = load<u32>(copy + TASK_NEXT) as usize;
    freeTask(copy);
    copy = next;
  }
  freeIfOver(session);
}

/** Frees what a call holds, and makes its row free for another one. */
export function freeCall(session: usize, call: usize): void {
  const task = load<u32>(call + CALL_TASK) as usize;
  if (task != 0) freeTask(task);
  const head = call + CALL_BULK;
  if (load<u32>(head) != 0) {
    const bulk = session + SESSION_BULK;
    store<u64>(bulk, load<u64>(bulk) - freeBulk(head));
  }
  store<u32>(call + CALL_TASK, 0);
  store<u32>(call + CALL_STATE, CALL_FREE);
}

/** Frees a closed session that the workers have nothing of any more. */
export function freeIfOver(session: usize): void {
  if (isOpen(session) || load<u32>(session + SESSION_RUNNING) != 0) return;
  if (load<u32>(session + SESSION_SENT) != 0) return;
  store<u32>(entry(rowOfSession(session)), 0);
  free(load<u32>(session + SESSION_CALLS) as usize);
  free(session);
}

/** Its client has read the messages up to a number: what these were sent from is not needed any more. */
export function freeSeen(session: usize, seen: u32): void {
  const calls = load<u32>(session + SESSION_CALLS) as usize;
  const sent = session + SESSION_SENT;
  for (let call = first(calls, sent); call != 0; call = first(calls, sent)) {
    if (((load<u32>(call + CALL_COST) - seen) as i32) > 0) return;
    dropFirst(sent, call);
    freeCall(session, call);
  }
}

/** Nothing that was sent to a session is on its way any more: its connection is lost, or it is over and has read on. */
export function forgetSent(id: u32): void {
  const session = sessionAt(id & (SESSIONS_MAX - 1));
  if (session == 0 || load<u32>(session + SESSION_ID) != id) return;
  freeList(session, load<u32>(session + SESSION_CALLS) as usize, session + SESSION_SENT);
  freeIfOver(session);
}

/** The call of a task that came back, by its token. */
export function callOf(session: usize, token: u32): usize {
  return callAt(load<u32>(session + SESSION_CALLS) as usize, token & 0xffff);
}

// Nobody else would end them.
function stopPeriodic(session: usize, calls: usize): void {
  for (let row: u32 = 0; row < load<u32>(SERVER_CALLS); row++) {
    const call = callAt(calls, row);
    if (load<u32>(call + CALL_STATE) != CALL_RUNNING) continue;
    if ((load<u32>((load<u32>(call + CALL_TASK) as usize) + TASK_FLAGS) & TASK_PERIODIC) != 0)
      cancelCall(session, call);
  }
}

function freeList(session: usize, calls: usize, list: usize): void {
  for (let call = first(calls, list); call != 0; call = first(calls, list)) {
    dropFirst(list, call);
    freeCall(session, call);
  }
}

function entry(row: u32): usize {
  return (load<u32>(SERVER_TABLE) as usize) + ((row as usize) << 2);
}
