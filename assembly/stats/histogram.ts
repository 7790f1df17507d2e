// Log-linear histograms of wait and run time per method: eight buckets an octave, so at most 12.5 % wide, from
// 1 ns to 2^41 ns. Each worker counts in a block of its own; readers add the blocks up.
//
//   STAT (per method of a pool)   0 meanRunNs u32* │ 4 cost u32* │ 8 model u32* │ 12 stretchNs u32* (model-layout.ts)
//                                 16 blocks u32* × MAX_WORKERS
//   BLOCK                         0 tasks u64 │ 8 failed u64 │ 16 runs u64 │ 24 runNs f64 │ 32 waits u64 │ 40 waitNs f64
//                                64 run buckets u32 × 320 │ 1344 wait buckets u32 × 320
//
// `tasks` counts all, `runs` and `waits` the measured ones: short tasks are sampled, and the rate is shown.
import { MAX_WORKERS } from '../abi/limits';
import { STAT_MEAN, STAT_MODEL } from '../abi/model-layout';
import { POOL_MODULE, POOL_STATS } from '../abi/pool-layout';
import { alloc, free, RUNTIME } from '../memory/segments';
import { methodCount } from '../pool/module';
import { loadAtomic, storeAtomic } from '../sync/atomic';

const MEAN: usize = STAT_MEAN;
const BLOCKS: usize = 16;
const STAT_SIZE: usize = BLOCKS + (MAX_WORKERS as usize) * 4;

const TASKS: usize = 0;
const FAILED: usize = 8;
const RUNS: usize = 16;
const RUN_NS: usize = 24;
const WAITS: usize = 32;
const WAIT_NS: usize = 40;
const RUN_BUCKETS: usize = 64;
export const BUCKET_COUNT: u32 = 320;
const WAIT_BUCKETS: usize = RUN_BUCKETS + (BUCKET_COUNT as usize) * 4;
const BLOCK_SIZE: usize = WAIT_BUCKETS + (BUCKET_COUNT as usize) * 4;

/** Methods that run longer than this are measured every time. */
const ALWAYS_ABOVE_NS: u32 = 10000;
const ALWAYS_FIRST: u64 = 16;
/** Of the tasks that nobody stamps, children above all, each so-many-th is measured: a call's first task is not like them. */
const SAMPLE_MASK: u64 = 1023;

/** Makes the stats of a pool's methods; blocks follow when a worker first runs one. */
export function newStats(pool: usize, methods: u32): bool {
  const bytes = (methods as usize) * STAT_SIZE;
  const stats = alloc(RUNTIME, bytes);
  store<u32>(pool + POOL_STATS, stats as u32);
  if (stats == 0) return false;
  memory.fill(stats, 0, bytes);
  return true;
}

export function freeStats(pool: usize): void {
  const stats = load<u32>(pool + POOL_STATS) as usize;
  if (stats == 0) return;
  const methods = methodCount(load<u32>(pool + POOL_MODULE));
  for (let i: u32 = 0; i < methods; i++) {
    const model = load<u32>(statAt(pool, i) + STAT_MODEL) as usize;
    if (model != 0) free(model);
    for (let worker: u32 = 0; worker < MAX_WORKERS; worker++) {
      const block = load<u32>(statAt(pool, i) + BLOCKS + ((worker as usize) << 2)) as usize;
      if (block != 0) free(block);
    }
  }
  free(stats);
  store<u32>(pool + POOL_STATS, 0);
}

/** A method's stat in its pool. */
export function statAt(pool: usize, row: u32): usize {
  return (load<u32>(pool + POOL_STATS) as usize) + (row as usize) * STAT_SIZE;
}

/** Mean run time in ns as the workers know it, 0 before the first measured run. */
export function meanRunNs(stat: usize): u32 {
  return load<u32>(stat + MEAN);
}

/** A worker's block of a stat, made at its first use; 0 when runtime_data is exhausted: then nothing is counted. */
// @inline
export function blockOf(stat: usize, worker: u32): usize {
  const at = stat + ((worker as usize) << 2);
  const block = load<u32>(at, BLOCKS) as usize;
  return block != 0 ? block : newBlock(at + BLOCKS);
}

function newBlock(at: usize): usize {
  const block = alloc(RUNTIME, BLOCK_SIZE);
  if (block == 0) return 0;
  memory.fill(block, 0, BLOCK_SIZE);
  storeAtomic<u32>(at, block as u32); // readers find a zeroed block
  return block;
}

/** Counts a task; true when its run is to be measured. */
// @inline
export function countTask(stat: usize, block: usize, stamped: bool): bool {
  const tasks = load<u64>(block + TASKS);
  store<u64>(block + TASKS, tasks + 1);
  const mean = load<u32>(stat + MEAN); // 0: not known yet
  return stamped || mean - 1 >= ALWAYS_ABOVE_NS || tasks < ALWAYS_FIRST || (tasks & SAMPLE_MASK) == 0;
}

export function countFailed(block: usize): void {
  store<u64>(block + FAILED, load<u64>(block + FAILED) + 1);
}

export function recordRun(stat: usize, block: usize, ns: f64): void {
  record(block, RUNS, RUN_NS, RUN_BUCKETS, ns);
  average(stat + MEAN, ns);
}

/** Brings a running mean nearer to a measured time. A hint: writers may overwrite each other. */
export function average(at: usize, ns: f64): void {
  const mean = load<u32>(at) as f64;
  const next = mean == 0 ? ns : mean + (ns - mean) / 8;
  storeAtomic<u32>(at, max<f64>(1, min<f64>(next, 4e9)) as u32);
}

export function recordWait(block: usize, ns: f64): void {
  record(block, WAITS, WAIT_NS, WAIT_BUCKETS, ns);
}

function record(block: usize, count: usize, sum: usize, buckets: usize, ns: f64): void {
  const value = ns < 0 ? 0 : ns;
  store<u64>(block + count, load<u64>(block + count) + 1);
  store<f64>(block + sum, load<f64>(block + sum) + value);
  const bucket = block + buckets + ((bucketOf(value as u64) as usize) << 2);
  store<u32>(bucket, load<u32>(bucket) + 1);
}

/** The bucket of a time in ns. */
export function bucketOf(ns: u64): u32 {
  if (ns < 8) return ns as u32;
  const top = 63 - (clz<u64>(ns) as u32);
  const index = ((top - 2) << 3) + (((ns >> ((top - 3) as u64)) as u32) & 7);
  return min<u32>(index, BUCKET_COUNT - 1);
}

/** The shortest time in a bucket, in ns. */
export function floorOf(bucket: u32): u64 {
  if (bucket < 8) return bucket as u64;
  return ((8 + (bucket & 7)) as u64) << (((bucket >> 3) - 1) as u64);
}

/** Adds a method's blocks into `out` (BLOCK_SIZE bytes, the same layout); readers may see a task half counted. */
export function sumBlocks(pool: usize, row: u32, out: usize): void {
  memory.fill(out, 0, BLOCK_SIZE);
  for (let worker: u32 = 0; worker < MAX_WORKERS; worker++) {
    const block = loadAtomic<u32>(statAt(pool, row) + BLOCKS + ((worker as usize) << 2)) as usize;
    if (block == 0) continue;
    for (let at: usize = 0; at < RUN_BUCKETS; at += 8) {
      if (at == RUN_NS || at == WAIT_NS) store<f64>(out + at, load<f64>(out + at) + load<f64>(block + at));
      else store<u64>(out + at, load<u64>(out + at) + load<u64>(block + at));
    }
    for (let at: usize = RUN_BUCKETS; at < BLOCK_SIZE; at += 4) {
      store<u32>(out + at, load<u32>(out + at) + load<u32>(block + at));
    }
  }
}

/** Bytes that `sumBlocks` writes. */
export function blockBytes(): usize {
  return BLOCK_SIZE;
}
