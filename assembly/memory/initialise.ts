// Once-only initialisation behind the magic word, and the registration of threads.
import { ABI_HASH } from '../abi/layout';
import { MAX_SLOTS, MAX_WORKERS } from '../abi/limits';
import {
  H_ABI_HASH,
  H_CREDITS,
  H_CROWDED_SPIN_NS,
  H_LEARNERS,
  H_LOW_WORKERS,
  H_MAGIC,
  H_MAX_LANES,
  H_NODE_ID,
  H_PROCESSORS,
  H_QUEUE_DEPTH,
  H_QUOTA_PERCENT,
  H_RING_DEPTH,
  H_SAMPLE_PERIOD,
  H_SPIN_NS,
  H_TRACE_CAPACITY,
  H_TURN_BUDGET,
  H_VERSION,
  H_WATCHDOG_MS,
  H_WORKER_COUNT,
  MAGIC,
  MAGIC_INITIALISING,
  SEGMENTS_BASE,
  SLOT_SIZE,
  SLOTS,
  VERSION,
  WORKERS,
} from '../abi/map';
import {
  KIND_CLIENT,
  KIND_WORKER,
  NO_WORKER,
  RCTX_WORKER,
  SLOT_ACTIVE,
  SLOT_CLAIMED,
  SLOT_COUNTDOWN,
  SLOT_CREDITS,
  SLOT_EPOCH,
  SLOT_FREE,
  SLOT_KIND,
  SLOT_MODULE_EPOCH,
  SLOT_OUTSTANDING,
  SLOT_PID,
  SLOT_RCTX,
  SLOT_RING_HIGH,
  SLOT_RING_LOW,
  SLOT_START_HI,
  SLOT_START_LO,
  SLOT_STATE,
  SLOT_WORKER,
} from '../abi/slot-layout';
import { BAD_ARGUMENT, EXISTS, OK } from '../abi/status';
import { openTrace } from '../stats/trace';
import { compareExchange, loadAtomic, storeAtomic } from '../sync/atomic';
import * as ring from '../sync/spsc-ring';
import { alloc, CLIENT, initSegment, KIND_COUNT, MAIN, RUNTIME } from './segments';
import { become } from './self';

const MIB: u64 = 1 << 20;
/** Main and runtime_data end here at the latest: what is accessed atomically lies below 2 GiB. */
const ATOMIC_END: u64 = 2 << 30;
const RING_DEPTH_MAX: u32 = 1 << 20;

/**
 * Lays out a zeroed memory; the first caller does it, the others get EXISTS.
 * @param mainMib,runtimeMib,clientMib sizes of the segments
 * @param kinds allocator kinds: main | runtime << 8 | client << 16
 * @param workers those that run lanes; of them
 * @param lowWorkers are for low latency and the process queue, 0 = all
 * @param learners reinforcement workers, beside those
 * @param processors of the machine
 * @param ringDepth entries of a process-queue lane, a power of two
 * @returns OK, EXISTS, or BAD_ARGUMENT: also when the memory is too small for the segments
 */
export function initialise(
  mainMib: u32,
  runtimeMib: u32,
  clientMib: u32,
  kinds: u32,
  workers: u32,
  ringDepth: u32,
  credits: u32,
  turnBudget: u32,
  spinNs: u32,
  samplePeriod: u32,
  queueDepth: u32,
  maxLanes: u32,
  quotaPercent: u32,
  traceCapacity: u32,
  watchdogMs: u32,
  crowdedSpinNs: u32,
  lowWorkers: u32,
  learners: u32,
  processors: u32,
): u32 {
  if (workers == 0 || workers > MAX_WORKERS || learners > MAX_WORKERS - workers) return BAD_ARGUMENT;
  if (lowWorkers > workers) return BAD_ARGUMENT;
  if (popcnt(ringDepth) != 1 || ringDepth > RING_DEPTH_MAX) return BAD_ARGUMENT;
  if (!areKinds(kinds) || !haveRoom(mainMib, runtimeMib, clientMib)) return BAD_ARGUMENT;
  if (compareExchange<u32>(H_MAGIC, 0, MAGIC_INITIALISING) != 0) return EXISTS;
  const main = ((mainMib as u64) * MIB) as usize;
  const runtime = ((runtimeMib as u64) * MIB) as usize;
  const client = ((clientMib as u64) * MIB) as usize;
  initSegment(MAIN, kinds & 0xff, SEGMENTS_BASE, main);
  initSegment(RUNTIME, (kinds >> 8) & 0xff, SEGMENTS_BASE + main, runtime);
  initSegment(CLIENT, (kinds >> 16) & 0xff, SEGMENTS_BASE + main + runtime, client);
  store<u32>(H_VERSION, VERSION);
  store<u32>(H_ABI_HASH, ABI_HASH);
  store<u32>(H_WORKER_COUNT, workers);
  store<u32>(H_LOW_WORKERS, lowWorkers == 0 ? workers : lowWorkers);
  store<u32>(H_LEARNERS, learners);
  store<u32>(H_PROCESSORS, processors);
  store<u32>(H_RING_DEPTH, ringDepth);
  store<u32>(H_CREDITS, credits);
  store<u32>(H_TURN_BUDGET, turnBudget);
  store<u32>(H_SPIN_NS, spinNs);
  store<u32>(H_SAMPLE_PERIOD, samplePeriod);
  store<u32>(H_QUEUE_DEPTH, queueDepth);
  store<u32>(H_MAX_LANES, maxLanes);
  store<u32>(H_QUOTA_PERCENT, quotaPercent);
  store<u32>(H_TRACE_CAPACITY, traceCapacity);
  store<u32>(H_WATCHDOG_MS, watchdogMs);
  store<u32>(H_CROWDED_SPIN_NS, crowdedSpinNs);
  store<u32>(H_NODE_ID, 1);
  storeAtomic<u32>(H_MAGIC, MAGIC);
  return OK;
}

// None is empty: an allocator keeps its own words in its segment.
function haveRoom(mainMib: u32, runtimeMib: u32, clientMib: u32): bool {
  if (mainMib == 0 || runtimeMib == 0 || clientMib == 0) return false;
  const low = (SEGMENTS_BASE as u64) + ((mainMib as u64) + (runtimeMib as u64)) * MIB;
  return low <= ATOMIC_END && low + (clientMib as u64) * MIB <= (memory.size() as u64) << 16;
}

function areKinds(kinds: u32): bool {
  if (kinds >> 24 != 0) return false;
  return (kinds & 0xff) < KIND_COUNT && ((kinds >> 8) & 0xff) < KIND_COUNT && kinds >> 16 < KIND_COUNT;
}

/**
 * Registers this thread; the instance acts for its slot from then on.
 * @param worker index of the worker, or NO_WORKER for a client
 * @param pid,startLo,startHi owner, so that a later owner of the pid is not taken for it
 * @returns the slot's index, or -1: all are taken, there is no such worker, or no memory for the rings
 */
export function attach(worker: u32, pid: u32, startLo: u32, startHi: u32): i32 {
  if (loadAtomic<u32>(H_MAGIC) != MAGIC) return -1;
  if (worker != NO_WORKER && worker >= load<u32>(H_WORKER_COUNT) + load<u32>(H_LEARNERS)) return -1;
  for (let i: u32 = 0; i < MAX_SLOTS; i++) {
    const slot = slotAt(i);
    if (compareExchange<u32>(slot + SLOT_STATE, SLOT_FREE, SLOT_CLAIMED) != SLOT_FREE) continue;
    become(slot);
    store<u32>(slot + SLOT_KIND, worker == NO_WORKER ? KIND_CLIENT : KIND_WORKER);
    storeAtomic<u32>(slot + SLOT_EPOCH, nextEpoch(load<u32>(slot + SLOT_EPOCH)));
    store<u32>(slot + SLOT_PID, pid);
    store<u32>(slot + SLOT_START_LO, startLo);
    store<u32>(slot + SLOT_START_HI, startHi);
    store<u32>(slot + SLOT_WORKER, worker);
    store<u32>(slot + SLOT_OUTSTANDING, 0);
    store<u32>(slot + SLOT_CREDITS, worker == NO_WORKER ? load<u32>(H_CREDITS) : u32.MAX_VALUE);
    store<u32>(slot + SLOT_COUNTDOWN, 0);
    store<u32>(slot + SLOT_MODULE_EPOCH, 0);
    store<u32>(slot + SLOT_RCTX + RCTX_WORKER, worker);
    if (worker == NO_WORKER && !openRings(slot)) {
      storeAtomic<u32>(slot + SLOT_STATE, SLOT_FREE);
      return -1;
    }
    if (worker != NO_WORKER) store<u32>(WORKERS + ((worker as usize) << 2), slot as u32);
    openTrace();
    storeAtomic<u32>(slot + SLOT_STATE, SLOT_ACTIVE);
    return i as i32;
  }
  return -1;
}

/** Makes a slot free for another thread; what it submitted belongs to nobody from then on. */
export function releaseSlot(index: u32): void {
  const slot = slotAt(index);
  storeAtomic<u32>(slot + SLOT_EPOCH, nextEpoch(load<u32>(slot + SLOT_EPOCH)));
  storeAtomic<u32>(slot + SLOT_STATE, SLOT_FREE);
}

/** Makes this instance act for another slot: for hosts in which one instance plays several threads. */
export function enter(index: u32): void {
  become(slotAt(index));
}

export function slotAt(index: u32): usize {
  return SLOTS + (index as usize) * SLOT_SIZE;
}

// 24 bits, so that a task can carry it beside the slot's index.
function nextEpoch(epoch: u32): u32 {
  return (epoch + 1) & 0xffffff;
}

// The rings stay with the slot: its next owner goes on where they are, whatever they still hold.
function openRings(slot: usize): bool {
  return openRing(slot + SLOT_RING_LOW) && openRing(slot + SLOT_RING_HIGH);
}

function openRing(lane: usize): bool {
  if (ring.isOpen(lane)) return true;
  const depth = load<u32>(H_RING_DEPTH);
  const base = alloc(RUNTIME, (depth as usize) << 2);
  if (base == 0) return false;
  ring.init(lane, base, depth);
  return true;
}
