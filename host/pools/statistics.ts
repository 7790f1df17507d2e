// Reading the engine's counters and histograms. All figures are since the start; readers see tasks half counted.
import { MAX_POOLS } from '../../assembly/abi/limits.js';
import { H_LOW_WORKERS, H_WORKER_COUNT } from '../../assembly/abi/map.js';
import {
  MODEL_CPU_ERROR,
  MODEL_IO_ERROR,
  MODEL_SAMPLES,
  STAT_MODEL,
} from '../../assembly/abi/model-layout.js';
import {
  POOL_ACTIVE,
  POOL_CONTAINER_COUNT,
  POOL_ID_HI,
  POOL_ID_LO,
  POOL_MODULE,
  POOL_NAME,
  POOL_NAME_LENGTH,
  POOL_STATE,
} from '../../assembly/abi/pool-layout.js';
import {
  COUNTER_BUSY_NS,
  COUNTER_CONTEXTS_ENDED,
  COUNTER_CONTEXTS_MADE,
  COUNTER_FRAMES_FREED,
  COUNTER_FRAMES_MADE,
  COUNTER_PARKS,
  COUNTER_RESUMED,
  COUNTER_STEALS,
  COUNTER_TASKS,
  COUNTER_TURNS,
  COUNTER_WAKES,
  SLOT_BOUND,
  SLOT_COUNTERS,
  SLOT_PROCESSOR,
} from '../../assembly/abi/slot-layout.js';
import type { PoolId } from '../client/container-client.js';
import { SEGMENT_RUNTIME } from '../engine/abi.js';
import type { Engine } from '../engine/instance.js';
import { decodeText } from '../engine/views.js';
import { methodRows } from '../modules/descriptor.js';
import type { Manifest } from '../modules/manifest.js';
import { type Distribution, readDistribution } from './distribution.js';

export interface MethodStatistics {
  pool: string;
  method: string;
  /** Tasks that were started, failed ones included. */
  tasks: number;
  failed: number;
  /** Run time of the measured tasks; `sampled` tells how many of all those are. */
  run: Distribution;
  /** Time from submission to start, of the tasks that carried a stamp. */
  wait: Distribution;
  /** What the engine has learned of its cost, from so many of the measured tasks. */
  model?: { samples: number; cpuError: number; ioError: number };
}

export interface WorkerStatistics {
  worker: number;
  tasks: number;
  turns: number;
  parks: number;
  steals: number;
  /** Times that it woke another worker. */
  wakes: number;
  resumed: number;
  /** Frames of functions that were suspended. Any worker frees what another made: over all workers, made - freed live. */
  framesMade: number;
  framesFreed: number;
  /** RunContexts of TypeScript methods: made - ended are at work. */
  contextsMade: number;
  contextsEnded: number;
  busyMs: number;
  kind: 'low latency' | 'high latency' | 'reinforcement';
  /** The processor that a policy has chosen for it. */
  processor?: number;
  /** The thread is bound to that processor. */
  bound: boolean;
}

export interface PoolInfo {
  id: PoolId;
  name: string;
  module: number;
  containers: number;
}

const RUNS = 16;
const RUN_NS = 24;
const WAITS = 32;
const WAIT_NS = 40;
const RUN_BUCKETS = 64;
const BUCKETS = 320;

/** Pools that accept tasks, in the order of their rows. */
export function listPools(engine: Engine): (PoolInfo & { address: number })[] {
  const { u32, u8 } = engine.views;
  const pools = [];
  for (let row = 0; row < MAX_POOLS; row++) {
    const address = engine.exports.poolAt(row) >>> 0;
    if (u32[(address + POOL_STATE) >>> 2] !== POOL_ACTIVE) continue;
    const length = u32[(address + POOL_NAME_LENGTH) >>> 2];
    pools.push({
      address,
      id: { lo: u32[(address + POOL_ID_LO) >>> 2], hi: u32[(address + POOL_ID_HI) >>> 2] },
      name: decodeText(u8.subarray(address + POOL_NAME, address + POOL_NAME + length)),
      module: u32[(address + POOL_MODULE) >>> 2],
      containers: u32[(address + POOL_CONTAINER_COUNT) >>> 2],
    });
  }
  return pools;
}

// Errors are running means of |expected - measured| / measured.
function readModel({ views }: Engine, stat: number): Pick<MethodStatistics, 'model'> {
  const at = views.u32[(stat + STAT_MODEL) >>> 2];
  if (at === 0) return {};
  const samples = Number(views.u64[(at + MODEL_SAMPLES) >>> 3]);
  const errorAt = (offset: number) => views.f64[(at + offset) >>> 3];
  return { model: { samples, cpuError: errorAt(MODEL_CPU_ERROR), ioError: errorAt(MODEL_IO_ERROR) } };
}

/** Counts and times of every method of the active pools that has run. */
export function methodStatistics(
  engine: Engine,
  manifestOf: (module: number) => Manifest | undefined,
): MethodStatistics[] {
  const { exports, views } = engine;
  const out = exports.alloc(SEGMENT_RUNTIME, exports.blockBytes()) >>> 0;
  const statistics: MethodStatistics[] = [];
  for (const pool of listPools(engine)) {
    const manifest = manifestOf(pool.module);
    const methods = manifest ? methodRows(manifest) : [];
    methods.forEach(({ name: method }, row) => {
      exports.sumBlocks(pool.address, row, out);
      const tasks = Number(views.u64[out >>> 3]);
      if (tasks === 0) return;
      const buckets = (at: number) => views.u32.subarray((out + at) >>> 2, ((out + at) >>> 2) + BUCKETS);
      const read = (count: number, sum: number, at: number) =>
        readDistribution(
          Number(views.u64[(out + count) >>> 3]),
          views.f64[(out + sum) >>> 3],
          buckets(at),
          tasks,
        );
      statistics.push({
        pool: pool.name,
        method,
        tasks,
        failed: Number(views.u64[(out + 8) >>> 3]),
        run: read(RUNS, RUN_NS, RUN_BUCKETS),
        wait: read(WAITS, WAIT_NS, RUN_BUCKETS + BUCKETS * 4),
        ...readModel(engine, exports.statAt(pool.address, row) >>> 0),
      });
    });
  }
  exports.free(out);
  return statistics;
}

function kindOf({ views: { u32 } }: Engine, worker: number): WorkerStatistics['kind'] {
  if (worker >= u32[H_WORKER_COUNT >>> 2]) return 'reinforcement';
  return worker < u32[H_LOW_WORKERS >>> 2] ? 'low latency' : 'high latency';
}

function placeOf({ views: { u32 } }: Engine, slot: number): { processor?: number; bound: boolean } {
  const processor = u32[(slot + SLOT_PROCESSOR) >>> 2];
  return {
    ...(processor === 0 ? {} : { processor: processor - 1 }),
    bound: u32[(slot + SLOT_BOUND) >>> 2] !== 0,
  };
}

/** What each worker did. */
export function workerStatistics(engine: Engine, slots: readonly number[]): WorkerStatistics[] {
  const { views, exports } = engine;
  return slots.map((slot, worker) => {
    const base = (exports.slotAt(slot) >>> 0) + SLOT_COUNTERS;
    const count = (at: number) => Number(views.u64[(base + at) >>> 3]);
    return {
      worker,
      tasks: count(COUNTER_TASKS),
      turns: count(COUNTER_TURNS),
      parks: count(COUNTER_PARKS),
      steals: count(COUNTER_STEALS),
      wakes: count(COUNTER_WAKES),
      resumed: count(COUNTER_RESUMED),
      framesMade: count(COUNTER_FRAMES_MADE),
      framesFreed: count(COUNTER_FRAMES_FREED),
      contextsMade: count(COUNTER_CONTEXTS_MADE),
      contextsEnded: count(COUNTER_CONTEXTS_ENDED),
      busyMs: views.f64[(base + COUNTER_BUSY_NS) >>> 3] / 1e6,
      kind: kindOf(engine, worker),
      ...placeOf(engine, exports.slotAt(slot) >>> 0),
    };
  });
}
