// The way of a task through the bare engine, on both builds: what a host without threads has.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { LANE_SUSPENDED } from '../../assembly/abi/lane-layout.js';
import {
  FRAME_NEXT,
  FRAME_TASK,
  RANGE_GLOBAL,
  RANGE_LOCAL,
  SELECT_HASH,
  SELECT_ID,
  SELECT_RANGE,
  SUBDOMAIN_LOCAL,
  TASK_DEPTH,
  TASK_OUTCOME,
  TASK_RETURN_CODE,
  TASK_STATE,
} from '../../assembly/abi/layout.js';
import { H_STICKY } from '../../assembly/abi/map.js';
import { COUNTER_RESUMED, SLOT_COUNTERS, SLOT_WAKE } from '../../assembly/abi/slot-layout.js';
import {
  OUTCOME_APP_ERROR,
  OUTCOME_NOT_EXECUTED,
  OUTCOME_OK,
  REASON_FAILED,
  REASON_NOT_REPLICABLE,
  REASON_TOO_DEEP,
  REASON_UNKNOWN_CONTAINER,
  REASON_UNKNOWN_METHOD,
  REASON_UNKNOWN_POOL,
  REASON_UNSUPPORTED_METHOD,
  STATE_DONE,
} from '../../assembly/abi/status.js';
import type { PoolId } from '../../host/index.js';
import { type Build, EngineHarness } from '../support/engine-harness.js';

const LOCAL = RANGE_LOCAL | (SELECT_ID << 8) | (SUBDOMAIN_LOCAL << 24);
const HASH = RANGE_GLOBAL | (SELECT_HASH << 8);
const BROADCAST = RANGE_GLOBAL | (SELECT_RANGE << 8);
const BY_ID = RANGE_GLOBAL | (SELECT_ID << 8);
const MD = 10;
const [SETTLE, TALLY] = [10, 11]; // of census
const DEPTH_MAX = 65_534;
/** Longer than what a worker does in a turn. */
const CHAIN = 20;

function md(
  harness: EngineHarness,
  pool: PoolId,
  query: number,
  value: number,
  depth: number,
  method = MD,
): number {
  const { exports, views } = harness.engine;
  exports.enter(harness.client);
  const task = exports.newTask(pool.lo, pool.hi, method, 128, query, value, 0) >>> 0;
  views.u32[(task + 120) >>> 2] = depth;
  return task;
}

function start(build: Build, workers: number): EngineHarness {
  const harness = new EngineHarness(build, workers);
  harness.load('mods/small_message');
  return harness;
}

for (const build of ['mt', 'st'] as const) {
  for (const workers of [1, 3]) {
    const place = `${build}, ${workers} worker${workers > 1 ? 's' : ''}`;

    test(`${place}: tasks with subtasks bring their values, and leave nothing behind`, () => {
      const harness = start(build, workers);
      const { exports, views } = harness.engine;
      const before = [0, 1].map((segment) => exports.liveBytes(segment));
      const pool = harness.createPool('pool', 4);
      const tasks = Array.from({ length: 60 }, (_, i) => md(harness, pool, HASH, i, i % 7));
      const done = harness.run(tasks);
      assert.equal([...done].sort(), [...tasks].sort());
      for (const task of done) {
        assert.is(views.u32[(task + TASK_OUTCOME) >>> 2], OUTCOME_OK);
        assert.is(views.u32[(task + 124) >>> 2], 1, 'what the container holds');
        assert.is(exports.freeTask(task), 0);
      }
      harness.destroyPool(pool);
      // An erased pool's memory comes back when its workers go to sleep.
      for (const worker of harness.workers) {
        exports.enter(worker);
        exports.announceWorker();
      }
      assert.is(exports.isQuiet(), 1);
      const slack = exports.liveBytes(1) - before[1];
      assert.is(exports.liveBytes(0), before[0]);
      // Ready queues and admin's statistics were made at their first use, and stay.
      assert.ok(slack >= 0 && slack < 8192 * (workers + 1), `${slack} bytes of runtime_data`);
    });

    test(`${place}: a broadcast of a task that is not replicable is refused once`, () => {
      const harness = start(build, workers);
      const { views } = harness.engine;
      const pool = harness.createPool('pool', 5);
      const task = md(harness, pool, BROADCAST, 0, 2);
      assert.equal(harness.run([task]), [task]);
      const words = [TASK_OUTCOME, TASK_RETURN_CODE, 124].map((offset) => views.u32[(task + offset) >>> 2]);
      assert.equal(words, [OUTCOME_NOT_EXECUTED | (REASON_NOT_REPLICABLE << 8), 0, 0]);
    });

    test(`${place}: a broadcast comes to every container, and its answers are gathered`, () => {
      const harness = start(build, workers);
      harness.load('tests/mods/census');
      const { exports, views } = harness.engine;
      const towns = harness.createPool('towns', 5, 'census');
      const settle = (town: number) => md(harness, towns, BY_ID, town, 100 + town, SETTLE);
      const settled = harness.run([0, 1, 2, 3, 4].map(settle));
      for (const task of settled) assert.is(views.u32[(task + TASK_OUTCOME) >>> 2], OUTCOME_OK);
      exports.enter(harness.client);
      const tally = exports.newTask(towns.lo, towns.hi, TALLY, 136, BROADCAST, 0, 0) >>> 0;
      assert.equal(harness.run([tally]), [tally]);
      const word = (offset: number) => views.u32[(tally + offset) >>> 2];
      assert.equal([word(TASK_OUTCOME), word(120), word(132)], [OUTCOME_OK, 510, 5 * 4]);
      const each = word(128) >>> 2;
      assert.equal([...views.u32.subarray(each, each + 5)], [100, 101, 102, 103, 104]);
    });

    test(`${place}: a task has at most ${DEPTH_MAX} tasks above it`, () => {
      const harness = start(build, workers);
      const { exports, views } = harness.engine;
      const pool = harness.createPool('pool', 1);
      const childAt = (depth: number) => {
        const task = md(harness, pool, HASH, 0, 1);
        exports.submit(task, 0);
        views.u16[(task + TASK_DEPTH) >>> 1] = depth - 1; // as if it were so deep: it sends a child
        assert.equal(harness.run([]), [task]);
        return task;
      };
      const [deep, tooDeep] = [childAt(DEPTH_MAX), childAt(DEPTH_MAX + 1)];
      const [outcome, code] = [TASK_OUTCOME, TASK_RETURN_CODE].map((offset) => (tooDeep + offset) >>> 2);
      assert.is(views.u32[(deep + TASK_OUTCOME) >>> 2], OUTCOME_OK);
      assert.is(views.u32[outcome], OUTCOME_APP_ERROR | (REASON_FAILED << 8));
      assert.is(views.i32[code], -(OUTCOME_NOT_EXECUTED | (REASON_TOO_DEEP << 8)), 'what its child came to');
      for (const task of [deep, tooDeep]) assert.is(exports.freeTask(task), 0);
    });

    test(`${place}: what cannot be executed is answered with its reason`, () => {
      const harness = start(build, workers);
      const { views } = harness.engine;
      const pool = harness.createPool('pool', 2);
      const cases: [number, number][] = [
        [md(harness, { lo: 77, hi: 3 }, HASH, 0, 0), REASON_UNKNOWN_POOL],
        [md(harness, pool, LOCAL, 2, 0), REASON_UNKNOWN_CONTAINER],
        [md(harness, pool, HASH, 0, 0, 999), REASON_UNKNOWN_METHOD],
        [md(harness, pool, HASH, 0, 0, 2), REASON_UNSUPPORTED_METHOD],
      ];
      assert.is(harness.run(cases.map(([task]) => task)).length, cases.length);
      for (const [task, reason] of cases) {
        assert.is(views.u32[(task + TASK_OUTCOME) >>> 2], OUTCOME_NOT_EXECUTED | (reason << 8));
      }
    });
  }

  test(`${build}: a task that was suspended on worker A is resumed on worker B`, () => {
    const harness = new EngineHarness(build, 2, 1); // a turn runs one task of a lane
    harness.load('mods/small_message');
    const { exports, views } = harness.engine;
    const pool = harness.createPool('pool', 3); // the lanes of the first and the third are at home on A
    const count = (worker: number, counter: number) =>
      Number(views.u64[((exports.slotAt(harness.workers[worker]) >>> 0) + SLOT_COUNTERS + counter) >>> 3]);
    const [a, b] = [0, 1];
    const before = [a, b].map((worker) => count(worker, COUNTER_RESUMED));
    const [task, other] = [md(harness, pool, LOCAL, 0, CHAIN), md(harness, pool, LOCAL, 2, CHAIN)];
    exports.enter(harness.client);
    assert.is(exports.submit(task, 0), 0);
    assert.is(exports.submit(other, 1), 0);
    harness.step(a);
    const container = exports.containerAt(exports.findPool(pool.lo, pool.hi), 0) >>> 0;
    const lane = exports.getLane(container, 0, 0, 0) >>> 0;
    const suspended: number[] = [];
    for (let frame = views.u32[(lane + LANE_SUSPENDED) >>> 2]; frame !== 0; ) {
      suspended.push(views.u32[(frame + FRAME_TASK) >>> 2]);
      frame = views.u32[(frame + FRAME_NEXT) >>> 2];
    }
    assert.ok(suspended.includes(task), 'A has started it, and it waits for its child');
    // B helps: A has two lanes to run, of which B takes the first, and gives it back after each turn.
    const isDone = () => views.u32[(task + TASK_STATE) >>> 2] === STATE_DONE;
    for (let turn = 0; turn < 4 * CHAIN && !isDone(); turn++) harness.step(b);
    assert.is(count(a, COUNTER_RESUMED), before[a]);
    assert.ok(count(b, COUNTER_RESUMED) - before[b] >= CHAIN);
    assert.is(views.u32[(task + TASK_OUTCOME) >>> 2], OUTCOME_OK);
    assert.is(views.u32[(task + 124) >>> 2], 1);
    exports.enter(harness.client);
    assert.is(exports.reap(10) > 0, true);
  });

  for (const stay of [false, true]) {
    test(`${build}: a worker that sleeps is woken for a lane that waits ${stay ? 'not if it stays at home' : 'elsewhere'}`, () => {
      const harness = new EngineHarness(build, 2);
      harness.load('mods/small_message');
      const { exports, views } = harness.engine;
      const pool = harness.createPool('pool', 3); // the lanes of the first and the third are at home on A
      const [a, b] = harness.workers as [number, number];
      views.u32[H_STICKY >>> 2] = stay ? 1 : 0; // what a policy says
      exports.enter(b);
      while (exports.workSlice(1) !== 0);
      assert.ok(exports.announceWorker() >= 0, 'B sleeps');
      const wake = ((exports.slotAt(b) >>> 0) + SLOT_WAKE) >>> 2;
      const before = views.u32[wake] as number;
      exports.enter(harness.client);
      const tasks = Array.from({ length: 60 }, (_, i) => md(harness, pool, LOCAL, i === 1 ? 2 : 0, 0));
      for (const task of tasks) assert.is(exports.submit(task, task), 0);
      exports.enter(a);
      while (exports.workSlice(1) !== 0);
      assert.is((views.u32[wake] as number) - before, stay ? 0 : 1);
      exports.enter(harness.client);
      assert.is(exports.reap(1000), tasks.length);
    });
  }
}

test.run();
