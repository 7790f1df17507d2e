// The process queue: for each client slot a lane (spsc-ring) of either priority, and a doorbell with a bit for each
// client. This is the workers' side; submit.ts is the clients'.
//
// A bit says that the workers look at the client's lanes; they do so as long as it is set, whether or not something
// lies there, so that a busy client finds it set and writes nothing that a worker reads but its ring. Bits of empty
// lanes are cleared before a worker sleeps, and now and then.
//
// Publish pair D1: client publishes its task, then looks at its bit (and sets it if it is clear); worker clears the
// bit, then looks into the lanes (and sets it again if there is something).
import { TASK_POOL_LO, TASK_WAITING } from '../abi/layout';
import { DOORBELL, SLOT_SIZE, SLOTS } from '../abi/map';
import {
  SLOT_CLAIMED_RING,
  SLOT_DRAINED,
  SLOT_RING_HIGH,
  SLOT_RING_LOW,
  SLOT_WORKER,
} from '../abi/slot-layout';
import { self } from '../memory/self';
import { andAtomic, loadAtomic, orAtomic } from '../sync/atomic';
import { unpark } from '../sync/parking';
import * as ring from '../sync/spsc-ring';
import { route } from './route';

/** Tasks taken from one lane in one turn. */
const DRAIN_MAX: u32 = 256;

/** Tells the workers that the client of a slot has published something. */
export function ringDoorbell(index: u32): void {
  const bit: u64 = (1 as u64) << (index as u64);
  if ((loadAtomic<u64>(DOORBELL) & bit) == 0) orAtomic<u64>(DOORBELL, bit); // D1
}

/** Routes what clients submitted, within bounds; answers how many tasks. */
export function drainProcessQueue(): u32 {
  let bells = loadAtomic<u64>(DOORBELL);
  let routed: u32 = 0;
  while (bells != 0) {
    const client = clientOf(bells);
    bells &= bells - 1;
    routed += drainLane(client + SLOT_RING_LOW) + drainLane(client + SLOT_RING_HIGH);
  }
  return routed;
}

/** A client has submitted something that no worker has taken yet. */
export function hasSubmissions(): bool {
  let bells = loadAtomic<u64>(DOORBELL);
  while (bells != 0) {
    if (!areEmpty(clientOf(bells))) return true;
    bells &= bells - 1;
  }
  return false;
}

/** Stops looking at clients whose lanes are empty: they ring again. */
export function clearDoorbell(): void {
  let bells = loadAtomic<u64>(DOORBELL);
  while (bells != 0) {
    const client = clientOf(bells);
    const bit = bells & -bells;
    bells &= bells - 1;
    if (!areEmpty(client)) continue;
    andAtomic<u64>(DOORBELL, ~bit); // D1
    if (!areEmpty(client)) orAtomic<u64>(DOORBELL, bit);
  }
}

/** Gives the claimed lane back; also the end of a drain that a trap cut short. */
export function leaveRing(): void {
  const slot = self();
  const lane = load<u32>(slot + SLOT_CLAIMED_RING) as usize;
  ring.advance(lane, load<u32>(slot + SLOT_DRAINED));
  if (ring.answerWanted(lane)) unpark(lane - ((lane - SLOTS) % SLOT_SIZE));
  store<u32>(slot + SLOT_CLAIMED_RING, 0);
  ring.release(lane);
}

// The batch stays in the ring until all of it is routed, and SLOT_DRAINED tells how far that is: a trap in a module's
// mapTaskToLane loses nothing.
function drainLane(lane: usize): u32 {
  if (ring.isEmpty(lane)) return 0;
  const slot = self();
  if (!ring.claim(lane, load<u32>(slot + SLOT_WORKER) + 1)) return 0; // another worker is at it
  const batch = min(ring.available(lane), DRAIN_MAX);
  fetch(lane, batch);
  store<u32>(slot + SLOT_DRAINED, 0);
  store<u32>(slot + SLOT_CLAIMED_RING, lane as u32);
  for (let i: u32 = 0; i < batch; i++) {
    store<u32>(slot + SLOT_DRAINED, i + 1);
    route(ring.peek(lane, i) as usize);
  }
  leaveRing();
  return batch;
}

// Touches both lines of each task before any atomic operation: the transfers from the client's core then overlap
// instead of following each other.
function fetch(lane: usize, batch: u32): void {
  let touched: u32 = 0;
  for (let i: u32 = 0; i < batch; i++) {
    const task = ring.peek(lane, i) as usize;
    touched += load<u32>(task + TASK_POOL_LO) + load<u32>(task + TASK_WAITING);
  }
  store<u32>(self() + SLOT_DRAINED, touched); // a use, so that the loads stay; overwritten next
}

function areEmpty(client: usize): bool {
  return ring.isEmpty(client + SLOT_RING_LOW) && ring.isEmpty(client + SLOT_RING_HIGH);
}

function clientOf(bells: u64): usize {
  return SLOTS + (ctz<u64>(bells) as usize) * SLOT_SIZE;
}
