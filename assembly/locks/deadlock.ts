// Would a wait never end? A wait for a lock is for every task that holds it; those may wait for children, for locks and
// groups themselves. A cycle of such waits is found by the wait that closes it: that one is refused.
//
//   w waits for a lock ─▶ each holder t ─▶ each x of t's graph that waits, and that t waits for:
//                                          x is t, or a child that t awaits, or a child of that …
//                                          ─▶ the lock that x waits for ─▶ its holders … ─▶ w, or a task that awaits w
//
// What counts: the waits of methods for locks and for children (each, all; not any, of which one is enough), groups, the
// copies of a broadcast, and what a TypeScript method awaits of locks. What a TypeScript method awaits else is its own
// affair, as are the waits of clients: docs/locks.md.
//
// Under CROWD_LOCK: every lock on the way has somebody waiting for it, so that none of them changes meanwhile, and no
// task ends that holds one. Others may end: their addresses are looked at with care (`isOfGraph`).

import {
  TASK_FLAGS,
  TASK_HOLDS,
  TASK_PARENT,
  TASK_REPLICA,
  TASK_ROOT_LO,
  TASK_STATE,
  TASK_TO_PARENT,
} from '../abi/layout';
import {
  GRAPH_FIRST,
  HOLD_BEHIND,
  HOLD_HELD,
  HOLD_LOCK,
  HOLD_NEXT,
  HOLD_ROOT,
  HOLD_STATE,
  HOLD_STATES,
  HOLD_TASK,
  LOCK_HOLDS,
  LOCK_QUEUE,
  QUEUE_MARK,
  QUEUE_NEXT,
} from '../abi/lock-layout';
import { CROWD_LOCK, CROWD_MARK, CROWD_WAITING } from '../abi/map';
import { NO_WORKER } from '../abi/slot-layout';
import { STATE_AWAITED } from '../abi/status';
import { MAIN, segmentOf } from '../memory/segments';
import { loadAtomic } from '../sync/atomic';
import * as crowd from '../sync/crowd';
import * as guard from '../sync/spin-lock';
import { isAny } from '../task/waiting';
import { deny, wake } from './locks';

/** A search looks no further than this: what it has not found by then is left to deadlines. */
const STEPS_MAX: u32 = 1 << 14;
const BLOCK_MASK: usize = 63;

let steps: u32 = 0;

/** True when a HOLD that was just put into a queue closes a cycle. Under CROWD_LOCK. */
export function closesCycle(hold: usize): bool {
  const task = load<u32>(hold + HOLD_TASK) as usize;
  steps = STEPS_MAX;
  if (!holdsSomething(task)) return false;
  nextMark();
  return reaches(load<u32>(hold + HOLD_LOCK) as usize, task);
}

/** A task begins to wait for children: those below it that wait for a lock and close a cycle by that are refused. */
// @inline
export function breakCycles(task: usize): void {
  if (loadAtomic<u32>(CROWD_WAITING) != 0) breakCyclesOf(task);
}

function breakCyclesOf(task: usize): void {
  guard.acquire(CROWD_LOCK);
  steps = STEPS_MAX;
  if (crowd.firstOf(load<u64>(task + TASK_ROOT_LO)) != 0 && holdsSomething(task)) {
    nextMark();
    for (let hold = findCycle(task); hold != 0; hold = findCycle(task)) {
      deny(hold);
      nextMark();
    }
  }
  guard.release(CROWD_LOCK);
  wake(NO_WORKER);
}

// A HOLD that a task below waits for, and that leads back to `task` or to who awaits it; 0 = there is none.
function findCycle(task: usize): usize {
  for (let graph = crowd.firstOf(load<u64>(task + TASK_ROOT_LO)); graph != 0; graph = crowd.nextOf(graph)) {
    for (let hold = load<u32>(graph + GRAPH_FIRST) as usize; hold != 0; ) {
      const below = isBelow(load<u32>(hold + HOLD_TASK) as usize, task);
      if (below && reaches(load<u32>(hold + HOLD_LOCK) as usize, task)) return hold;
      hold = load<u32>(hold + HOLD_BEHIND) as usize;
    }
  }
  return 0;
}

function nextMark(): void {
  store<u32>(CROWD_MARK, load<u32>(CROWD_MARK) + 1);
}

// Whether whoever waits for the lock waits for `task`, or for a task that awaits it. Locks that carry the mark have been
// looked at.
function reaches(from: usize, task: usize): bool {
  let list = visit(from, 0);
  while (list != 0) {
    const lock = list;
    list = load<u32>((load<u32>(lock + LOCK_QUEUE) as usize) + QUEUE_NEXT) as usize;
    for (let hold = load<u32>(lock + LOCK_HOLDS) as usize; hold != 0; ) {
      if (steps == 0) return false;
      steps--;
      const holder = load<u32>(hold + HOLD_TASK) as usize;
      if (isBelow(task, holder)) return true;
      list = visitWaitsOf(holder, load<u64>(hold + HOLD_ROOT), list);
      hold = load<u32>(hold + HOLD_BEHIND) as usize;
    }
  }
  return false;
}

// The locks that keep a holder: those that it, or a task that it awaits, waits for.
function visitWaitsOf(holder: usize, root: u64, list: usize): usize {
  for (let graph = crowd.firstOf(root); graph != 0; graph = crowd.nextOf(graph)) {
    for (let hold = load<u32>(graph + GRAPH_FIRST) as usize; hold != 0; ) {
      if (isBelow(load<u32>(hold + HOLD_TASK) as usize, holder)) {
        list = visit(load<u32>(hold + HOLD_LOCK) as usize, list);
        break; // the others of this graph wait for the same lock
      }
      hold = load<u32>(hold + HOLD_BEHIND) as usize;
    }
  }
  return list;
}

function visit(lock: usize, list: usize): usize {
  const queue = load<u32>(lock + LOCK_QUEUE) as usize;
  const mark = load<u32>(CROWD_MARK);
  if (load<u32>(queue + QUEUE_MARK) == mark) return list;
  store<u32>(queue + QUEUE_MARK, mark);
  store<u32>(queue + QUEUE_NEXT, list as u32);
  return lock;
}

/** `task` is `above`, or `above` waits for it through children. */
function isBelow(task: usize, above: usize): bool {
  for (let at = task; at != 0 && steps != 0; at = awaiterOf(at)) {
    if (at == above) return true;
    steps--;
  }
  return false;
}

// Some task that waits for `task`, or it itself, holds a lock: otherwise nothing can lead back to them.
function holdsSomething(task: usize): bool {
  for (
    let hold = load<u32>(task + TASK_HOLDS) as usize;
    hold != 0;
    hold = load<u32>(hold + HOLD_NEXT) as usize
  ) {
    if ((load<u32>(hold + HOLD_STATE) & HOLD_STATES) == HOLD_HELD) return true;
  }
  for (let at = awaiterOf(task); at != 0 && steps != 0; at = awaiterOf(at)) {
    if (load<u32>(at + TASK_HOLDS) != 0) return true;
    steps--;
  }
  return false;
}

// The task that is suspended until this one is done, or 0.
function awaiterOf(task: usize): usize {
  const flags = load<u32>(task + TASK_FLAGS);
  const parent = load<u32>(task + TASK_PARENT) as usize;
  if ((flags & TASK_REPLICA) != 0) return isOfGraph(parent, task) ? parent : 0;
  if ((flags & TASK_TO_PARENT) == 0 || loadAtomic<u32>(task + TASK_STATE) != STATE_AWAITED) return 0;
  return isOfGraph(parent, task) && !isAny(parent) ? parent : 0;
}

// A parent that is cancelled may have ended since its address was read: what lies there must still be a task of this
// graph to be followed.
function isOfGraph(parent: usize, task: usize): bool {
  if (parent == 0 || (parent & BLOCK_MASK) != 0 || segmentOf(parent) != MAIN) return false;
  return load<u64>(parent + TASK_ROOT_LO) == load<u64>(task + TASK_ROOT_LO);
}
