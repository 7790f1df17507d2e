// What a module calls to lock: the running task's own affairs. It is the module's waits that suspend (module/wait.ts).
import { CONTAINER_LOCKS } from '../abi/container-layout';
import { TASK_FLAGS, TASK_HOLDS, TASK_MISUSED } from '../abi/layout';
import {
  HOLD_DENIED,
  HOLD_HELD,
  HOLD_LOCK,
  HOLD_NEXT,
  HOLD_STATE,
  HOLD_WRITES,
  OWNED_NEXT,
  OWNED_SIZE,
} from '../abi/lock-layout';
import { RCTX_TASK, SLOT_RCTX } from '../abi/slot-layout';
import { BUSY, NO_MEMORY, NOT_HELD, OK, WOULD_DEADLOCK } from '../abi/status';
import { clear } from '../memory/clear';
import { alloc, RUNTIME } from '../memory/segments';
import { self } from '../memory/self';
import { compareExchange, loadAtomic } from '../sync/atomic';
import { expect, takeBack } from '../task/waiting';
import { begin, end } from '../worker/module-calls';
import { learn } from '../worker/obey';
import { drop, grantOrWait, newHold, stateOf, tryNow } from './locks';

/** A lock that lives as long as its container; 0 without memory. */
export function newLock(container: usize): usize {
  const phase = begin();
  const lock = alloc(RUNTIME, OWNED_SIZE);
  if (lock != 0) {
    clear(lock, OWNED_SIZE);
    let first = loadAtomic<u32>(container + CONTAINER_LOCKS);
    while (true) {
      store<u32>(lock + OWNED_NEXT, first);
      const seen = compareExchange<u32>(container + CONTAINER_LOCKS, first, lock as u32);
      if (seen == first) break;
      first = seen;
    }
  }
  end(phase);
  return lock;
}

/** OK: the running task holds the lock now. BUSY, WOULD_DEADLOCK or NO_MEMORY: it does not. */
export function tryLock(lock: usize, writes: bool): u32 {
  const phase = begin();
  const task = runningTask();
  const hold = newHold(task, lock, writes);
  const status = hold == 0 ? NO_MEMORY : tryNow(hold);
  if (hold != 0 && status != OK) drop(task, hold);
  end(phase);
  return status;
}

/** As `tryLock`, but BUSY: the task is resumed when it has the lock, or should end; `locked` tells which. */
export function lock(lock: usize, writes: bool): u32 {
  const phase = begin();
  const task = runningTask();
  const hold = newHold(task, lock, writes);
  let status = hold == 0 ? NO_MEMORY : tryNow(hold);
  if (status == BUSY) {
    expect(task); // before it can come
    status = grantOrWait(hold);
    if (status != BUSY) takeBack(task, 1);
  }
  if (hold != 0 && status != OK && status != BUSY) drop(task, hold);
  end(phase);
  return status;
}

/** What came of a `lock` that was BUSY: OK, or why the task does not hold it (CANCELLED, DEADLINE, WOULD_DEADLOCK). */
export function locked(lock: usize): u32 {
  const phase = begin();
  const task = runningTask();
  const hold = findHold(task, lock);
  const denied = hold != 0 && stateOf(hold) == HOLD_DENIED;
  let status = learn(task);
  if (status == OK && denied) status = WOULD_DEADLOCK;
  else if (status == OK && hold == 0) status = NOT_HELD; // something else brought the task back
  if (hold != 0 && status != OK) drop(task, hold);
  end(phase);
  return status;
}

/** Gives back what the running task holds of a lock; NOT_HELD, and the task fails, when it holds no such thing. */
export function unlock(lock: usize, writes: bool): u32 {
  const phase = begin();
  const task = runningTask();
  const wanted = HOLD_HELD | (writes ? HOLD_WRITES : 0);
  let hold = findHold(task, lock);
  while (hold != 0 && loadAtomic<u32>(hold + HOLD_STATE) != wanted) hold = findNext(hold, lock);
  if (hold != 0) drop(task, hold);
  else store<u32>(task + TASK_FLAGS, load<u32>(task + TASK_FLAGS) | TASK_MISUSED);
  end(phase);
  return hold != 0 ? OK : NOT_HELD;
}

// The newest.
function findHold(task: usize, lock: usize): usize {
  return skipTo(load<u32>(task + TASK_HOLDS) as usize, lock);
}

function findNext(hold: usize, lock: usize): usize {
  return skipTo(load<u32>(hold + HOLD_NEXT) as usize, lock);
}

function skipTo(hold: usize, lock: usize): usize {
  while (hold != 0 && (load<u32>(hold + HOLD_LOCK) as usize) != lock)
    hold = load<u32>(hold + HOLD_NEXT) as usize;
  return hold;
}

function runningTask(): usize {
  return load<u32>(self() + SLOT_RCTX + RCTX_TASK) as usize;
}
