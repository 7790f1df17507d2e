// Locks and groups for tasks: what a task asks for, what it gives back, and who is woken then.
//
//   a method          asks, and waits like for a child (TASK_WAITING)      lock-calls.ts
//   a task's group    is asked for before it starts; it is parked meanwhile, on no list of its lane      groups.ts
//   TypeScript        asks, and awaits a request that is completed like a task      host-locks.ts
//
// Whatever way a task ends, `finish` lets go of all it holds.

import {
  TASK_CONTROL,
  TASK_FLAGS,
  TASK_HOLDS,
  TASK_LANE,
  TASK_NEXT,
  TASK_OUTCOME,
  TASK_ROOT_LO,
  TASK_STARTED,
} from '../abi/layout';
import {
  GROUP_WORKER,
  GROUPS_OWN,
  HOLD_DENIED,
  HOLD_HELD,
  HOLD_LOCK,
  HOLD_NEW,
  HOLD_NEXT,
  HOLD_REQUEST,
  HOLD_ROOT,
  HOLD_SIZE,
  HOLD_STATE,
  HOLD_STATES,
  HOLD_TASK,
  HOLD_WAITING,
  HOLD_WRITES,
  LOCK_GROUPS,
} from '../abi/lock-layout';
import { CROWD_LOCK } from '../abi/map';
import { NO_WORKER } from '../abi/slot-layout';
import {
  BUSY,
  OK,
  OUTCOME_NOT_EXECUTED,
  REASON_ABANDONED,
  REASON_WOULD_DEADLOCK,
  WOULD_DEADLOCK,
} from '../abi/status';
import { clearLine } from '../memory/clear';
import * as spares from '../memory/spares';
import { dropGroup } from '../pool/groups';
import { pushResume } from '../pool/lane';
import { loadAtomic } from '../sync/atomic';
import * as coLock from '../sync/co-lock';
import * as word from '../sync/lock-word';
import * as guard from '../sync/spin-lock';
import { finish, oneWaitLess, outcomeOf } from '../worker/complete';
import { makeReadyNear } from '../worker/ready';
import { closesCycle } from './deadlock';

/** A HOLD of a task for a lock, linked to the task; 0 without memory. */
export function newHold(task: usize, lock: usize, writes: bool): usize {
  const hold = spares.takeOne();
  if (hold == 0) return 0;
  clearLine(hold);
  store<u32>(hold + HOLD_TASK, task as u32);
  store<u64>(hold + HOLD_ROOT, load<u64>(task + TASK_ROOT_LO));
  store<u32>(hold + HOLD_LOCK, lock as u32);
  if (writes) store<u32>(hold + HOLD_STATE, HOLD_WRITES);
  store<u32>(hold + HOLD_NEXT, load<u32>(task + TASK_HOLDS));
  store<u32>(task + TASK_HOLDS, hold as u32);
  return hold;
}

/** Grants a new HOLD if its graph may pass now: OK, BUSY or WOULD_DEADLOCK. */
export function tryNow(hold: usize): u32 {
  const lock = load<u32>(hold + HOLD_LOCK) as usize;
  if (tryAlone(lock, hold)) return OK;
  const contended = enterAlone(lock, 0);
  const status = coLock.tryGrant(lock, hold);
  leaveAlone(lock, 0, contended);
  return status;
}

// It is the writer that the lock's word can say without the record, unless somebody has or had to do with it.
function tryAlone(lock: usize, hold: usize): bool {
  if (load<u32>(hold + HOLD_STATE) != HOLD_WRITES) return false;
  store<u32>(hold + HOLD_STATE, HOLD_HELD | HOLD_WRITES);
  if (word.tryTake(lock, hold)) return true;
  store<u32>(hold + HOLD_STATE, HOLD_WRITES);
  return false;
}

/** Grants a new HOLD, or lets it wait: OK, BUSY (it waits), WOULD_DEADLOCK or NO_MEMORY. */
export function grantOrWait(hold: usize): u32 {
  const lock = load<u32>(hold + HOLD_LOCK) as usize;
  guard.acquire(CROWD_LOCK);
  word.guard(lock);
  const status = decide(lock, hold, true);
  word.letGo(lock);
  guard.release(CROWD_LOCK);
  return status;
}

/** The same under the lock's guard, and CROWD_LOCK if it may wait; BUSY otherwise says that it must. */
export function decide(lock: usize, hold: usize, mayWait: bool): u32 {
  if (!mayWait && coLock.isContended(lock)) return BUSY;
  const now = coLock.tryGrant(lock, hold);
  if (now != BUSY || !mayWait) return now;
  const status = coLock.enqueue(lock, hold);
  if (status != OK) return status;
  if (!closesCycle(hold)) return BUSY;
  coLock.withdraw(lock, hold, HOLD_NEW); // nobody else is granted by that: it came last
  return WOULD_DEADLOCK;
}

/** Gives back a HOLD of a task, or waits for it no more, and frees it. */
export function drop(task: usize, hold: usize): void {
  let link = task + TASK_HOLDS;
  while ((load<u32>(link) as usize) != hold) link = (load<u32>(link) as usize) + HOLD_NEXT;
  store<u32>(link, load<u32>(hold + HOLD_NEXT));
  if (stateOf(hold) != HOLD_HELD && tryWithdraw(hold)) {
    const request = load<u32>(hold + HOLD_REQUEST) as usize;
    if (request != 0) finish(request, outcomeOf(OUTCOME_NOT_EXECUTED, REASON_ABANDONED), 0);
  } else if (stateOf(hold) == HOLD_HELD) giveBack(hold); // also when it was granted meanwhile
  spares.giveOne(hold);
}

/** Gives back a HOLD that is HELD; it stays its task's. */
// @inline
export function giveBack(hold: usize): void {
  const lock = load<u32>(hold + HOLD_LOCK) as usize;
  if (!word.tryGiveBack(lock, hold)) release(lock, hold);
}

function release(lock: usize, hold: usize): void {
  const groups = load<u32>(lock + LOCK_GROUPS) as usize;
  const table = tableOf(groups, lock);
  const contended = enterAlone(lock, table);
  coLock.release(lock, hold);
  const near = groups == 0 ? NO_WORKER : loadAtomic<u32>(lock + GROUP_WORKER);
  if (table != 0 && coLock.isFree(lock)) dropGroup(table, lock);
  leaveAlone(lock, table, contended);
  wake(near);
}

/** The task ends: all that it holds or waits for is given back. */
export function giveUpAll(task: usize): void {
  for (
    let hold = load<u32>(task + TASK_HOLDS) as usize;
    hold != 0;
    hold = load<u32>(task + TASK_HOLDS) as usize
  ) {
    drop(task, hold);
  }
}

/** Waits no more for locks and groups; answers for how many it has. Whoever has the task only. */
export function giveUpWaits(task: usize): u32 {
  let waits: u32 = 0;
  let link = task + TASK_HOLDS;
  for (let hold = load<u32>(link) as usize; hold != 0; hold = load<u32>(link) as usize) {
    if (!tryWithdraw(hold)) {
      link = hold + HOLD_NEXT;
      continue;
    }
    store<u32>(link, load<u32>(hold + HOLD_NEXT));
    spares.give(hold, HOLD_SIZE);
    waits++;
  }
  return waits;
}

// False when it has been granted or denied meanwhile: whoever did that brings the task back. Its lock stays while it waits.
function tryWithdraw(hold: usize): bool {
  if (stateOf(hold) != HOLD_WAITING) return false;
  guard.acquire(CROWD_LOCK);
  const waits = stateOf(hold) == HOLD_WAITING;
  if (waits) withdraw(hold, HOLD_NEW);
  guard.release(CROWD_LOCK);
  wake(NO_WORKER);
  return waits;
}

/** Refuses a HOLD that waits: it would never come. Under CROWD_LOCK; who is to be told is collected. */
export function deny(hold: usize): void {
  const request = load<u32>(hold + HOLD_REQUEST) as usize;
  if (request != 0)
    store<u32>(request + TASK_OUTCOME, outcomeOf(OUTCOME_NOT_EXECUTED, REASON_WOULD_DEADLOCK));
  coLock.collect(hold);
  withdraw(hold, HOLD_DENIED);
}

function withdraw(hold: usize, state: u32): void {
  const lock = load<u32>(hold + HOLD_LOCK) as usize;
  const table = tableOf(load<u32>(lock + LOCK_GROUPS) as usize, lock);
  enter(lock, table);
  coLock.withdraw(lock, hold, state);
  leaveAlone(lock, table, false);
}

export function stateOf(hold: usize): u32 {
  return loadAtomic<u32>(hold + HOLD_STATE) & HOLD_STATES;
}

// The table whose guard is that of the lock, or 0: it has its own.
function tableOf(groups: usize, lock: usize): usize {
  return lock == groups + GROUPS_OWN ? 0 : groups;
}

function enter(lock: usize, table: usize): void {
  if (table != 0) guard.acquire(table);
  else word.guard(lock);
}

// Enters a lock, with CROWD_LOCK if somebody waits for it: true then.
function enterAlone(lock: usize, table: usize): bool {
  enter(lock, table);
  if (!coLock.isContended(lock)) return false;
  leaveAlone(lock, table, false);
  guard.acquire(CROWD_LOCK);
  enter(lock, table);
  return true;
}

function leaveAlone(lock: usize, table: usize, contended: bool): void {
  if (table != 0) guard.release(table);
  else word.letGo(lock);
  if (contended) guard.release(CROWD_LOCK);
}

/**
 * Tells those that this thread has granted or denied, when it has let go of the guards. What was parked goes on near the
 * worker that runs its group, or NO_WORKER.
 */
export function wake(near: u32): void {
  for (let task = coLock.takeGranted(); task != 0; ) {
    const next = load<u32>(task + TASK_NEXT) as usize; // afterwards it goes its own way
    const flags = load<u32>(task + TASK_FLAGS);
    if ((flags & TASK_CONTROL) != 0) finish(task, load<u32>(task + TASK_OUTCOME), 0);
    else if ((flags & TASK_STARTED) != 0) oneWaitLess(task);
    else unpark(task, near);
    task = next;
  }
}

/** Brings a task back to its lane that was parked before it started. */
export function unpark(task: usize, near: u32): void {
  const lane = load<u32>(task + TASK_LANE) as usize;
  pushResume(lane, task);
  makeReadyNear(lane, near);
}
