// When a client that submits many tasks wakes a worker, in the bare engine: the test says when the worker sleeps.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { RANGE_LOCAL, SELECT_ID, SUBDOMAIN_LOCAL, TASK_HEADER_SIZE } from '../../assembly/abi/layout.js';
import { SLOT_WAKE } from '../../assembly/abi/slot-layout.js';
import { EngineHarness } from '../support/engine-harness.js';

const LOCAL = RANGE_LOCAL | (SELECT_ID << 8) | (SUBDOMAIN_LOCAL << 24);
const UNKNOWN_POOL = 77;
/** What a client publishes together. */
const PART = 32;

for (const build of ['mt', 'st'] as const) {
  test(`${build}: a worker that sleeps again between two parts of a burst is woken for twice as much the next time, by a net thread once`, () => {
    const harness = new EngineHarness(build, 1);
    const { exports, views } = harness.engine;
    const worker = harness.workers[0] as number;
    const wakeAt = ((exports.slotAt(worker) >>> 0) + SLOT_WAKE) >>> 2;

    // The worker does what is there, and sleeps.
    const rest = () => {
      exports.enter(worker);
      exports.wokeUp();
      while (exports.workSlice(1) !== 0);
      assert.ok(exports.announceWorker() >= 0, 'sleeps');
    };
    const submitPart = () => {
      exports.enter(harness.client);
      for (let i = 0; i < PART; i++) {
        const task = exports.newTask(UNKNOWN_POOL, 0, 10, TASK_HEADER_SIZE, LOCAL, 0, 0) >>> 0;
        assert.is(exports.submitHeld(task, i), 0);
      }
    };
    /** For each part, whether it woke the worker, which sleeps again after each. */
    const burst = (parts: number) =>
      Array.from({ length: parts }, () => {
        rest();
        const before = views.u32[wakeAt];
        submitPart();
        return views.u32[wakeAt] === before ? '.' : 'w';
      }).join('');
    const reapAll = () => {
      rest();
      exports.enter(harness.client);
      for (let count = exports.reap(1000); count !== 0; count = exports.reap(1000)) exports.freeReaped(count);
    };

    assert.is(burst(8), 'w.w..w..', 'after 1, 2 and 4 parts in silence');
    rest(); // has seen what came in silence, and sleeps
    submitPart();
    const before = views.u32[wakeAt];
    exports.publish();
    assert.is(views.u32[wakeAt], (before as number) + 1, 'the end of a burst wakes it in any case');
    reapAll();
    assert.is(burst(3), 'w.w', 'the next burst begins anew');
    exports.enter(harness.client);
    exports.publish();
    reapAll();

    exports.enter(harness.client);
    assert.ok(exports.openServer(1, 0, 1000, 0, 0) !== 0);
    assert.is(burst(2), '..', 'a net thread has all of it at hand');
    rest();
    const silent = views.u32[wakeAt];
    exports.enter(harness.client);
    exports.publish();
    assert.is(views.u32[wakeAt], (silent as number) + 1);
    reapAll();
  });
}

test.run();
