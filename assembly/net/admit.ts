// The queued calls of all sessions go to the workers in turns: deficit round robin (Shreedhar and Varghese, 1995) over
// the bytes of their archives, so that a client that sends much, or large, holds up nobody else. The engine takes what
// it has room for; the rest waits in its session, which is bounded by what a session may have on its way.
//
//   QUEUED ─submit─▶ RUNNING ─back─▶ DONE (answer.ts)
//                       └─cancel─▶ CANCELLING ─its task back─▶ ENDED ─its cancel back─▶ DONE
import {
  BUSY,
  NO_CREDIT,
  OK,
  OUTCOME_NOT_EXECUTED,
  REASON_CANCELLED,
  REASON_SHUTDOWN,
  STATUS_MAX,
} from '../abi/status';
import { freeTask } from '../task/task';
import { cancelTask } from '../worker/cancel';
import { outcomeOf } from '../worker/complete';
import { publish, submitHeld } from '../worker/submit';
import {
  append,
  CALL_CANCELLING,
  CALL_COST,
  CALL_DONE,
  CALL_OUTCOME,
  CALL_QUEUED,
  CALL_RUNNING,
  CALL_STATE,
  CALL_TASK,
  dropFirst,
  first,
  rowOf,
} from './calls';
import {
  rowOfSession,
  SERVER_ROWS,
  SERVER_TURN,
  SESSION_CALLS,
  SESSION_DEFICIT,
  SESSION_DONE,
  SESSION_QUEUED,
  SESSION_RUNNING,
  sessionAt,
} from './session';

/** What a session may send in a turn, in bytes; more than the largest call costs, so that every turn sends one. */
const QUANTUM: u32 = 64 << 10;

/** Submits what is queued, as far as there is room: what is left comes the next time. */
export function admitCalls(): void {
  let blocked = false;
  let tried = false;
  const rows = load<u32>(SERVER_ROWS);
  let turn = load<u32>(SERVER_TURN);
  for (let queued = true; queued && !blocked; ) {
    queued = false;
    for (let i: u32 = 0; i < rows && !blocked; i++) {
      turn = turn + 1 < rows ? turn + 1 : 0;
      const session = sessionAt(turn);
      if (session == 0 || load<u32>(session + SESSION_QUEUED) == 0) continue;
      tried = true;
      blocked = !serve(session);
      if (load<u32>(session + SESSION_QUEUED) == 0) store<u32>(session + SESSION_DEFICIT, 0);
      else queued = true;
    }
  }
  store<u32>(SERVER_TURN, turn);
  if (tried) publish(); // it may wake a worker, which costs as much as what comes back
}

/** A client no longer wants the answer of a call. */
export function cancelCall(session: usize, call: usize): void {
  const state = load<u32>(call + CALL_STATE);
  if (state == CALL_QUEUED) {
    // It stays in its place, and is found there.
    freeTask(load<u32>(call + CALL_TASK) as usize);
    store<u32>(call + CALL_TASK, 0);
    store<u32>(call + CALL_OUTCOME, outcomeOf(OUTCOME_NOT_EXECUTED, REASON_CANCELLED));
  } else if (state == CALL_RUNNING) {
    const token = tokenOf(session, call);
    // Without room for it the task runs to its end.
    if (cancelTask(load<u32>(call + CALL_TASK) as usize, token) <= STATUS_MAX) return;
    store<u32>(call + CALL_STATE, CALL_CANCELLING);
    store<u32>(session + SESSION_RUNNING, load<u32>(session + SESSION_RUNNING) + 1);
  }
}

// One session's turn; false when the engine takes no more.
function serve(session: usize): bool {
  const calls = load<u32>(session + SESSION_CALLS) as usize;
  let deficit = load<u32>(session + SESSION_DEFICIT) + QUANTUM;
  for (
    let call = first(calls, session + SESSION_QUEUED);
    call != 0;
    call = first(calls, session + SESSION_QUEUED)
  ) {
    const cost = load<u32>(call + CALL_COST);
    if (cost > deficit) break;
    const status = send(session, call);
    if (status == BUSY || status == NO_CREDIT) return false;
    deficit -= cost;
    dropFirst(session + SESSION_QUEUED, call);
    if (load<u32>(call + CALL_STATE) == CALL_DONE) append(calls, session + SESSION_DONE, call);
  }
  store<u32>(session + SESSION_DEFICIT, deficit);
  return true;
}

function send(session: usize, call: usize): u32 {
  const task = load<u32>(call + CALL_TASK) as usize;
  const status = task == 0 ? OK : submitHeld(task, tokenOf(session, call));
  if (status == BUSY || status == NO_CREDIT) return status;
  if (status == OK && task != 0) {
    store<u32>(call + CALL_STATE, CALL_RUNNING);
    store<u32>(session + SESSION_RUNNING, load<u32>(session + SESSION_RUNNING) + 1);
    return OK;
  }
  if (task != 0) {
    freeTask(task);
    store<u32>(call + CALL_TASK, 0);
    store<u32>(call + CALL_OUTCOME, outcomeOf(OUTCOME_NOT_EXECUTED, REASON_SHUTDOWN));
  }
  store<u32>(call + CALL_STATE, CALL_DONE);
  return OK;
}

function tokenOf(session: usize, call: usize): u32 {
  return (rowOfSession(session) << 16) | rowOf(load<u32>(session + SESSION_CALLS) as usize, call);
}
