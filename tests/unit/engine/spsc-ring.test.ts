// The ring of a process-queue lane against a plain array, at small capacities and with counters about to wrap.
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { instantiate, onEachBuild, pagesFor, SCRATCH, type TestEngine } from '../../support/engine.js';

const RING = SCRATCH;
const CELLS = SCRATCH + 4096;
// As drawn in assembly/sync/spsc-ring.ts.
const CACHED_HEAD = 8;
const NEXT = 12;
const TAIL = 64;
const HEAD = 128;

/** An empty ring whose counters stand at `start`. */
function openRing(engine: TestEngine, capacity: number, start: number): TestEngine {
  engine.call.ringInit(RING, CELLS, capacity);
  for (const word of [CACHED_HEAD, NEXT, TAIL, HEAD]) engine.views.u32[(RING + word) >>> 2] = start;
  return engine;
}

const fill = ({ call }: TestEngine, count: number): number[] =>
  Array.from({ length: count }, (_, i) => call.ringPush(RING, i + 1));

onEachBuild(test, 'counters wrap at 2^32 without loss', (build) => {
  const engine = instantiate(build, pagesFor());
  const { call } = engine;
  for (const capacity of [1, 2, 8]) {
    openRing(engine, capacity, 2 ** 32 - 3);
    for (let i = 0; i < 4 * capacity + 8; i++) {
      assert.is(call.ringPush(RING, 1000 + i), 1);
      assert.is(call.ringAvailable(RING), 1);
      assert.is(call.ringPeek(RING, 0), 1000 + i);
      call.ringAdvance(RING, 1);
    }
    assert.is(call.ringIsEmpty(RING), 1);
  }
});

onEachBuild(test, 'a full ring refuses, keeps its entries, and takes a full load again', (build) => {
  const engine = openRing(instantiate(build, pagesFor()), 4, 2 ** 32 - 2);
  const { call } = engine;
  for (let round = 0; round < 3; round++) {
    assert.equal(fill(engine, 6), [1, 1, 1, 1, 0, 0]);
    assert.is(call.ringAvailable(RING), 4);
    assert.equal(
      [0, 1, 2, 3].map((index) => call.ringPeek(RING, index)),
      [1, 2, 3, 4],
    );
    call.ringAdvance(RING, 4);
    assert.is(call.ringIsEmpty(RING), 1);
  }
});

onEachBuild(test, 'one consumer at a time', (build) => {
  const { call } = openRing(instantiate(build, pagesFor()), 4, 0);
  assert.is(call.ringClaim(RING, 1), 1);
  assert.is(call.ringClaim(RING, 2), 0);
  assert.is(call.ringClaim(RING, 1), 0, 'not even the same one twice');
  call.ringRelease(RING);
  assert.is(call.ringClaim(RING, 2), 1);
});

onEachBuild(test, 'a ring is open when it has been set up', (build) => {
  const { call } = instantiate(build, pagesFor());
  assert.is(call.ringIsOpen(RING), 0);
  call.ringInit(RING, CELLS, 2);
  assert.is(call.ringIsOpen(RING), 1);
});

onEachBuild(test, 'what is put becomes visible at one stroke', (build) => {
  const { call } = openRing(instantiate(build, pagesFor()), 4, 2 ** 32 - 2);
  for (let round = 0; round < 3; round++) {
    for (let value = 1; value <= 4; value++) assert.is(call.ringPut(RING, value), 1);
    assert.is(call.ringPut(RING, 5), 0, 'what is not published counts');
    assert.equal([call.ringUnpublished(RING), call.ringAvailable(RING)], [4, 0]);
    assert.is(call.ringIsEmpty(RING), 1);
    call.ringPublish(RING);
    assert.equal([call.ringUnpublished(RING), call.ringAvailable(RING)], [0, 4]);
    call.ringAdvance(RING, 4);
  }
});

onEachBuild(test, 'who wants room is told once, or sees it', (build) => {
  const engine = openRing(instantiate(build, pagesFor()), 2, 2 ** 32 - 1);
  const { call } = engine;
  const take = (count: number) => {
    call.ringAdvance(RING, count);
    return call.ringAnswerWanted(RING);
  };
  assert.equal([call.ringHasWantedRoom(RING), take(0)], [0, 0], 'nobody wants any');
  assert.equal(fill(engine, 3), [1, 1, 0]);
  call.ringWantRoom(RING);
  assert.is(call.ringHasWantedRoom(RING), 0, 'still full');
  assert.equal([take(1), take(1)], [1, 0], 'the consumer tells');
  assert.is(call.ringHasWantedRoom(RING), 0, 'it was told');
  assert.equal(fill(engine, 3), [1, 1, 0]);
  call.ringAdvance(RING, 1); // before the producer says so
  call.ringWantRoom(RING);
  assert.equal([call.ringHasWantedRoom(RING), call.ringAnswerWanted(RING)], [1, 0], 'the producer sees');
});

onEachBuild(test, 'behaves as a bounded array of which the consumer sees what is published', (build) => {
  const engine = instantiate(build, pagesFor());
  const { call } = engine;
  const step = fc.record({ put: fc.nat(5), publish: fc.boolean(), drop: fc.nat(5) });
  const start = fc.oneof(fc.constantFrom(0, 2 ** 32 - 1, 2 ** 31 - 1), fc.nat(0xffffffff));
  fc.assert(
    fc.property(
      fc.constantFrom(1, 2, 4, 8),
      start,
      fc.array(step, { maxLength: 30 }),
      (capacity, from, steps) => {
        openRing(engine, capacity, from);
        const hidden: number[] = [];
        const visible: number[] = [];
        let next = 1;
        for (const { put, publish, drop } of steps) {
          for (let i = 0; i < put; i++, next++) {
            const accepted = hidden.length + visible.length < capacity;
            assert.is(call.ringPut(RING, next), accepted ? 1 : 0);
            if (accepted) hidden.push(next);
          }
          assert.is(call.ringUnpublished(RING), hidden.length);
          if (publish) {
            call.ringPublish(RING);
            visible.push(...hidden.splice(0));
          }
          assert.is(call.ringAvailable(RING), visible.length);
          const seen = visible.map((_, index) => call.ringPeek(RING, index));
          assert.equal(seen, visible);
          call.ringAdvance(RING, visible.splice(0, drop).length);
          assert.is(call.ringIsEmpty(RING), visible.length === 0 ? 1 : 0);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test.run();
