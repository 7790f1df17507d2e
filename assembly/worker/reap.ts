// A client collects its completions.
import { TASK_FLAGS, TASK_MORE, TASK_OWNER, TASK_SIZE } from '../abi/layout';
import { MAX_SLOTS } from '../abi/limits';
import {
  KIND_WORKER,
  REAP_MAX,
  SLOT_ACTIVE,
  SLOT_EPOCH,
  SLOT_KIND,
  SLOT_OUTSTANDING,
  SLOT_REAPED,
  SLOT_RING_HIGH,
  SLOT_RING_LOW,
  SLOT_STATE,
  SLOT_TOUCHED,
} from '../abi/slot-layout';
import { slotAt } from '../memory/initialise';
import { self } from '../memory/self';
import { loadAtomic } from '../sync/atomic';
import { announce, isSleeping, sleep, stayAwake } from '../sync/parking';
import * as ring from '../sync/spsc-ring';
import { freeTask } from '../task/task';
import * as completions from './completions';
import { handOnAll } from './keeper';

const LINE: usize = 64;

/** Takes up to `most` done tasks (≤ REAP_MAX); their addresses are at SLOT_REAPED. Gives their credits back. */
export function reap(most: u32): u32 {
  const slot = self();
  const epoch = load<u32>(slot + SLOT_EPOCH);
  const limit = min(most, REAP_MAX);
  let count: u32 = 0;
  let copies: u32 = 0;
  const first = completions.begin(slot);
  while (count < limit) {
    const task = completions.take(slot, first);
    if (task == 0) break;
    if (load<u32>(task + TASK_OWNER) >> 8 != epoch) {
      freeTask(task); // of the slot's former owner
      continue;
    }
    store<u32>(slot + SLOT_REAPED + ((count as usize) << 2), task as u32);
    count++;
    if ((load<u32>(task + TASK_FLAGS) & TASK_MORE) != 0) copies++; // they have no credit: their task has
  }
  completions.end(slot);
  store<u32>(slot + SLOT_OUTSTANDING, load<u32>(slot + SLOT_OUTSTANDING) - (count - copies));
  fetchFields(slot, count);
  return count;
}

// The inbox brought each task's first line. Its fields lie on the second one, and most of its answers on the third:
// touched all together here, their transfers overlap; the caller reads them one by one.
function fetchFields(slot: usize, count: u32): void {
  let touched: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const task = load<u32>(slot + SLOT_REAPED + ((i as usize) << 2)) as usize;
    touched += load<u32>(task + LINE);
    if (load<u32>(task + TASK_SIZE) > 2 * (LINE as u32)) touched += load<u32>(task + 2 * LINE);
  }
  store<u32>(slot + SLOT_TOUCHED, touched); // a use, so that the loads stay
}

/** Frees the first `count` tasks of the last `reap`; the caller has put 0 in place of those that it keeps. */
export function freeReaped(count: u32): void {
  const reaped = self() + SLOT_REAPED;
  for (let i: u32 = 0; i < count; i++) {
    const task = load<u32>(reaped + ((i as usize) << 2)) as usize;
    if (task != 0) freeTask(task);
  }
}

/** Reaps as soon as something is done, looking at most `spins` times. */
export function reapSpinning(most: u32, spins: u32): u32 {
  const slot = self();
  for (let i: u32 = 0; i < spins; i++) {
    if (completions.isThere(slot)) {
      const count = reap(most);
      if (count != 0) return count;
    }
  }
  return 0;
}

/**
 * Blocks this client thread until something is done, the room that it found wanting has come, or the time is over;
 * false when it did not have to.
 */
export function parkClient(timeoutNs: f64): bool {
  const slot = self();
  const seen = announce(slot);
  if (hasNews(slot)) {
    stayAwake(slot);
    return false;
  }
  beforeSleep(slot);
  sleep(slot, seen, timeoutNs);
  return true;
}

/** Announces that an event loop is about to wait on the slot's wake word; answers its value, or -1: look first. */
export function announceClient(): f64 {
  const slot = self();
  const seen = announce(slot);
  if (!hasNews(slot)) {
    beforeSleep(slot);
    return seen as f64;
  }
  stayAwake(slot);
  return -1;
}

// Both rings: whichever it was that had no room.
function hasNews(slot: usize): bool {
  const room = ring.hasWantedRoom(slot + SLOT_RING_LOW) || ring.hasWantedRoom(slot + SLOT_RING_HIGH);
  return room || completions.isThere(slot);
}

// Its tasks take longer than it has looked for them. Should the one worker that is awake be stuck in one, then all who
// could see that sleep.
function beforeSleep(slot: usize): void {
  if (load<u32>(slot + SLOT_OUTSTANDING) != 0) handOnAll();
}

/** A client thread has something else to do than to wait. */
export function isClientAwake(): bool {
  for (let i: u32 = 0; i < MAX_SLOTS; i++) {
    const slot = slotAt(i);
    if (loadAtomic<u32>(slot + SLOT_STATE) != SLOT_ACTIVE || load<u32>(slot + SLOT_KIND) == KIND_WORKER)
      continue;
    if (!isSleeping(slot)) return true;
  }
  return false;
}
