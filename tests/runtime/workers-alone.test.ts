// What workers of the bare engine do for each other as they go to sleep or begin something long: the test steps them.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  RANGE_LOCAL,
  SELECT_ID,
  SUBDOMAIN_LOCAL,
  TASK_HEADER_SIZE,
  TASK_LANE_HASH,
} from '../../assembly/abi/layout.js';
import { MAX_POOLS } from '../../assembly/abi/limits.js';
import { POOL_ERASED, POOL_FREE, POOL_STATE } from '../../assembly/abi/pool-layout.js';
import { COUNTER_TASKS, COUNTER_WAKES, SLOT_COUNTERS, SLOT_WAKE } from '../../assembly/abi/slot-layout.js';
import { Method } from '../mods/vault/autogen/vault_methods.js';
import { NO_GROUP } from '../mods/vault/vault_codes.js';
import { EngineHarness } from '../support/engine-harness.js';

const LOCAL = RANGE_LOCAL | (SELECT_ID << 8) | (SUBDOMAIN_LOCAL << 24);
const MD = 10; // of small_message
const PLAY = Method.kPlay;
const PLAY_SIZE = 152; // with its group first

for (const build of ['mt', 'st'] as const) {
  test(`${build}: the last one that an erased pool waits for may be a learner, which gives it back`, () => {
    const harness = new EngineHarness(build, 2, 64, 1);
    harness.load('mods/small_message');
    const { exports, views } = harness.engine;
    const pool = harness.createPool('pool', 2);
    const state = () => views.u32[((exports.poolAt(pool.lo % MAX_POOLS) >>> 0) + POOL_STATE) >>> 2];
    harness.destroyPool(pool);
    for (const worker of harness.workers) {
      exports.enter(worker);
      assert.ok(exports.announceWorker() >= 0, 'sleeps');
    }
    assert.is(state(), POOL_ERASED, 'the learner might hold an address of it');
    exports.enter(harness.learners[0] as number);
    exports.workSlice(1);
    assert.ok(exports.announceWorker() >= 0, 'sleeps');
    assert.is(state(), POOL_FREE);
  });

  test(`${build}: who is called for help, and takes something long, calls the next`, () => {
    const harness = new EngineHarness(build, 3);
    harness.load('mods/small_message');
    const { exports, views } = harness.engine;
    const pool = harness.createPool('pool', 9); // every third container's lane is at home on A
    const [a, ...others] = harness.workers as [number, number, number];
    const wakes = (slot: number) => views.u32[((exports.slotAt(slot) >>> 0) + SLOT_WAKE) >>> 2] as number;
    for (const worker of others) {
      exports.enter(worker);
      exports.wokeUp();
      while (exports.workSlice(1) !== 0);
      assert.ok(exports.announceWorker() >= 0, 'sleeps');
    }
    const before = others.map(wakes);
    const woken = () => others.filter((worker, i) => wakes(worker) !== before[i]);
    exports.enter(harness.client);
    for (const container of [0, 3, 6]) {
      const task = exports.newTask(pool.lo, pool.hi, MD, TASK_HEADER_SIZE + 8, LOCAL, container, 0) >>> 0;
      assert.is(exports.submit(task, container), 0);
    }
    // A begins what nobody knows the length of, and looks at the clock; meanwhile, who it has called does the same.
    let helped = 0;
    harness.onNow = () => {
      const [helper] = woken();
      if (helper === undefined || helped++ > 0) return;
      assert.is(woken().length, 1, 'one is called');
      exports.enter(helper);
      exports.wokeUp();
      exports.workSlice(1);
      exports.enter(a);
    };
    exports.enter(a);
    exports.workSlice(1);
    assert.ok(helped > 0, 'A called nobody');
    assert.is(woken().length, 2, 'its helper calls the next');
    const wakesBy = (slot: number) =>
      Number(views.u64[((exports.slotAt(slot) >>> 0) + SLOT_COUNTERS + COUNTER_WAKES) >>> 3]);
    assert.equal([a, ...others].map(wakesBy).sort(), [0, 1, 1], 'each of the two has woken one');
  });

  for (const [group, wakes] of [
    [1, 0],
    [NO_GROUP, 1],
  ] as const) {
    test(`${build}: a lane that waits is ${wakes ? 'a reason' : 'none'} to call for help when its tasks are in ${wakes ? 'no group' : 'the group of those at hand'}`, () => {
      const harness = new EngineHarness(build, 2, 64, 0, 256);
      harness.load('tests/mods/vault');
      const { exports, views } = harness.engine;
      const pool = harness.createPool('pool', 1, 'vault', new Uint8Array([2, 0, 0, 0])); // two lanes
      const [, b] = harness.workers as [number, number];
      const wakesOfB = () => views.u32[((exports.slotAt(b) >>> 0) + SLOT_WAKE) >>> 2] as number;
      /** 64 tasks of each lane, as long ones as the clock says. */
      const round = (run: () => void) => {
        exports.enter(harness.client);
        for (let i = 0; i < 128; i++) {
          const task = exports.newTask(pool.lo, pool.hi, PLAY, PLAY_SIZE, LOCAL, 0, 0) >>> 0;
          views.u32[(task + TASK_LANE_HASH) >>> 2] = i & 1;
          views.u32[(task + TASK_HEADER_SIZE) >>> 2] = group;
          assert.is(exports.submitHeld(task, i), 0);
        }
        exports.publish();
        run();
      };
      const runByA = () => {
        for (let turn = 0; turn < 20; turn++) harness.step(0);
      };
      round(() => harness.settle()); // what the lanes are bound to is known after it
      exports.enter(b);
      while (exports.workSlice(1) !== 0);
      assert.ok(exports.announceWorker() >= 0, 'B sleeps');
      const before = wakesOfB();
      harness.onNow = () => harness.pass(5000);
      round(runByA); // and that they are long
      round(runByA);
      assert.is(wakesOfB() - before, wakes);
    });

    test(`${build}: a worker that is awake ${wakes ? 'takes' : 'leaves'} a lane of another's when its tasks are in ${wakes ? 'no group' : 'the group of those at hand'}`, () => {
      const harness = new EngineHarness(build, 2, 16, 0, 512);
      harness.load('tests/mods/vault');
      const { exports, views } = harness.engine;
      const pool = harness.createPool('pool', 1, 'vault', new Uint8Array([2, 0, 0, 0])); // two lanes
      const [a, b] = harness.workers as [number, number];
      const submit = (count: number) => {
        exports.enter(harness.client);
        for (let i = 0; i < count; i++) {
          const task = exports.newTask(pool.lo, pool.hi, PLAY, PLAY_SIZE, LOCAL, 0, 0) >>> 0;
          views.u32[(task + TASK_LANE_HASH) >>> 2] = i & 1;
          views.u32[(task + TASK_HEADER_SIZE) >>> 2] = group;
          assert.is(exports.submitHeld(task, i), 0);
        }
        exports.publish();
      };
      const tasksOfB = () =>
        Number(views.u64[((exports.slotAt(b) >>> 0) + SLOT_COUNTERS + COUNTER_TASKS) >>> 3]);
      submit(100);
      harness.settle(); // what the lanes are bound to is known after it
      exports.enter(b);
      assert.ok(exports.announceWorker() >= 0, 'B sleeps, so that both lanes come to A');
      exports.enter(a);
      exports.wokeUp();
      submit(250);
      harness.step(0); // it has taken all, and has not run all
      exports.enter(b);
      exports.wokeUp();
      const before = tasksOfB();
      harness.step(1);
      assert.is(tasksOfB() > before, wakes === 1);
    });
  }
}

test.run();
