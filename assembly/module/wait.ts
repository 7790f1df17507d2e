// The waits, for straight-line code: tools/lower makes resumable functions of those that call them, so that a wait
// suspends the task and never the worker. They are called again when the task is resumed.
//
// Each answers OK, or why the task should end (CANCELLED, DEADLINE); then it has not waited, and no later one does.
import { TASK_CANCEL } from '../abi/layout';
import { OK } from '../abi/status';
import { loadAtomic } from '../sync/atomic';
import * as engine from './chimaera';
import { current, currentTask, isResumed, suspend } from './fiber';
import { Task } from './task';

/** Why the running method should end: CANCELLED or DEADLINE; OK otherwise. */
export function cancelled(): u32 {
  return loadAtomic<u32>(currentTask() + TASK_CANCEL) == 0 ? OK : engine.cancelled(current());
}

/** Waits until a child that was spawned is done. */
export function wait(child: Task): u32 {
  if (isResumed()) return cancelled();
  const status = cancelled();
  if (status == OK && !engine.waitTask(current(), changetype<usize>(child))) suspend();
  return status;
}

/** Waits until every child that was spawned is done. */
export function waitAll(): u32 {
  if (isResumed()) return cancelled();
  const status = cancelled();
  if (status == OK && !engine.waitChildren(current())) suspend();
  return status;
}

/**
 * Waits for the next child that is done: its address, each child once. 0 when none is left, or when the task should
 * end (`cancelled`).
 */
export function waitAny(): usize {
  isResumed();
  if (cancelled() != OK) return 0;
  const child = engine.waitAnyChild(current());
  if (child != NOT_YET) return child;
  suspend();
  return 0;
}

/** What the engine answers while no child is done that was not answered yet. */
const NOT_YET: usize = 1;
/** What `waitAnyFor` answers when the time is over; addresses are above it. */
export const TIMED_OUT: usize = 2;

/**
 * As `waitAny`, but for `ns` nanoseconds at most: TIMED_OUT when none was done by then. A child that is done as well goes
 * first.
 */
export function waitAnyFor(ns: f64): usize {
  const resumed = isResumed();
  if (cancelled() != OK) return 0;
  const child = engine.waitAnyChildFor(current(), ns, resumed);
  if (child != NOT_YET) return child;
  suspend();
  return 0;
}

/** Waits for `ns` nanoseconds. */
export function sleep(ns: f64): u32 {
  if (isResumed()) return cancelled();
  const status = cancelled();
  if (status == OK) {
    engine.startSleep(current(), ns);
    suspend();
  }
  return status;
}

/** Lets the other tasks of the lane go first. */
export function yieldNow(): u32 {
  if (isResumed()) return cancelled();
  const status = cancelled();
  if (status == OK) suspend();
  return status;
}

/** Hands a request (REQUEST_*) about a text to the host, and waits until it has answered. Also NO_MEMORY: nothing was asked. */
export function waitHost(kind: u32, text: usize = 0, length: u32 = 0): u32 {
  if (isResumed()) return cancelled();
  let status = cancelled();
  if (status == OK) status = engine.requestHost(current(), kind, text, length);
  if (status == OK) suspend();
  return status;
}
