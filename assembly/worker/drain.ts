// Waiting until nothing is pending any more: in a pool that is being destroyed, in a runtime that stops.
import { MAX_SLOTS } from '../abi/limits';
import { SLOT_SIZE, SLOTS } from '../abi/map';
import { POOL_DRAIN_WAITER } from '../abi/pool-layout';
import { COUNTER_COMPLETED, COUNTER_SPAWNED, SLOT_ACCEPTED, SLOT_COUNTERS } from '../abi/slot-layout';
import { isDrained } from '../pool/pool';
import { exchange, loadAtomic } from '../sync/atomic';
import { come } from './complete';

/** Registers the ticket of who waits until the pool has nothing pending, in place of one who has given that up. */
export function awaitDrained(pool: usize, ticket: usize): void {
  const former = exchange<u32>(pool + POOL_DRAIN_WAITER, ticket as u32) as usize;
  if (former != 0) come(former);
  checkDrained(pool);
}

/** Resumes the pool's waiter when nothing is pending. */
export function checkDrained(pool: usize): void {
  if (loadAtomic<u32>(pool + POOL_DRAIN_WAITER) == 0 || !isDrained(pool)) return;
  const waiter = exchange<u32>(pool + POOL_DRAIN_WAITER, 0) as usize;
  if (waiter != 0) come(waiter);
}

/** Every task that was accepted or spawned has its outcome. */
export function isQuiet(): bool {
  let completed: u64 = 0;
  let accepted: u64 = 0;
  for (let i: u32 = 0; i < MAX_SLOTS; i++) completed += loadAtomic<u64>(counters(i) + COUNTER_COMPLETED);
  // Read after: a task is counted as accepted before it can complete.
  for (let i: u32 = 0; i < MAX_SLOTS; i++) {
    accepted += loadAtomic<u64>(SLOTS + (i as usize) * SLOT_SIZE + SLOT_ACCEPTED);
    accepted += loadAtomic<u64>(counters(i) + COUNTER_SPAWNED);
  }
  return completed == accepted;
}

function counters(index: u32): usize {
  return SLOTS + (index as usize) * SLOT_SIZE + SLOT_COUNTERS;
}
