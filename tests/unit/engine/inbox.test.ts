// The inbox: chains go in at one stroke and come out oldest first.
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { instantiate, onEachBuild, pagesFor, SCRATCH, type TestEngine } from '../../support/engine.js';

const INBOX = SCRATCH;
const NEXT = 4;
const AHEAD = 32;
const node = (index: number): number => SCRATCH + 4096 + index * 64;

/** Pushes nodes first … first + count - 1, the last of them the newest. */
function push({ call, views }: TestEngine, first: number, count: number): void {
  for (let i = first; i < first + count; i++) {
    views.u32[(node(i) + NEXT) >>> 2] = i > first ? node(i - 1) : 0xdeadbeef; // the oldest's link counts for nothing
    views.u32[(node(i) + AHEAD) >>> 2] = i % 3 === 0 ? 0 : node((i * 7) % 40); // a hint: nothing is believed of it
  }
  call.inboxPushChain(INBOX, node(first + count - 1), node(first));
}

function takeAll({ call, views }: TestEngine): number[] {
  const nodes: number[] = [];
  for (let at = call.inboxTakeAll(INBOX, 0); at !== 0; at = views.u32[(at + NEXT) >>> 2] as number)
    nodes.push(at);
  return nodes;
}

onEachBuild(test, 'oldest first, however it was pushed', (build) => {
  const engine = instantiate(build, pagesFor());
  const step = fc.integer({ min: 0, max: 4 }); // nodes of a chain; 0 = the consumer comes
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const expected: number[] = [];
      let next = 0;
      for (const count of steps) {
        if (count === 0) assert.equal(takeAll(engine), expected.splice(0));
        else push(engine, next, count);
        for (let i = 0; i < count; i++) expected.push(node(next++));
        assert.is(engine.call.inboxIsEmpty(INBOX), expected.length === 0 ? 1 : 0);
      }
      assert.equal(takeAll(engine), expected);
      assert.is(engine.call.inboxIsEmpty(INBOX), 1);
    }),
    { numRuns: 500 },
  );
});

test.run();
