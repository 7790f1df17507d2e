// Sets up the engine's memory for a model: small, without samples, and with nothing but what the model attaches.
import { SLOT_SIZE, SLOTS } from '../../../assembly/abi/map.js';
import {
  COUNTER_COMPLETED,
  COUNTER_COUNT,
  COUNTER_SPAWNED,
  NO_WORKER,
  SLOT_COUNTERS,
  SLOT_LIVE_BYTES,
} from '../../../assembly/abi/slot-layout.js';
import { DEFAULTS } from '../../support/engine.js';
import type { Machine } from '../machine/machine.js';
import { Failure } from '../machine/thread.js';

export const MAIN = 0;
export const RUNTIME = 1;
export const SLAB = 0;
export const ARENA = 1;
export const FREE_LIST = 2;

export interface Options {
  workers?: number;
  kind?: number;
  ringDepth?: number;
  credits?: number;
  turnBudget?: number;
  watchdogMs?: number;
  runtimeMib?: number;
}

/** A client that comes by itself, or is none. */
export const NOBODY = -1;
export const CLIENT = NO_WORKER;

/** Answers the address of the slot at an index. */
export const slotAt = (index: number): number => SLOTS + index * SLOT_SIZE;

/**
 * Initialises, and attaches each thread as a worker (its index), as a CLIENT, or not at all (NOBODY): a thread gets
 * the slot of its rank among those that are attached.
 */
export function startRuntime(machine: Machine, threads: number[], options: Options = {}): void {
  const {
    workers = 1,
    kind = SLAB,
    ringDepth = 2,
    credits = 100,
    turnBudget = 4,
    watchdogMs = 0,
    runtimeMib = 1,
  } = options;
  machine.states.setClock(1e6);
  const settings = {
    ...DEFAULTS,
    mainMib: 1,
    runtimeMib,
    clientMib: 1,
    kinds: kind * 0x010101,
    workers,
    ringDepth,
    credits,
    turnBudget,
    watchdogMs,
    samplePeriod: 1 << 30,
    maxLanes: 2,
  };
  const status = machine.call(0, 'initialise', ...Object.values(settings));
  if (status !== 0) throw new Error(`initialise answered ${status}`);
  threads.forEach((worker, thread) => {
    if (worker === NOBODY) return;
    if (machine.call(thread, 'attach', worker, 1, 2, 3) < 0) throw new Error('attach failed');
  });
  for (let i = 0; i < 64; i++) {
    // Statistics. Those that say whether all is quiet count.
    for (let counter = 0; counter < COUNTER_COUNT; counter++) {
      if (counter * 8 === COUNTER_COMPLETED || counter * 8 === COUNTER_SPAWNED) continue;
      machine.ignore(slotAt(i) + SLOT_COUNTERS + counter * 8, 2);
    }
  }
}

/** Bytes of live blocks of a segment, over all slots. */
export function liveBytes(machine: Machine, segment: number): number {
  let sum = 0;
  for (let i = 0; i < 64; i++) sum += machine.load(slotAt(i) + SLOT_LIVE_BYTES + segment * 8);
  return sum;
}

export function expectEqual(what: string, is: number, expected: number): void {
  if (is !== expected) throw new Failure(`${what}: ${is}, expected ${expected}`);
}
