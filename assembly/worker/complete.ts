// Completion: a task gets its one outcome, and whoever waits for it learns.
//
//   finish ─┬─ fire-and-forget ─▶ freed
//           ├─ replica         ─▶ replication.ts: the last one finishes the origin
//           ├─ abandoned       ─▶ freed: nobody waits any more
//           ├─ awaited         ─▶ its parent has one wait less, and is resumed after the last
//           ├─ child           ─▶ stays: its parent will look
//           └─ client's        ─▶ on the client's completion list, which is woken if it sleeps
//
// Completions for a client that is still reading earlier ones are held in the worker's slot and go out together:
// before a task that may take long, when they are many, and at the end of the turn.
import {
  TASK_ENDING,
  TASK_FIRE_AND_FORGET,
  TASK_FLAGS,
  TASK_FRAME,
  TASK_HOLDS,
  TASK_LANE,
  TASK_MORE,
  TASK_NEXT,
  TASK_OUTCOME,
  TASK_OWNER,
  TASK_PARENT,
  TASK_PERIODIC,
  TASK_REPLICA,
  TASK_RETURN_CODE,
  TASK_STATE,
  TASK_TIMER,
  TASK_TO_PARENT,
} from '../abi/layout';
import { SLOT_SIZE, SLOTS } from '../abi/map';
import {
  AHEAD_MAX,
  COUNTER_COMPLETED,
  KIND_NET,
  SLOT_AHEAD,
  SLOT_COMPLETIONS,
  SLOT_COUNTERS,
  SLOT_EPOCH,
  SLOT_FIRINGS,
  SLOT_FREE,
  SLOT_HELD_COUNT,
  SLOT_HELD_INBOX,
  SLOT_HELD_NEWEST,
  SLOT_HELD_OLDEST,
  SLOT_KIND,
  SLOT_OUTSTANDING,
  SLOT_STATE,
  SLOT_TAKEN,
} from '../abi/slot-layout';
import {
  OUTCOME_APP_ERROR,
  OUTCOME_NOT_EXECUTED,
  REASON_SHUTDOWN,
  STATE_ABANDONED,
  STATE_AWAITED,
  STATE_DONE,
} from '../abi/status';
import { giveUpAll } from '../locks/locks';
import { clear } from '../memory/clear';
import { self } from '../memory/self';
import { pushResume } from '../pool/lane';
import { replicaDone } from '../replication/replication';
import { loadAtomic, storeAtomic } from '../sync/atomic';
import * as inbox from '../sync/inbox';
import { isSleeping, unpark } from '../sync/parking';
import { anyFrameOf, freeFrame, linkSuspended } from '../task/frame';
import { tryFinish } from '../task/state';
import { freeTask } from '../task/task';
import { bring } from '../task/ticket';
import { keepUnsent } from '../task/unsent';
import * as waiting from '../task/waiting';
import { freeLeftovers } from './leftovers';
import { disarm } from './orders';
import { GOES_ON, lastRun } from './periodic';
import { makeReady } from './ready';
import { abandonWaits } from './resume';
import { countDone } from './run';
import { hasOneCome } from './wait-calls';
import { takeBackHeld } from './watchdog';

const HELD_MAX: u32 = 32;
const WAKE_PART: u32 = 8;

/** Packs an outcome: kind in the low byte, reason in the next. */
export function outcomeOf(kind: u32, reason: u32): u32 {
  return kind | (reason << 8);
}

/** Outcome of a task that has begun and is brought to its end for a reason; what a stop ends counts as not executed. */
export function cutShort(reason: u32): u32 {
  return outcomeOf(reason == REASON_SHUTDOWN ? OUTCOME_NOT_EXECUTED : OUTCOME_APP_ERROR, reason);
}

/** Gives a task its outcome. The task must not be touched afterwards. */
export function finish(task: usize, outcome: u32, code: i32): void {
  if (load<u32>(task + TASK_HOLDS) != 0) giveUpAll(task);
  const flags = load<u32>(task + TASK_FLAGS);
  if ((flags & TASK_PERIODIC) != 0) {
    outcome = lastRun(task, outcome, code);
    if (outcome == GOES_ON) return;
  }
  store<u32>(task + TASK_OUTCOME, outcome);
  store<i32>(task + TASK_RETURN_CODE, code);
  if (loadAtomic<u32>(task + TASK_TIMER) != 0) disarm(task);
  const counter = self() + SLOT_COUNTERS + COUNTER_COMPLETED;
  store<u64>(counter, load<u64>(counter) + 1);
  if ((flags & TASK_REPLICA) != 0) {
    storeAtomic<u32>(task + TASK_STATE, STATE_DONE);
    replicaDone(task);
    return;
  }
  if ((flags & TASK_FIRE_AND_FORGET) != 0) {
    freeTask(task);
    return;
  }
  const parent = load<u32>(task + TASK_PARENT) as usize;
  const owner = load<u32>(task + TASK_OWNER);
  const before = tryFinish(task);
  if (before == STATE_ABANDONED) freeTask(task);
  else if (before == STATE_AWAITED) oneWaitLess(parent);
  else if ((flags & TASK_TO_PARENT) == 0) deliver(task, owner);
}

/**
 * Ends a task that ran on the lane at hand: abandons the children that it left, then counts it as done there and finishes
 * it. Both come later when a child is just ending: a pool that is destroyed waits for the task to come back.
 */
export function endTask(task: usize, outcome: u32, code: i32): void {
  if (load<u32>(task + TASK_FRAME) == 0) {
    countDone(task);
    finish(task, outcome, code);
    return;
  }
  if (load<u32>(task + TASK_HOLDS) != 0) giveUpAll(task); // also while it waits for what is left
  // What is left are children that are finishing at this moment on other workers: the last of them brings the task
  // back, and it must not be freed before.
  if (waiting.end(task, abandonWaits(task))) {
    freeFrame(task);
    countDone(task);
    finish(task, outcome, code);
    return;
  }
  store<u32>(task + TASK_OUTCOME, outcome);
  store<i32>(task + TASK_RETURN_CODE, code);
  store<u32>(task + TASK_FLAGS, load<u32>(task + TASK_FLAGS) | TASK_ENDING);
}

/** One of the things that a suspended task waits for has come; the last one resumes it. Any thread. */
export function oneWaitLess(task: usize): void {
  if (!waiting.arrive(task)) return;
  const lane = load<u32>(task + TASK_LANE) as usize;
  pushResume(lane, task);
  makeReady(lane);
}

/** What a ticket stands for has come, or will never come. Its owner, once; any thread. */
export function come(ticket: usize): void {
  const task = bring(ticket);
  if (task != 0) oneWaitLess(task);
}

/** Keeps a task off its lane until `oneWaitLess` has been called for each of its waits. Holder of the lane only. */
// @inline
export function suspend(lane: usize, task: usize): bool {
  const frame = anyFrameOf(task);
  if (frame == 0) return false;
  linkSuspended(lane, frame);
  keepUnsent(frame);
  // All of it has come already, or one of those of which one is enough: that one may not have seen it suspended.
  if (waiting.leave(task)) pushResume(lane, task);
  else if (waiting.isAny(task) && hasOneCome(frame) && waiting.claimAny(task)) pushResume(lane, task);
  return true;
}

/** Brings a task that is done to its client. A function of its own for those who do so seldom. */
export function deliverOne(task: usize, owner: u32): void {
  deliver(task, owner);
}

// @inline
function deliver(task: usize, owner: u32): void {
  const target = SLOTS + ((owner & 0xff) as usize) * SLOT_SIZE;
  if (loadAtomic<u32>(target + SLOT_EPOCH) != owner >> 8) {
    freeTask(task); // its client is gone
    return;
  }
  const slot = self();
  if (load<u32>(slot + SLOT_TAKEN) != 0) takeBackHeld(slot);
  const fires = (load<u32>(task + TASK_FLAGS) & (TASK_PERIODIC | TASK_MORE)) != 0;
  const to = target + (fires ? SLOT_FIRINGS : SLOT_COMPLETIONS);
  if ((load<u32>(slot + SLOT_HELD_INBOX) as usize) != to) {
    flushHeld();
    store<u32>(slot + SLOT_HELD_INBOX, to as u32);
  }
  const newest = load<u32>(slot + SLOT_HELD_NEWEST);
  if (newest == 0) store<u32>(slot + SLOT_HELD_OLDEST, task as u32);
  else store<u32>(task + TASK_NEXT, newest); // covered by I1 of the inbox
  store<u32>(slot + SLOT_HELD_NEWEST, task as u32);
  pointAhead(slot, task);
  const count = load<u32>(slot + SLOT_HELD_COUNT) + 1;
  store<u32>(slot + SLOT_HELD_COUNT, count);
  if (count == HELD_MAX || (inbox.isEmpty(to) && wantsNow(target, count))) flushEarly(target);
}

// Whoever takes tasks out of an inbox goes from each to the one before, from line to line, which other threads wrote. So
// that it has several of them under way, each task names the one that was delivered there AHEAD_MAX before it.
// @inline
function pointAhead(slot: usize, task: usize): void {
  const place = load<u32>(slot + SLOT_HELD_COUNT) % AHEAD_MAX;
  const ahead = slot + SLOT_AHEAD + ((place as usize) << 2);
  store<u32>(task + inbox.NODE_AHEAD, load<u32>(ahead)); // covered by I1
  store<u32>(ahead, task as u32);
}

// A client that looks is told at once. One that sleeps is woken for a fair part of what it has outstanding: a wake-up
// costs both sides more than a short task. The end of the turn wakes it in any case.
function wantsNow(target: usize, count: u32): bool {
  return !isSleeping(target) || count * WAKE_PART >= loadAtomic<u32>(target + SLOT_OUTSTANDING);
}

// What a net thread has is answered in as few messages as may be: it learns at the end of the turn, and before a task that
// may take long.
function flushEarly(target: usize): void {
  if (load<u32>(target + SLOT_KIND) != KIND_NET) flushHeld();
}

/** Publishes the held completions and wakes their client if it sleeps. */
export function flushHeld(): void {
  const slot = self();
  if (load<u32>(slot + SLOT_TAKEN) != 0) takeBackHeld(slot);
  publishHeld(slot);
}

/** Publishes what a worker's slot holds: its own, or that of a worker that is stuck, under its lock. */
export function publishHeld(slot: usize): void {
  const newest = load<u32>(slot + SLOT_HELD_NEWEST) as usize;
  if (newest == 0) return;
  const to = load<u32>(slot + SLOT_HELD_INBOX) as usize;
  const target = to & ~(SLOT_SIZE - 1);
  inbox.pushChain(to, newest, load<u32>(slot + SLOT_HELD_OLDEST) as usize);
  store<u32>(slot + SLOT_HELD_NEWEST, 0);
  store<u32>(slot + SLOT_HELD_COUNT, 0);
  // What goes out with them may be taken, and another's, before the next ones are.
  clear(slot + SLOT_AHEAD, (AHEAD_MAX as usize) << 2);
  unpark(target);
  if (loadAtomic<u32>(target + SLOT_STATE) == SLOT_FREE) freeLeftovers(target); // F1
}
