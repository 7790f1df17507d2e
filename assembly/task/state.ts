// TASK_STATE moves only through these transitions.
//
//   NEW ─accept─▶ PENDING ─await─▶ AWAITED
//                    │  └──────┐      │ └──────────┐
//                 finish    abandon finish      abandon       AWAITED ─detach─▶ PENDING
//                    ▼         ▼      ▼            ▼
//                  DONE    ABANDONED DONE      ABANDONED
//
// finish (the worker that ran the task) and abandon (whoever no longer waits) race by compare-exchange: exactly one
// wins, and the loser frees the task.
import { TASK_STATE } from '../abi/layout';
import { STATE_ABANDONED, STATE_AWAITED, STATE_DONE, STATE_NEW, STATE_PENDING } from '../abi/status';
import { CHECK_TASK_STATE, check } from '../check';
import { compareExchange, loadAtomic, storeAtomic } from '../sync/atomic';

/** NEW → PENDING, by the submitter, before it publishes the task. */
export function accept(task: usize): void {
  store<u32>(task + TASK_STATE, STATE_PENDING); // covered by the publication that follows
}

/** NEW → PENDING of a task that others look at already: a replica. */
export function acceptSeen(task: usize): void {
  storeAtomic<u32>(task + TASK_STATE, STATE_PENDING);
}

/** PENDING → NEW: the ring has no room for it. */
export function takeBack(task: usize): void {
  store<u32>(task + TASK_STATE, STATE_NEW);
}

/** PENDING → AWAITED: from now on `finish` wakes the parent. Answers the state before; only PENDING is changed. */
export function tryAwait(task: usize): u32 {
  return compareExchange<u32>(task + TASK_STATE, STATE_PENDING, STATE_AWAITED);
}

/** AWAITED → PENDING: its parent waits for it no more. False when it was not awaited, or is done. */
export function tryDetach(task: usize): bool {
  return compareExchange<u32>(task + TASK_STATE, STATE_AWAITED, STATE_PENDING) == STATE_AWAITED;
}

/** PENDING or AWAITED → DONE. Answers the state before; ABANDONED means that the caller frees the task. */
export function tryFinish(task: usize): u32 {
  let expected = loadAtomic<u32>(task + TASK_STATE);
  while (true) {
    const before = compareExchange<u32>(task + TASK_STATE, expected, STATE_DONE);
    if (before == expected || before == STATE_ABANDONED) return before;
    check(before == STATE_PENDING || before == STATE_AWAITED, CHECK_TASK_STATE);
    expected = before; // its parent has come to wait for it, or waits no more
  }
}

/** PENDING or AWAITED → ABANDONED. Answers the state before; DONE means that the caller frees the task. */
export function tryAbandon(task: usize): u32 {
  let state = loadAtomic<u32>(task + TASK_STATE);
  while (state == STATE_PENDING || state == STATE_AWAITED) {
    const before = compareExchange<u32>(task + TASK_STATE, state, STATE_ABANDONED);
    if (before == state) return state;
    state = before;
  }
  return state;
}

export function isDone(task: usize): bool {
  return loadAtomic<u32>(task + TASK_STATE) == STATE_DONE;
}
