// Groups (getGroup): a task of a group starts when its graph has the group, and has it until it has ended. One that has
// to wait for that is parked: it is pending in its lane, but on none of its lists; the lane goes on with others.
//
//   asked, when it is about to start ─┬─ UNORDERED ─────────────▶ starts
//                                     ├─ its graph has the group ─▶ starts
//                                     ├─ a cycle of waits ───────▶ NotExecuted(WouldDeadlock)
//                                     └─ else ─▶ parked ─┬─ granted ─▶ back to its lane ─▶ starts
//                                                        └─ cancelled, late, refused ─▶ back to its lane ─▶ NotExecuted
import {
  CONTAINER_FLAGS,
  CONTAINER_GROUP_TABLE,
  CONTAINER_GROUPED,
  CONTAINER_MODULE,
  CONTAINER_PINNED,
} from '../abi/container-layout';
import {
  CALL_GET_GROUP,
  CALLS_PER_MODULE,
  TASK_FLAGS,
  TASK_GROUPED,
  TASK_HOLDS,
  TASK_LANE,
  TASK_SYSTEM,
} from '../abi/layout';
import {
  GROUP_KEY,
  GROUP_WORKER,
  GROUPS_OWN,
  HOLD_DENIED,
  HOLD_HELD,
  HOLD_LOCK,
  HOLD_STATE,
  HOLD_TASK,
  HOLD_WRITES,
} from '../abi/lock-layout';
import { CROWD_LOCK } from '../abi/map';
import { SLOT_GROUP, SLOT_WORKER } from '../abi/slot-layout';
import { BUSY, NO_MEMORY, OK, WOULD_DEADLOCK } from '../abi/status';
import { self } from '../memory/self';
import { getGroup } from '../platform';
import { lockOf } from '../pool/groups';
import { bind } from '../pool/lane';
import { beginAsking, endAsking } from '../scheduling/monitor';
import { loadAtomic, storeAtomic } from '../sync/atomic';
import * as word from '../sync/lock-word';
import * as guard from '../sync/spin-lock';
import { UNORDERED } from '../task/group';
import { decide, giveBack, giveUpAll, newHold, stateOf } from './locks';

/** What `enterGroup` answers besides OK, WOULD_DEADLOCK and NO_MEMORY: somebody else has the task now. */
export const GONE: u32 = BUSY;

/** The container's module puts the task into a group, or may. */
export function isGrouped(container: usize, flags: u32): bool {
  return (load<u32>(container + CONTAINER_FLAGS) & CONTAINER_GROUPED) != 0 && (flags & TASK_SYSTEM) == 0;
}

/** Puts a task that is about to start into its group: OK, GONE, WOULD_DEADLOCK or NO_MEMORY. */
export function enterGroup(container: usize, task: usize): u32 {
  const flags = load<u32>(task + TASK_FLAGS);
  if ((flags & TASK_GROUPED) != 0) return wasDenied(task) ? WOULD_DEADLOCK : OK; // it was parked, and is back
  const host = (load<u32>(container + CONTAINER_FLAGS) & CONTAINER_PINNED) != 0;
  if (host && !askHost(container, task)) return GONE;
  const key = host ? load<u64>(self() + SLOT_GROUP) : askModule(container, task);
  store<u32>(task + TASK_FLAGS, load<u32>(task + TASK_FLAGS) | TASK_GROUPED);
  return key == UNORDERED ? OK : enter(container, task, key);
}

function wasDenied(task: usize): bool {
  const hold = load<u32>(task + TASK_HOLDS) as usize;
  return hold != 0 && stateOf(hold) == HOLD_DENIED;
}

// The key is in SLOT_GROUP; false when the module's getGroup threw: the host has ended the task.
function askHost(container: usize, task: usize): bool {
  const at = self() + SLOT_GROUP;
  return getGroup(container as u32, task, at);
}

// It may trap: then `recover` ends the task.
function askModule(container: usize, task: usize): u64 {
  const phase = beginAsking(task);
  const module = load<u32>(container + CONTAINER_MODULE);
  const key = call_indirect<u64>(module * CALLS_PER_MODULE + CALL_GET_GROUP, task, container, <usize>0);
  endAsking(phase);
  return key;
}

function enter(container: usize, task: usize, key: u64): u32 {
  const groups = load<u32>(container + CONTAINER_GROUP_TABLE) as usize;
  const own = groups + GROUPS_OWN;
  const hold = newHold(task, own, true);
  if (hold == 0) return NO_MEMORY;
  if (takesAgain(own, key, hold)) return OK;
  let status = attempt(groups, key, hold, false);
  if (status == BUSY) {
    guard.acquire(CROWD_LOCK);
    status = attempt(groups, key, hold, true);
    guard.release(CROWD_LOCK);
  }
  if (status != OK && status != BUSY) giveUpAll(task); // the one HOLD
  return status;
}

// The worker that had the table's own group last takes it again by its word: no guard, no record. The group may have
// become another key's since it was looked at, but not while it is taken (G1: the key is stored, then the word let go of;
// the word is taken, then the key loaded). Then the task has the other key's lock for a moment: who asks for that meanwhile
// waits until it is given back. No search takes that for a cycle: a task that has not started waits for nothing else, nor
// is there a child that it awaits, so that nothing leads on from it.
function takesAgain(own: usize, key: u64, hold: usize): bool {
  const worker = load<u32>(self() + SLOT_WORKER);
  if (loadAtomic<u64>(own + GROUP_KEY) != key || loadAtomic<u32>(own + GROUP_WORKER) != worker) return false;
  store<u32>(hold + HOLD_STATE, HOLD_HELD | HOLD_WRITES);
  if (word.tryTake(own, hold)) {
    if (loadAtomic<u64>(own + GROUP_KEY) == key) {
      bind(laneOf(hold), worker); // G1
      return true;
    }
    giveBack(hold);
  }
  store<u32>(hold + HOLD_STATE, HOLD_WRITES); // a new one again
  return false;
}

// The lock is looked up each time: where its guard was let go of it may have been freed, and made anew.
function attempt(groups: usize, key: u64, hold: usize, mayWait: bool): u32 {
  guard.acquire(groups);
  const lock = lockOf(groups, key);
  let status = NO_MEMORY;
  if (lock != 0) {
    store<u32>(hold + HOLD_LOCK, lock as u32);
    status = decide(lock, hold, mayWait);
    if (status == OK) storeAtomic<u32>(lock + GROUP_WORKER, load<u32>(self() + SLOT_WORKER));
    else if (!mayWait) bind(laneOf(hold), loadAtomic<u32>(lock + GROUP_WORKER));
    if (lock == groups + GROUPS_OWN) word.letGo(lock);
  }
  guard.release(groups);
  return status;
}

function laneOf(hold: usize): usize {
  return load<u32>((load<u32>(hold + HOLD_TASK) as usize) + TASK_LANE) as usize;
}
