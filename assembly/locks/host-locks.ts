// Locks for tasks of host modules, on the home worker of their container. What a method awaits is a request: a task of
// the worker's own slot, which is completed when the lock is granted, and comes back to the host like every other.

import { TASK_CONTROL, TASK_HEADER_SIZE, TASK_HOLDS } from '../abi/layout';
import { HOLD_HELD, HOLD_LOCK, HOLD_NEXT, HOLD_REQUEST, HOLD_STATE, HOLD_WRITES } from '../abi/lock-layout';
import { SLOT_OUTSTANDING } from '../abi/slot-layout';
import {
  BUSY,
  NO_MEMORY,
  NOT_HELD,
  OK,
  OUTCOME_NOT_EXECUTED,
  OUTCOME_OK,
  REASON_NO_MEMORY,
  REASON_WOULD_DEADLOCK,
} from '../abi/status';
import { self } from '../memory/self';
import { loadAtomic } from '../sync/atomic';
import { accept } from '../task/state';
import { newTask } from '../task/task';
import { finish, flushHeld, outcomeOf } from '../worker/complete';
import { beginOutside, endOutside } from '../worker/outside';
import { address, countSpawned } from '../worker/submit';
import { drop, grantOrWait, newHold, tryNow } from './locks';

/** OK: the task holds the lock now. BUSY, WOULD_DEADLOCK or NO_MEMORY: it does not. */
export function tryLockForHost(task: usize, lock: usize, writes: bool): u32 {
  const hold = newHold(task, lock, writes);
  const status = hold == 0 ? NO_MEMORY : tryNow(hold);
  if (hold != 0 && status != OK) drop(task, hold);
  return status;
}

/**
 * As `tryLockForHost`, but waits.
 * @param token comes back with the request
 * @returns a status below 64, or a request: it ends Ok when the task holds the lock, else NotExecuted(WouldDeadlock)
 */
export function lockForHost(task: usize, lock: usize, writes: bool, token: u32): usize {
  const status = tryLockForHost(task, lock, writes);
  if (status != BUSY) return status;
  const request = newTask(0, 0, 0, TASK_HEADER_SIZE as u32, 0, 0, TASK_CONTROL);
  if (request == 0) return NO_MEMORY;
  beginOutside();
  address(request, token);
  accept(request);
  const slot = self();
  store<u32>(slot + SLOT_OUTSTANDING, load<u32>(slot + SLOT_OUTSTANDING) + 1);
  countSpawned(1);
  const hold = newHold(task, lock, writes);
  if (hold == 0) finish(request, outcomeOf(OUTCOME_NOT_EXECUTED, REASON_NO_MEMORY), 0);
  else ask(task, hold, request);
  flushHeld();
  endOutside();
  return request;
}

function ask(task: usize, hold: usize, request: usize): void {
  store<u32>(hold + HOLD_REQUEST, request as u32);
  const status = grantOrWait(hold);
  if (status == BUSY) return;
  if (status == OK) {
    finish(request, OUTCOME_OK, 0);
    return;
  }
  drop(task, hold);
  const reason = status == NO_MEMORY ? REASON_NO_MEMORY : REASON_WOULD_DEADLOCK;
  finish(request, outcomeOf(OUTCOME_NOT_EXECUTED, reason), 0);
}

/** Gives back what the task holds of a lock: OK or NOT_HELD. */
export function unlockForHost(task: usize, lock: usize, writes: bool): u32 {
  const wanted = HOLD_HELD | (writes ? HOLD_WRITES : 0);
  let hold = load<u32>(task + TASK_HOLDS) as usize;
  while (hold != 0 && !is(hold, lock, wanted)) hold = load<u32>(hold + HOLD_NEXT) as usize;
  if (hold == 0) return NOT_HELD;
  dropOutside(task, hold);
  return OK;
}

function is(hold: usize, lock: usize, state: u32): bool {
  return (load<u32>(hold + HOLD_LOCK) as usize) == lock && loadAtomic<u32>(hold + HOLD_STATE) == state;
}

/** The method does not wait for a request any more; a lock that has come meanwhile is given back. */
export function giveUpRequest(task: usize, request: usize): void {
  let hold = load<u32>(task + TASK_HOLDS) as usize;
  while (hold != 0 && (load<u32>(hold + HOLD_REQUEST) as usize) != request) {
    hold = load<u32>(hold + HOLD_NEXT) as usize;
  }
  if (hold != 0) dropOutside(task, hold);
}

function dropOutside(task: usize, hold: usize): void {
  beginOutside();
  drop(task, hold);
  flushHeld();
  endOutside();
}
