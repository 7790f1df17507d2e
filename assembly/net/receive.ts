// The runtime's net thread takes a message of a client in another process apart.
//
//   HELLO ─┬─ other version, other layout of tasks, no room ─▶ REFUSED, by name
//          └─ a session ─▶ WELCOME
//   CALLS ─┬─ anything that cannot be ─▶ REFUSED, and the session is closed
//          ├─ a call that cannot run (no such pool, other fields, no memory) ─▶ its answer: NotExecuted
//          └─ a task in this memory, queued in its session (admit.ts)
import {
  A_KIND,
  A_SEEN,
  A_SEQUENCE,
  A_SESSION,
  AREA_EXPECTED,
  AREA_FOUND,
  AREA_INPUT,
  AREA_REPLY,
  AREA_SESSION,
  CALL_DEADLINE,
  CALL_FLAGS,
  CALL_FRAMES,
  CALL_HASH,
  CALL_HIGH_LATENCY,
  CALL_METHOD,
  CALL_PERIODIC,
  CALL_POOL_HI,
  CALL_POOL_LO,
  CALL_QUERY,
  CALL_QUERY_VALUE,
  CALL_REST,
  CANCEL_SIZE,
  ENTRY_CALL,
  ENTRY_CANCEL,
  ENTRY_ID,
  ENTRY_READ,
  ENTRY_SIZE,
  ENTRY_WHAT,
  HELLO_ABI_HASH,
  HELLO_PID,
  HELLO_SIZE,
  HELLO_START_HI,
  HELLO_START_LO,
  MESSAGE_BYE,
  MESSAGE_CALLS,
  MESSAGE_HELLO,
  MESSAGE_PING,
  MESSAGE_REFUSED,
  MESSAGE_WELCOME,
  READ_COUNT,
  READ_SIZE,
  REFUSE_ABI,
  REFUSE_FULL,
  REFUSE_MALFORMED,
  REFUSE_NO_SESSION,
  REFUSE_SEQUENCE,
  REFUSE_STOPPING,
} from '../abi/archive-layout';
import {
  ABI_HASH,
  METHOD_CUSTOM,
  TASK_DEADLINE,
  TASK_HIGH_LATENCY,
  TASK_PARENT,
  TASK_PERIOD,
  TASK_PERIODIC,
} from '../abi/layout';
import { H_STATE, RUNNING } from '../abi/map';
import { POOL_MODULE } from '../abi/pool-layout';
import {
  OUTCOME_NOT_EXECUTED,
  REASON_LOCAL,
  REASON_NO_MEMORY,
  REASON_OTHER_TASK,
  REASON_UNKNOWN_METHOD,
  REASON_UNKNOWN_POOL,
  REASON_UNSUPPORTED_METHOD,
} from '../abi/status';
import { now } from '../platform';
import { isLocal, isUnsupported, methodRow, NO_METHOD, taskHashOf, taskSizeOf } from '../pool/module';
import { findPool } from '../pool/pool';
import { loadAtomic } from '../sync/atomic';
import { ARCHIVED, readIn } from '../task/archive';
import { newTask } from '../task/task';
import { outcomeOf } from '../worker/complete';
import { giveBack } from '../worker/periodic';
import { cancelCall } from './admit';
import { allowBulk, bulkLeft } from './bulk';
import {
  append,
  CALL_BULK,
  CALL_CANCELLING,
  CALL_COST,
  CALL_DONE,
  CALL_FREE,
  CALL_ID,
  CALL_METHOD_ROW,
  CALL_OUTCOME,
  CALL_QUEUED,
  CALL_RUNNING,
  CALL_STATE,
  CALL_TASK,
  callAt,
  NO_METHOD_ROW,
} from './calls';
import { breakReader, closeEntry, isAtEnd, isBroken, openEntry, readF64, skip, writeU32 } from './cursor';
import { areAllTaken, frameCount, passFrames } from './frames';
import { beginMessage, endMessage, openMessage, refuse } from './message';
import {
  closeSession,
  findSession,
  freeSeen,
  newSession,
  SERVER_AREA,
  SERVER_BULK_BYTES,
  SERVER_CALLS,
  SERVER_EPOCH_HI,
  SERVER_EPOCH_LO,
  SERVER_LEASE_MS,
  SESSION_BATCH,
  SESSION_BULK,
  SESSION_CALLS,
  SESSION_DONE,
  SESSION_HEARD_NS,
  SESSION_ID,
  SESSION_IN_SEQUENCE,
  SESSION_OUT_SEQUENCE,
  SESSION_PID,
  SESSION_QUEUED,
  SESSION_START_HI,
  SESSION_START_LO,
} from './session';

/** What a call costs its session beside its bytes, in bytes (admit.ts). */
const CALL_COST_BASE: u32 = 64;

/**
 * Reads the message of `size` bytes in the area's input, from a sender that has session `id`, or 0 when it has none.
 * @returns 0, or why it is refused; then its session is closed. An answer to it may be in the area's output.
 */
export function receiveMessage(id: u32, size: u32, frames: u32): u32 {
  const area = load<u32>(SERVER_AREA) as usize;
  store<u32>(area + AREA_REPLY, 0);
  store<u32>(area + AREA_SESSION, id);
  const message = load<u32>(area + AREA_INPUT) as usize;
  let reason = openMessage(area, message, size, frames);
  if (reason == 0) {
    const kind = load<u16>(message + A_KIND) as u32;
    reason = kind == MESSAGE_HELLO ? hello(area, message, size) : inSession(area, message, id, kind);
  }
  if (reason == 0) return 0;
  closeSession(id);
  beginMessage(area);
  writeU32(reason);
  writeU32(load<u32>(area + AREA_EXPECTED));
  writeU32(load<u32>(area + AREA_FOUND));
  store<u32>(area + AREA_REPLY, endMessage(area, MESSAGE_REFUSED, id, 0, 0));
  return reason;
}

function hello(area: usize, message: usize, size: u32): u32 {
  if (size != HELLO_SIZE) return refuse(area, REFUSE_MALFORMED, HELLO_SIZE, size);
  const hash = load<u32>(message + HELLO_ABI_HASH);
  if (hash != ABI_HASH) return refuse(area, REFUSE_ABI, ABI_HASH, hash);
  if (loadAtomic<u32>(H_STATE) != RUNNING) return refuse(area, REFUSE_STOPPING, 0, 0);
  closeSession(load<u32>(area + AREA_SESSION)); // it begins anew
  const session = newSession();
  if (session == 0) return refuse(area, REFUSE_FULL, 0, 0);
  store<u32>(session + SESSION_PID, load<u32>(message + HELLO_PID));
  store<u32>(session + SESSION_START_LO, load<u32>(message + HELLO_START_LO));
  store<u32>(session + SESSION_START_HI, load<u32>(message + HELLO_START_HI));
  store<f64>(session + SESSION_HEARD_NS, now());
  const id = load<u32>(session + SESSION_ID);
  store<u32>(area + AREA_SESSION, id);
  beginMessage(area);
  writeU32(load<u32>(SERVER_EPOCH_LO));
  writeU32(load<u32>(SERVER_EPOCH_HI));
  writeU32(load<u32>(SERVER_CALLS));
  writeU32(load<u64>(SERVER_BULK_BYTES) as u32);
  writeU32(load<u32>(SERVER_LEASE_MS));
  store<u32>(area + AREA_REPLY, endMessage(area, MESSAGE_WELCOME, id, 0, 0));
  return 0;
}

function inSession(area: usize, message: usize, id: u32, kind: u32): u32 {
  const session = findSession(id);
  const named = load<u32>(message + A_SESSION);
  if (session == 0 || named != id) return refuse(area, REFUSE_NO_SESSION, id, named);
  store<f64>(session + SESSION_HEARD_NS, now());
  const seen = load<u32>(message + A_SEEN);
  const told = load<u32>(session + SESSION_OUT_SEQUENCE);
  if (((told - seen) as i32) < 0) return refuse(area, REFUSE_MALFORMED, told, seen);
  freeSeen(session, seen);
  if (kind == MESSAGE_BYE) {
    closeSession(id);
    store<u32>(area + AREA_SESSION, 0);
    return 0;
  }
  if (kind == MESSAGE_PING) {
    beginMessage(area);
    store<u32>(
      area + AREA_REPLY,
      endMessage(area, MESSAGE_PING, id, 0, load<u32>(session + SESSION_IN_SEQUENCE)),
    );
    return 0;
  }
  if (kind != MESSAGE_CALLS) return refuse(area, REFUSE_MALFORMED, MESSAGE_CALLS, kind);
  const sequence = load<u32>(session + SESSION_IN_SEQUENCE) + 1;
  const found = load<u32>(message + A_SEQUENCE);
  if (found != sequence) return refuse(area, REFUSE_SEQUENCE, sequence, found);
  store<u32>(session + SESSION_IN_SEQUENCE, sequence);
  allowBulk(load<u64>(SERVER_BULK_BYTES) - load<u64>(session + SESSION_BULK));
  const read = readEntries(session);
  store<u64>(session + SESSION_BULK, load<u64>(SERVER_BULK_BYTES) - bulkLeft());
  return read ? 0 : refuse(area, REFUSE_MALFORMED, 0, 0);
}

function readEntries(session: usize): bool {
  let count: u32 = 0;
  for (; !isAtEnd() && !isBroken(); count++) {
    const entry = skip(CANCEL_SIZE as usize);
    if (entry == 0) return false;
    const what = load<u8>(entry + ENTRY_WHAT) as u32;
    const row = load<u32>(entry + ENTRY_ID) & 0xffff;
    if (row >= load<u32>(SERVER_CALLS)) return false;
    const call = callAt(load<u32>(session + SESSION_CALLS) as usize, row);
    if (what == ENTRY_CALL) readCall(session, entry, call);
    else if (what == ENTRY_CANCEL) readCancel(session, entry, call);
    else if (what == ENTRY_READ) readRead(entry, call);
    else return false;
  }
  store<u32>(session + SESSION_BATCH, count);
  return !isBroken() && areAllTaken();
}

// An entry says where it ends and how many frames are its, so that one whose fields nobody knows can be passed over.
function readCall(session: usize, entry: usize, call: usize): void {
  const size = load<u32>(entry + ENTRY_SIZE);
  const rest = skip(CALL_REST - (CANCEL_SIZE as usize));
  if (rest == 0 || load<u32>(call + CALL_STATE) != CALL_FREE || size < (CALL_REST as u32)) {
    breakReader();
    return;
  }
  store<u32>(call + CALL_ID, load<u32>(entry + ENTRY_ID));
  store<u32>(call + CALL_TASK, 0);
  store<u32>(call + CALL_BULK, 0);
  store<u32>(call + CALL_METHOD_ROW, NO_METHOD_ROW);
  store<u32>(call + CALL_COST, size + CALL_COST_BASE);
  const frames = frameCount() + (load<u8>(entry + CALL_FRAMES) as u32);
  openEntry((size as usize) - CALL_REST);
  const reason = makeTask(entry, call);
  closeEntry(reason != 0);
  if (reason != 0 ? !passFrames(frames) : frameCount() != frames) breakReader();
  const runs = reason == 0 && !isBroken();
  if (!runs) store<u32>(call + CALL_OUTCOME, outcomeOf(OUTCOME_NOT_EXECUTED, reason));
  store<u32>(call + CALL_STATE, runs ? CALL_QUEUED : CALL_DONE);
  append(load<u32>(session + SESSION_CALLS) as usize, session + (runs ? SESSION_QUEUED : SESSION_DONE), call);
}

// A task of this memory from an entry; 0, or the reason why it will not run.
function makeTask(entry: usize, call: usize): u32 {
  const poolLo = load<u32>(entry + CALL_POOL_LO);
  const poolHi = load<u32>(entry + CALL_POOL_HI);
  const method = load<u32>(entry + CALL_METHOD);
  const pool = findPool(poolLo, poolHi);
  if (pool == 0) return REASON_UNKNOWN_POOL;
  const module = load<u32>(pool + POOL_MODULE);
  const row = methodRow(module, method);
  if (row == NO_METHOD) return REASON_UNKNOWN_METHOD;
  // What makes, ends and mends containers is for the runtime alone to call.
  if (method < METHOD_CUSTOM || isUnsupported(module, row)) return REASON_UNSUPPORTED_METHOD;
  if (taskHashOf(module, row) != load<u32>(entry + CALL_HASH)) return REASON_OTHER_TASK;
  if (isLocal(module, row)) return REASON_LOCAL;
  const told = load<u16>(entry + CALL_FLAGS) as u32;
  const left = (told & CALL_DEADLINE) != 0 ? readF64() : Infinity;
  const period = (told & CALL_PERIODIC) != 0 ? readF64() : 0;
  const flags =
    ((told & CALL_HIGH_LATENCY) != 0 ? TASK_HIGH_LATENCY : 0) |
    ((told & CALL_PERIODIC) != 0 ? TASK_PERIODIC : 0);
  const task = newTask(
    poolLo,
    poolHi,
    method,
    taskSizeOf(module, row),
    load<u32>(entry + CALL_QUERY),
    load<u32>(entry + CALL_QUERY_VALUE),
    flags,
  );
  if (task == 0) return REASON_NO_MEMORY;
  store<u32>(call + CALL_TASK, task as u32);
  store<u32>(call + CALL_METHOD_ROW, (module << 8) | row);
  if (left < Infinity) store<f64>(task + TASK_DEADLINE, now() + left);
  if ((flags & TASK_PERIODIC) != 0) store<f64>(task + TASK_PERIOD, period);
  return readIn(task, module, row, call + CALL_BULK) == ARCHIVED ? 0 : REASON_NO_MEMORY;
}

function readCancel(session: usize, entry: usize, call: usize): void {
  if (load<u32>(entry + ENTRY_SIZE) != CANCEL_SIZE) breakReader();
  else if (isOn(entry, call)) cancelCall(session, call);
}

// A client has read copies of a periodic task: it may get as many more.
function readRead(entry: usize, call: usize): void {
  const rest = skip((READ_SIZE - CANCEL_SIZE) as usize);
  if (rest == 0 || load<u32>(entry + ENTRY_SIZE) != READ_SIZE) {
    breakReader();
    return;
  }
  const state = load<u32>(call + CALL_STATE);
  if (!isOn(entry, call) || (state != CALL_RUNNING && state != CALL_CANCELLING)) return;
  const task = load<u32>(call + CALL_TASK) as usize;
  const count = load<u32>(entry + READ_COUNT);
  if (count > loadAtomic<u32>(task + TASK_PARENT)) breakReader();
  else giveBack(task, count);
}

// The call is still the one that the client means.
function isOn(entry: usize, call: usize): bool {
  return (
    load<u32>(call + CALL_STATE) != CALL_FREE && load<u32>(call + CALL_ID) == load<u32>(entry + ENTRY_ID)
  );
}
