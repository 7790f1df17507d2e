// Where the histograms put a time, and that readers get the sum of what all workers counted.
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { MAX_WORKERS } from '../../../assembly/abi/limits.js';
import { POOL_SIZE } from '../../../assembly/abi/map.js';
import { POOL_MODULE } from '../../../assembly/abi/pool-layout.js';
import { onEachBuild, RUNTIME, SCRATCH, startEngine, type TestEngine } from '../../support/engine.js';

const POOL = SCRATCH;
const OUT = SCRATCH + 65536;
// As drawn in assembly/stats/histogram.ts.
const [TASKS, FAILED, RUNS, RUN_NS, WAITS, WAIT_NS, RUN_BUCKETS] = [0, 8, 16, 24, 32, 40, 64] as const;

/** A pool with the stats of two methods of a registered module. */
function withStats(build: TestEngine['build']): TestEngine {
  const engine = startEngine(build);
  const { call, views } = engine;
  views.u8.fill(0, POOL, POOL + POOL_SIZE + 64);
  views.u8[OUT] = 109;
  assert.is(call.registerModule(OUT, 1, 0, 0, OUT, 2, 72), 0);
  views.u32[(POOL + POOL_MODULE) >>> 2] = 0;
  assert.is(call.newStats(POOL, 2), 1);
  return engine;
}

const buckets = ({ at, views }: TestEngine, block: number, offset: number): Uint32Array =>
  views.u32.subarray((block + offset) >>> 2, ((block + offset) >>> 2) + (at.BUCKET_COUNT as number));

/** The bucket that one measured run of `ns` lands in. */
function bucketOf(engine: TestEngine, block: number, ns: number): number {
  const counts = buckets(engine, block, RUN_BUCKETS);
  counts.fill(0);
  engine.call.recordRun(engine.call.statAt(POOL, 0), block, ns);
  assert.is(
    counts.reduce((sum, count) => sum + count, 0),
    1,
  );
  return counts.indexOf(1);
}

/** Smallest whole number of ns in a bucket, by bisection. */
function lowerBound(engine: TestEngine, block: number, bucket: number): number {
  let [below, at] = [-1, 2 ** 43];
  while (at - below > 1) {
    const middle = Math.floor((below + at) / 2);
    if (bucketOf(engine, block, middle) >= bucket) at = middle;
    else below = middle;
  }
  return at;
}

onEachBuild(test, 'buckets follow each other and are at most 12.5 % wide', (build) => {
  const engine = withStats(build);
  const count = engine.at.BUCKET_COUNT as number;
  const block = engine.call.blockOf(engine.call.statAt(POOL, 0), 0);
  const bounds = Array.from({ length: count }, (_, bucket) => lowerBound(engine, block, bucket));
  assert.is(bounds[0], 0);
  for (let bucket = 1; bucket < count; bucket++) {
    const [from, to] = [bounds[bucket - 1] as number, bounds[bucket] as number];
    assert.ok(to > from, `bucket ${bucket} is not empty`);
    assert.ok(to - from <= Math.max(1, from * 0.125), `bucket ${bucket - 1}: ${from} to ${to} ns`);
    assert.is(bucketOf(engine, block, from), bucket - 1);
    assert.is(bucketOf(engine, block, to - 1), bucket - 1);
  }
  assert.ok((bounds.at(-1) as number) > 2 ** 40, 'half an hour and more');
  for (const ns of [2 ** 43, 2 ** 52, 1e18]) assert.is(bucketOf(engine, block, ns), count - 1);
});

onEachBuild(test, 'a longer time is never in a lower bucket', (build) => {
  const engine = withStats(build);
  const block = engine.call.blockOf(engine.call.statAt(POOL, 0), 0);
  const time = fc.oneof(
    fc.double({ min: 0, max: 1e13, noNaN: true }),
    fc.double({ min: 0, max: 100, noNaN: true }),
  );
  fc.assert(
    fc.property(time, time, (a, b) => {
      const [short, long] = [Math.min(a, b), Math.max(a, b)];
      assert.ok(bucketOf(engine, block, short) <= bucketOf(engine, block, long));
    }),
    { numRuns: 500 },
  );
  const sum = engine.views.f64[(block + RUN_NS) >>> 3];
  assert.is(bucketOf(engine, block, -5), 0, 'a clock that went back');
  assert.is(engine.views.f64[(block + RUN_NS) >>> 3], sum);
});

onEachBuild(test, 'readers get the sum over all workers', (build) => {
  const engine = withStats(build);
  const { call, views } = engine;
  const stat = call.statAt(POOL, 1);
  for (let worker = 0; worker < MAX_WORKERS; worker += 5) {
    const block = call.blockOf(stat, worker);
    assert.is(call.blockOf(stat, worker), block, 'one block each');
    for (let i = 0; i <= worker; i++) call.countTask(stat, block, 0);
    call.countFailed(block);
    call.recordRun(stat, block, 100 + worker);
    call.recordRun(stat, block, 1e6);
    call.recordWait(block, 7);
  }
  call.sumBlocks(POOL, 1, OUT);
  const number = (offset: number) => Number(views.u64[(OUT + offset) >>> 3]);
  const sum = (offset: number) => views.f64[(OUT + offset) >>> 3];
  assert.equal([TASKS, FAILED, RUNS, WAITS].map(number), [1 + 6 + 11 + 16 + 21 + 26 + 31, 7, 14, 7]);
  assert.equal([sum(RUN_NS), sum(WAIT_NS)], [7e6 + 700 + 105, 49]);
  const runs = buckets(engine, OUT, RUN_BUCKETS);
  const waits = buckets(engine, OUT, RUN_BUCKETS + 4 * (engine.at.BUCKET_COUNT as number));
  assert.equal(
    [runs, waits].map((counts) => counts.reduce((all, count) => all + count, 0)),
    [14, 7],
  );
  assert.is(waits[7], 7);
  call.sumBlocks(POOL, 0, OUT);
  assert.ok(
    views.u8.subarray(OUT, OUT + call.blockBytes()).every((byte) => byte === 0),
    'the other method ran not',
  );
});

onEachBuild(
  test,
  'the first runs and long ones are measured always, others when they are stamped',
  (build) => {
    const engine = withStats(build);
    const { call } = engine;
    const stat = call.statAt(POOL, 0);
    const block = call.blockOf(stat, 0);
    for (let i = 0; i < 16; i++) {
      assert.is(call.countTask(stat, block, 0), 1);
      call.recordRun(stat, block, 200);
    }
    assert.is(call.meanRunNs(stat), 200);
    assert.equal([call.countTask(stat, block, 0), call.countTask(stat, block, 1)], [0, 1]);
    for (let i = 0; i < 40; i++) call.recordRun(stat, block, 50_000);
    assert.ok(call.meanRunNs(stat) > 40_000);
    assert.is(call.countTask(stat, block, 0), 1);
  },
);

onEachBuild(test, 'of tasks that nobody stamps each 1024th is measured', (build) => {
  const { call } = withStats(build);
  const stat = call.statAt(POOL, 0);
  const block = call.blockOf(stat, 0);
  const measured: number[] = [];
  for (let task = 0; task < 3000; task++) {
    if (call.countTask(stat, block, 0) === 0) continue;
    call.recordRun(stat, block, 200);
    measured.push(task);
  }
  assert.equal(measured.slice(16), [1024, 2048]);
});

onEachBuild(test, 'without memory nothing is counted, and all of it is given back', (build) => {
  const engine = withStats(build);
  const { call } = engine;
  call.blockOf(call.statAt(POOL, 0), 3);
  const taken: number[] = [];
  const bytes = call.blockBytes();
  for (let at = call.alloc(RUNTIME, bytes); at !== 0; at = call.alloc(RUNTIME, bytes)) taken.push(at);
  assert.is(call.blockOf(call.statAt(POOL, 0), 4), 0);
  for (const block of taken) call.free(block);
  assert.is.not(call.blockOf(call.statAt(POOL, 0), 4), 0);
  const live = call.liveBytes(RUNTIME);
  call.freeStats(POOL);
  assert.ok(call.liveBytes(RUNTIME) <= live - 2 * call.blockBytes());
});

test.run();
