// Sleeping without lost wake-ups: two words of a thread slot.
//
//   wake u32*      counts wake-ups; what the platform's wait compares
//   sleeping u32*  1 = this thread sleeps or is about to
//
// Publish pair P1: who brings work publishes it, then looks at `sleeping`; who wants to sleep sets `sleeping`, then
// looks for work. In one total order of these four, at least one side sees the other. Exactly one waker turns
// `sleeping` from 1 to 0, so that a sleeper costs one notify, however many bring it work.
import { SLOT_SLEEPING, SLOT_WAKE } from '../abi/slot-layout';
import { wait } from '../platform';
import { addAtomic, exchange, loadAtomic, notify, storeAtomic } from './atomic';

const EVERY: i32 = -1;

/** Announces sleep; answers the wake count to wait on. Look for work afterwards, then `sleep` or `stayAwake`. */
export function announce(slot: usize): u32 {
  const seen = loadAtomic<u32>(slot + SLOT_WAKE);
  storeAtomic<u32>(slot + SLOT_SLEEPING, 1); // P1
  return seen;
}

export function stayAwake(slot: usize): void {
  storeAtomic<u32>(slot + SLOT_SLEEPING, 0);
}

/** Blocks this thread until it is woken or the time is over (negative = for ever). */
export function sleep(slot: usize, seen: u32, timeoutNs: f64): void {
  wait(slot + SLOT_WAKE, seen, timeoutNs);
  stayAwake(slot);
}

export function isSleeping(slot: usize): bool {
  return loadAtomic<u32>(slot + SLOT_SLEEPING) != 0; // P1
}

/** Wakes the slot's thread if it sleeps; true when this call did. */
export function unpark(slot: usize): bool {
  if (!claimSleeper(slot)) return false;
  wake(slot);
  return true;
}

/** Becomes the one that wakes a sleeper; `wake` must follow. */
export function claimSleeper(slot: usize): bool {
  return isSleeping(slot) && exchange<u32>(slot + SLOT_SLEEPING, 0) != 0;
}

export function wake(slot: usize): void {
  addAtomic<u32>(slot + SLOT_WAKE, 1);
  notify(slot + SLOT_WAKE, EVERY); // a client that blocks may have left its event loop waiting on the same word
}
