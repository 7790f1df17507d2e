// The extensible ring: FIFO through growth and wrap, and nothing lost when it cannot grow.
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { onEachBuild, RUNTIME, SCRATCH, startEngine, type TestEngine } from '../../support/engine.js';

const RING = SCRATCH;
const BASE = 4; // as drawn in assembly/sync/ext-ring.ts
const CAPACITY = 8;

/** Forgets the ring of the run before. */
function reset({ call, views }: TestEngine): void {
  const base = views.u32[(RING + BASE) >>> 2] as number;
  if (base !== 0) assert.is(call.free(base), 0);
  views.u32.fill(0, RING >>> 2, (RING + 64) >>> 2);
}

onEachBuild(test, 'an empty ring has no room of its own and answers 0', (build) => {
  const { call, views } = startEngine(build);
  assert.is(call.extPop(RING), 0);
  assert.is(call.extSize(RING), 0);
  assert.is(views.u32[(RING + BASE) >>> 2], 0);
});

onEachBuild(test, 'growth keeps the order, wherever the head stands', (build) => {
  const engine = startEngine(build);
  const { call, views } = engine;
  for (const shift of [0, 1, 7, 15]) {
    reset(engine);
    for (let i = 1; i <= 16; i++) call.extPush(RING, i);
    for (let i = 1; i <= shift; i++) assert.is(call.extPop(RING), i);
    for (let i = 17; i <= 100; i++) assert.is(call.extPush(RING, i), 1);
    assert.is(views.u32[(RING + CAPACITY) >>> 2], 128);
    assert.is(call.extSize(RING), 100 - shift);
    for (let i = shift + 1; i <= 100; i++) assert.is(call.extPop(RING), i);
    assert.is(call.extPop(RING), 0);
  }
});

onEachBuild(test, 'growing gives the old room back', (build) => {
  const engine = startEngine(build);
  const { call } = engine;
  const before = call.liveBytes(RUNTIME);
  for (let i = 1; i <= 1000; i++) call.extPush(RING, i);
  assert.is(call.liveBytes(RUNTIME) - before, 4096, 'one block of 1024 entries');
  reset(engine);
  assert.is(call.liveBytes(RUNTIME), before);
});

onEachBuild(test, 'without memory it refuses and keeps what it has', (build) => {
  const { call } = startEngine(build);
  const taken: number[] = [];
  for (let block = call.alloc(RUNTIME, 64); block !== 0; block = call.alloc(RUNTIME, 64)) taken.push(block);
  assert.is(call.extPush(RING, 1), 0);
  assert.is(call.extSize(RING), 0);
  assert.is(call.free(taken.pop() as number), 0);
  for (let i = 1; i <= 16; i++) assert.is(call.extPush(RING, i), 1);
  assert.is(call.extPush(RING, 17), 0, 'no room for 32');
  assert.is(call.extPop(RING), 1);
  assert.is(call.extPush(RING, 18), 1);
  for (const block of taken) assert.is(call.free(block), 0);
  assert.is(call.extPush(RING, 19), 1);
  for (const value of [...Array(15).keys()].map((i) => i + 2).concat(18, 19)) {
    assert.is(call.extPop(RING), value);
  }
});

onEachBuild(test, 'behaves as an array', (build) => {
  const engine = startEngine(build);
  const { call } = engine;
  const steps = fc.array(fc.record({ push: fc.nat(40), pop: fc.nat(40) }), { maxLength: 20 });
  fc.assert(
    fc.property(steps, (all) => {
      reset(engine);
      const model: number[] = [];
      let next = 1;
      for (const { push, pop } of all) {
        for (let i = 0; i < push; i++, next++) {
          assert.is(call.extPush(RING, next), 1);
          model.push(next);
        }
        assert.is(call.extSize(RING), model.length);
        for (let i = 0; i < pop; i++) assert.is(call.extPop(RING), model.shift() ?? 0);
      }
    }),
    { numRuns: 200 },
  );
});

test.run();
