// What a client takes next: all in its order while it keeps up, the newest when it does not, and everything in the end.
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { SLOT_COMPLETIONS, SLOT_FIRINGS } from '../../../assembly/abi/slot-layout.js';
import { instantiate, onEachBuild, pagesFor, SCRATCH, type TestEngine } from '../../support/engine.js';

const SLOT = SCRATCH;
const NEXT = 4;
const BATCH = 4;
const TURNS = 4;
const node = (index: number): number => SCRATCH + 16384 + index * 64;

/** Pushes nodes first … first + count - 1 as one chain. */
function push({ call, views }: TestEngine, inbox: number, first: number, count: number): void {
  for (let i = first; i < first + count; i++) views.u32[(node(i) + NEXT) >>> 2] = i > first ? node(i - 1) : 0;
  if (count > 0) call.inboxPushChain(SLOT + inbox, node(first + count - 1), node(first));
}

function batch({ call }: TestEngine): number[] {
  const taken: number[] = [];
  const first = call.completionsBegin(SLOT) as number;
  while (taken.length < BATCH) {
    const at = call.completionsTake(SLOT, first) as number;
    if (at === 0) break;
    taken.push((at - node(0)) / 64);
  }
  call.completionsEnd(SLOT);
  return taken;
}

const upTo = (max: number) => fc.array(fc.integer({ min: 0, max }), { minLength: 1, maxLength: 60 });

onEachBuild(test, 'who keeps up takes everything as it came', (build) => {
  const engine = instantiate(build, pagesFor());
  fc.assert(
    fc.property(upTo(BATCH), (chains) => {
      let next = 0;
      for (const count of chains) {
        push(engine, SLOT_COMPLETIONS, next, count);
        assert.equal(
          batch(engine),
          Array.from({ length: count }, () => next++),
        );
        assert.is(engine.call.completionsIsThere(SLOT), 0);
      }
    }),
    { numRuns: 300 },
  );
});

onEachBuild(test, 'who is behind goes on with the newest, and passes nothing over for long', (build) => {
  const engine = instantiate(build, pagesFor());
  let passedOver = 0;
  fc.assert(
    fc.property(fc.integer({ min: BATCH + 1, max: 5 * BATCH }), upTo(BATCH), (burst, later) => {
      const busy = Array.from({ length: 100 }, () => BATCH);
      const chains = [burst, ...later, ...busy];
      const came = new Map<number, number>();
      let [next, turn, most] = [0, 0, 0];
      const waits: number[] = [];
      const take = (): void => {
        const taken = batch(engine);
        assert.is(taken.length, Math.min(BATCH, came.size));
        const oldest = Math.min(...came.keys());
        if (taken.length > 0 && !taken.includes(oldest)) passedOver++;
        for (const index of taken) {
          waits.push(turn - (came.get(index) as number));
          assert.ok(came.delete(index), `${index} was taken twice, or never came`);
        }
        turn++;
      };
      for (const count of chains) {
        push(engine, SLOT_COMPLETIONS, next, count);
        for (let i = 0; i < count; i++) came.set(next++, turn);
        most = Math.max(most, came.size);
        take();
      }
      while (engine.call.completionsIsThere(SLOT) !== 0) take();
      assert.is(came.size, 0);
      assert.ok(Math.max(0, ...waits) <= 2 * TURNS * (Math.ceil(most / BATCH) + 1), `${waits}, of ${most}`);
    }),
    { numRuns: 100 },
  );
  assert.ok(passedOver > 0);
});

onEachBuild(test, 'firings come first and in their order, however far behind the client is', (build) => {
  const engine = instantiate(build, pagesFor());
  push(engine, SLOT_COMPLETIONS, 0, 10);
  const firings: number[] = [];
  for (let next = 100; next < 120; next += 5) {
    push(engine, SLOT_FIRINGS, next, 5);
    firings.push(...batch(engine).filter((index) => index >= 100));
  }
  while (engine.call.completionsIsThere(SLOT) !== 0)
    firings.push(...batch(engine).filter((index) => index >= 100));
  assert.equal(
    firings,
    Array.from({ length: 20 }, (_, i) => 100 + i),
  );
});

test.run();
