// What the host calls about tasks that its own modules run, and about the life of the runtime.

import { CONTAINER_CLOSING, CONTAINER_POOL, CONTAINER_STATE } from '../abi/container-layout';
import {
  METHOD_CREATE,
  TASK_CONTAINER,
  TASK_FLAGS,
  TASK_FRAME,
  TASK_LANE,
  TASK_METHOD,
  TASK_PERIODIC,
  TASK_ROW_SHIFT,
  TASK_STAMP,
} from '../abi/layout';
import { ADMIN_POOL_LO } from '../abi/limits';
import { H_LEARNERS, H_STATE, H_WORKER_COUNT } from '../abi/map';
import { OK, OUTCOME_APP_ERROR, OUTCOME_OK, REASON_FAILED } from '../abi/status';
import { TRACE_END } from '../abi/trace-layout';
import { now } from '../platform';
import { workerSlot } from '../pool/container';
import { containerAt } from '../pool/domain-table';
import { discharge } from '../pool/lane-load';
import { publishPool, reservePool } from '../pool/pool';
import { sample } from '../scheduling/estimate';
import { meanRunNs, statAt } from '../stats/histogram';
import { traceTask } from '../stats/trace';
import { loadAtomic, storeAtomic } from '../sync/atomic';
import { unpark } from '../sync/parking';
import { come, cutShort, finish, flushHeld, outcomeOf } from './complete';
import { checkDrained } from './drain';
import { beginOutside, endOutside } from './outside';
import { countEnded, countFailure, ensureGroup } from './run';

/**
 * Ends a task that `runMethod` answered RUN_HOST for, on the home worker of its container.
 * @param code 0 = done, below zero = failed(code)
 * @param reason 0, or why it failed: REASON_FAILED with a code, REASON_EXCEPTION, REASON_SHUTDOWN; or what it has learned,
 *   whatever it answers: REASON_CANCELLED, REASON_DEADLINE
 * @param message 0, or a block of main that tells the caller more: byte length u32, then UTF-8; freed with the task
 */
export function finishTask(task: usize, code: i32, reason: u32, message: usize): void {
  beginOutside();
  const lane = load<u32>(task + TASK_LANE) as usize;
  const container = load<u32>(task + TASK_CONTAINER) as usize;
  const pool = load<u32>(container + CONTAINER_POOL) as usize;
  if (load<u32>(task + TASK_METHOD) == METHOD_CREATE && code == 0 && reason == 0) ensureGroup(container);
  store<u32>(task + TASK_FRAME, message as u32); // a task of the host has no frame
  if (code == 0 && reason == 0) sampleHost(pool, container, task);
  discharge(lane, task);
  if (code != 0 || reason != 0) countFailure(container, task);
  traceTask(TRACE_END, lane, task);
  finish(task, outcomeFor(code, reason), code);
  flushHeld();
  countEnded(lane, 1);
  if ((loadAtomic<u32>(container + CONTAINER_STATE) & CONTAINER_CLOSING) != 0) checkDrained(pool);
  endOutside();
}

// The method's run time is that up to its first await, as the mean has it; the rest it waited.
function sampleHost(pool: usize, container: usize, task: usize): void {
  const flags = load<u32>(task + TASK_FLAGS);
  const started = (flags & TASK_PERIODIC) != 0 ? 0 : load<f64>(task + TASK_STAMP);
  if (started == 0) return; // it was not measured
  const mean = meanRunNs(statAt(pool, flags >> TASK_ROW_SHIFT)) as f64;
  sample(container, task, mean, max<f64>(0, now() - started - mean));
}

function outcomeFor(code: i32, reason: u32): u32 {
  if (reason != 0) return cutShort(reason);
  return code == 0 ? OUTCOME_OK : outcomeOf(OUTCOME_APP_ERROR, REASON_FAILED);
}

/** The host has answered a module's request: its task goes on, if it still waits. Once for each ticket; any thread. */
export function answerRequest(ticket: usize): void {
  come(ticket);
}

/** Makes the admin pool, which creates all others; its module is registered already. */
export function bootAdmin(module: u32, name: usize, nameLength: u32): u32 {
  const pool = reservePool(ADMIN_POOL_LO, 0, name, nameLength, module, 1);
  if (pool < 64) return pool as u32;
  const status = ensureGroup(containerAt(pool, 0));
  if (status != OK) return status;
  publishPool(pool);
  return OK;
}

/** Moves the runtime to DRAINING, ABORTING or STOPPED and wakes every worker; one that has not attached yet will see it. */
export function setState(state: u32): void {
  storeAtomic<u32>(H_STATE, state);
  const threads = load<u32>(H_WORKER_COUNT) + load<u32>(H_LEARNERS);
  for (let i: u32 = 0; i < threads; i++) {
    const slot = workerSlot(i);
    if (slot != 0) unpark(slot);
  }
}
