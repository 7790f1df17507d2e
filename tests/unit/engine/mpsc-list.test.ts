// The intrusive list, also at the moments at which a producer stands between its swap and its link.
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { instantiate, onEachBuild, pagesFor, SCRATCH, type TestEngine } from '../../support/engine.js';

const LIST = SCRATCH;
const TAIL = 64; // as drawn in assembly/sync/mpsc-list.ts
const NEXT = 4;
const node = (index: number): number => SCRATCH + 4096 + index * 64;

/** Plays a producer that has swapped the tail and not linked yet; the answer links. */
function halfPush({ views }: TestEngine, at: number): () => void {
  const before = views.u32[(LIST + TAIL) >>> 2] as number;
  views.u32[(at + NEXT) >>> 2] = 0;
  views.u32[(LIST + TAIL) >>> 2] = at;
  return () => {
    views.u32[(before === 0 ? LIST : before + NEXT) >>> 2] = at;
  };
}

const empty = ({ views }: TestEngine): void => {
  views.u32.fill(0, LIST >>> 2, (LIST + 128) >>> 2);
};

onEachBuild(test, 'first in, first out', (build) => {
  const { call } = instantiate(build, pagesFor());
  assert.is(call.listPop(LIST), 0);
  assert.is(call.listIsEmpty(LIST), 1);
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < 4; i++) call.listPush(LIST, node(i));
    assert.is(call.listIsEmpty(LIST), 0);
    for (let i = 0; i < 4; i++) assert.is(call.listPop(LIST), node(i));
    assert.is(call.listPop(LIST), 0);
    assert.is(call.listIsEmpty(LIST), 1);
  }
});

onEachBuild(test, 'a first push between swap and link is not empty and not there yet', (build) => {
  const engine = instantiate(build, pagesFor());
  const { call } = engine;
  const link = halfPush(engine, node(0));
  assert.is(call.listIsEmpty(LIST), 0);
  assert.is(call.listPop(LIST), 0);
  link();
  assert.is(call.listPop(LIST), node(0));
  assert.is(call.listIsEmpty(LIST), 1);
});

onEachBuild(test, 'a node stays until the push behind it is linked', (build) => {
  const engine = instantiate(build, pagesFor());
  const { call } = engine;
  call.listPush(LIST, node(0));
  const link = halfPush(engine, node(1));
  call.listPush(LIST, node(2)); // a third one links behind the second
  assert.is(call.listPop(LIST), 0);
  assert.is(call.listPop(LIST), 0, 'as often as the consumer asks');
  assert.is(call.listIsEmpty(LIST), 0);
  link();
  for (let i = 0; i < 3; i++) assert.is(call.listPop(LIST), node(i));
  assert.is(call.listIsEmpty(LIST), 1);
});

onEachBuild(test, 'an emptied list has forgotten its last node', (build) => {
  const { call, views } = instantiate(build, pagesFor());
  call.listPush(LIST, node(0));
  assert.is(call.listPop(LIST), node(0));
  views.u32[(node(0) + NEXT) >>> 2] = node(5); // it is in another list by now
  assert.is(call.listPop(LIST), 0);
  call.listPush(LIST, node(1));
  assert.is(call.listPop(LIST), node(1));
});

onEachBuild(test, 'behaves as an array of which the consumer sees what is linked', (build) => {
  const engine = instantiate(build, pagesFor());
  const { call } = engine;
  // begin: a push without its link · link: the oldest link that is missing
  const step = fc.constantFrom('push', 'begin', 'link', 'pop', 'pop');
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      empty(engine);
      const model: { at: number; linked: boolean }[] = [];
      const links: (() => void)[] = [];
      let next = 0;
      for (const kind of steps) {
        if (kind === 'link') links.shift()?.();
        if (kind === 'push' || kind === 'begin') {
          const entry = { at: node(next++), linked: kind === 'push' };
          model.push(entry);
          if (kind === 'push') call.listPush(LIST, entry.at);
          else {
            const link = halfPush(engine, entry.at);
            links.push(() => {
              link();
              entry.linked = true;
            });
          }
        }
        if (kind === 'pop') {
          const visible = model[0]?.linked && model[1]?.linked !== false;
          assert.is(call.listPop(LIST), visible ? model.shift()?.at : 0);
        }
        assert.is(call.listIsEmpty(LIST), model.length === 0 ? 1 : 0);
      }
      for (const link of links) link();
      for (const { at } of model) assert.is(call.listPop(LIST), at);
      assert.is(call.listIsEmpty(LIST), 1);
    }),
    { numRuns: 500 },
  );
});

test.run();
