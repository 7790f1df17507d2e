// What is left in a runtime when it has nothing to do: every byte is accounted for, and so is every task.
import * as assert from 'uvu/assert';
import { MAX_POOLS, MAX_SLOTS, MAX_WORKERS } from '../../assembly/abi/limits.js';
import { MODEL_SIZE, STAT_MODEL } from '../../assembly/abi/model-layout.js';
import { POOL_ACTIVE, POOL_STATE, POOL_STATS, POOL_WAITERS } from '../../assembly/abi/pool-layout.js';
import {
  COUNTER_COMPLETED,
  COUNTER_CONTEXTS_ENDED,
  COUNTER_CONTEXTS_MADE,
  COUNTER_FRAMES_FREED,
  COUNTER_FRAMES_MADE,
  COUNTER_SPAWNED,
  SLOT_ACCEPTED,
  SLOT_COUNTERS,
  SLOT_OUTSTANDING,
  SLOT_READY,
  SLOT_RING_HIGH,
  SLOT_RING_LOW,
  SLOT_STATE,
  SLOT_TRACE,
} from '../../assembly/abi/slot-layout.js';
import { TRACE_CAPACITY, TRACE_EVENT_SIZE, TRACE_EVENTS } from '../../assembly/abi/trace-layout.js';
import { DomainQuery, type Runtime } from '../../host/index.js';
import { methodRows } from '../../host/modules/descriptor.js';
import { Client as Admin } from '../../mods/admin/admin_client.js';

const SEGMENTS = ['main', 'runtime_data', 'client_data'] as const;
export type LiveBytes = Record<(typeof SEGMENTS)[number], number>;

/** Bytes in use, without what the engine keeps once it has it. */
export function liveBytes(rt: Runtime): LiveBytes {
  const [main, runtime_data, client_data] = SEGMENTS.map((segment) => rt.pools.liveBytes(segment));
  return { main, runtime_data: runtime_data - keptBytes(rt), client_data };
}

/** Waits until memory is as it was, and checks that every task that was accepted or spawned has one outcome. */
export async function assertQuiet(
  rt: Runtime,
  before: LiveBytes,
  until: (condition: () => boolean, what: string) => Promise<void>,
): Promise<void> {
  const isBack = () => SEGMENTS.every((segment) => liveBytes(rt)[segment] === before[segment]);
  await until(isBack, 'memory to be back').catch(() => {}); // the comparison below says what is missing
  const after = liveBytes(rt);
  assert.equal(after, before, `live bytes: ${JSON.stringify(after)}, at first ${JSON.stringify(before)}`);
  assert.is(rt.link.pending, 0, 'promises are pending');
  const { accepted, spawned, completed } = countTasks(rt);
  assert.is(completed, accepted + spawned, `${completed} outcomes of ${accepted + spawned} tasks`);
  const { frames, contexts } = countLive(rt);
  assert.is(frames, 0, `${frames} frames of functions are left`);
  assert.is(contexts, 0, `${contexts} RunContexts have not ended`);
}

/** Destroys every pool but admin's. */
export async function destroyPools(rt: Runtime): Promise<void> {
  const admin = new Admin(rt).bind({ lo: 1, hi: 0 });
  const pools = rt.pools.list().filter(({ name }) => name !== 'admin');
  await Promise.all(pools.map(({ id }) => admin.destroyPool(DomainQuery.localId(0), id.lo, id.hi)));
}

/** Frames of suspended functions, and RunContexts of TypeScript methods, that live. */
function countLive(rt: Runtime): { frames: number; contexts: number } {
  return {
    frames: sumCounter(rt, COUNTER_FRAMES_MADE) - sumCounter(rt, COUNTER_FRAMES_FREED),
    contexts: sumCounter(rt, COUNTER_CONTEXTS_MADE) - sumCounter(rt, COUNTER_CONTEXTS_ENDED),
  };
}

/** Tasks that clients submitted, that workers sent, and that have their outcome, since the start. */
export function countTasks(rt: Runtime): { accepted: number; spawned: number; completed: number } {
  return {
    accepted: sumOverSlots(rt, SLOT_ACCEPTED),
    spawned: sumCounter(rt, COUNTER_SPAWNED),
    completed: sumCounter(rt, COUNTER_COMPLETED),
  };
}

const sumCounter = (rt: Runtime, counter: number) => sumOverSlots(rt, SLOT_COUNTERS + counter);

const sumOverSlots = (rt: Runtime, offset: number) =>
  slotsOf(rt).reduce((total, slot) => total + Number(rt.link.u64[(slot + offset) >>> 3]), 0);

/** Thread slots that are taken. */
export function takenSlots(rt: Runtime): number {
  return slotsOf(rt).filter((slot) => rt.link.u32[(slot + SLOT_STATE) >>> 2] !== 0).length;
}

/** Credits that a slot's client has in use. */
export function outstanding(rt: Runtime, slot: number): number {
  return rt.link.u32[((rt.link.engine.exports.slotAt(slot) >>> 0) + SLOT_OUTSTANDING) >>> 2];
}

const slotsOf = (rt: Runtime) =>
  Array.from({ length: MAX_SLOTS }, (_, i) => rt.link.engine.exports.slotAt(i) >>> 0);

// Rings grow and stay, traces stay with their slot; a worker makes the statistics of admin's methods when it first runs one,
// and whoever learns from it their models.
function keptBytes(rt: Runtime): number {
  const word = (address: number) => rt.link.u32[address >>> 2];
  const { exports } = rt.link.engine;
  const extRing = (ring: number) => blockSize(word(ring + 8) * 4);
  const clientRing = (ring: number) => (word(ring) === 0 ? 0 : blockSize((word(ring + 4) + 1) * 4));
  const trace = (at: number) =>
    at === 0 ? 0 : blockSize(TRACE_EVENTS + word(at + TRACE_CAPACITY) * TRACE_EVENT_SIZE);
  let sum = 0;
  for (const slot of slotsOf(rt)) {
    sum += trace(word(slot + SLOT_TRACE));
    for (let i = 0; i < 4; i++) sum += extRing(slot + SLOT_READY + i * 64);
    sum += clientRing(slot + SLOT_RING_LOW) + clientRing(slot + SLOT_RING_HIGH);
  }
  for (let row = 0; row < MAX_POOLS; row++) sum += extRing((exports.poolAt(row) >>> 0) + POOL_WAITERS);
  return sum + adminBytes(rt, blockSize(exports.blockBytes()), blockSize(MODEL_SIZE));
}

function adminBytes(rt: Runtime, block: number, model: number): number {
  const { u32, engine } = rt.link;
  const pool = engine.exports.findPool(1, 0) >>> 0;
  const stats = u32[(pool + POOL_STATS) >>> 2];
  const manifest = rt.modules.manifest(0);
  if (!manifest || u32[(pool + POOL_STATE) >>> 2] !== POOL_ACTIVE) return 0;
  const [before, modelAt] = [4, STAT_MODEL / 4];
  const statWords = before + MAX_WORKERS;
  const words = u32.subarray(stats >>> 2, (stats >>> 2) + methodRows(manifest).length * statWords);
  const sizes = Array.from(words, (word, i) => {
    if (word === 0) return 0;
    return i % statWords === modelAt ? model : i % statWords >= before ? block : 0;
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}

// What the slab allocator takes for `bytes` (assembly/memory/slab.ts).
function blockSize(bytes: number): number {
  if (bytes === 0) return 0;
  if (bytes > 16384) return Math.ceil(bytes / 65536) * 65536;
  const step = bytes <= 1024 ? 64 : 2 ** (Math.floor(Math.log2(bytes - 1)) - 2);
  return Math.ceil(bytes / step) * step;
}
