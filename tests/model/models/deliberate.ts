// Plain accesses that nothing orders, on purpose: the race detector leaves these words alone. Each with why it is right.
// Everything else that two threads touch has to be ordered by atomic accesses.
import { LANE_STATE } from '../../../assembly/abi/lane-layout.js';
import { TASK_FLAGS } from '../../../assembly/abi/layout.js';
import { MAX_WORKERS } from '../../../assembly/abi/limits.js';
import { SLOT_SIZE, SLOTS, WHEEL_SIZE, WHEELS } from '../../../assembly/abi/map.js';
import { STAT_MEAN, STAT_STRETCH } from '../../../assembly/abi/model-layout.js';
import { POOL_STATS } from '../../../assembly/abi/pool-layout.js';
import {
  SLOT_CURRENT_TASK,
  SLOT_NEW,
  SLOT_OUTSTANDING,
  SLOT_PHASE,
  SLOT_READY,
  SLOT_TAKEN,
} from '../../../assembly/abi/slot-layout.js';
import type { Machine } from '../machine/machine.js';

const EXT_COUNT = 16;

/** Written plainly under the ring's lock; read without it as a hint that is looked at again under the lock. */
export function extRing(machine: Machine, ring: number): void {
  machine.tolerate(ring + EXT_COUNT);
}

/**
 * Its holder writes RUNNING plainly over QUEUED. Who brings a task looks whether the word is IDLE, which neither is; the
 * holder alone turns it to IDLE, and does that atomically.
 */
export function lane(machine: Machine, lane: number): void {
  machine.tolerate(lane + LANE_STATE);
}

export function readyQueues(machine: Machine, slot: number): void {
  for (let queue = 0; queue < 4; queue++) extRing(machine, slot + SLOT_READY + queue * 64);
}

const WHEEL_COUNT = 4;

/** Written plainly under the wheel's lock; read without it as a hint: who starts a timer lowers NEXT_DUE after it. */
export function wheel(machine: Machine, wheel: number): void {
  machine.tolerate(wheel + WHEEL_COUNT);
}

/** Its client reads the task's priority from its flags to cancel it: a bit that stays, beside bits that the runtime sets. */
export function cancelledTask(machine: Machine, task: number): void {
  machine.tolerate(task + TASK_FLAGS);
}

/**
 * What a client that left had not reaped: looked at as a hint by whoever would free it, and again by the one that has
 * claimed its slot.
 */
export function leftovers(machine: Machine, slot: number): void {
  machine.tolerate(slot + SLOT_NEW, 4);
}

/**
 * What a worker does at this moment, for the watchdog: written plainly at every task, read as a hint, of which each look
 * wants what the last one saw. SLOT_TAKEN is read plainly by the worker, which K1 allows for (worker/watchdog.ts).
 */
export function watched(machine: Machine, slot: number): void {
  for (const word of [SLOT_CURRENT_TASK, SLOT_PHASE, SLOT_TAKEN]) machine.tolerate(slot + word);
}

/** As stats/histogram.ts draws it. */
const STAT_SIZE = 16 + MAX_WORKERS * 4;

/** The mean times of a method, of a run and of a stretch: hints that workers overwrite for each other, 0 or about right. */
export function methodMeans(machine: Machine, pool: number, methods: number): void {
  const stats = machine.load(pool + POOL_STATS);
  for (let i = 0; i < methods; i++) {
    machine.tolerate(stats + i * STAT_SIZE + STAT_MEAN);
    machine.tolerate(stats + i * STAT_SIZE + STAT_STRETCH);
  }
}

/**
 * What a client has out: written by it alone, read by who completes a task as a hint whether to wake it now. A client that
 * sleeps has written it before it said so, and then it is exact.
 */
export function outstanding(machine: Machine, slot: number): void {
  machine.tolerate(slot + SLOT_OUTSTANDING);
}

/** Of a whole runtime: what is said above of each of its parts. */
export function runtime(
  machine: Machine,
  workers: number,
  pool: number,
  methods: number,
  lanes: number[],
): void {
  methodMeans(machine, pool, methods);
  for (const at of lanes) lane(machine, at);
  for (let i = 0; i < workers; i++) {
    wheel(machine, WHEELS + i * WHEEL_SIZE);
    readyQueues(machine, SLOTS + i * SLOT_SIZE);
  }
}
