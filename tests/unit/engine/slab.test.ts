// What the slab promises beyond every allocator: pages belong to thread slots, and a client has a quota of them.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { SLOT_PAGES } from '../../../assembly/abi/slot-layout.js';
import { FOREIGN_POINTER, OK } from '../../../assembly/abi/status.js';
import {
  attachClient,
  type Build,
  CLIENT,
  MAIN,
  onEachBuild,
  startEngine,
  type TestEngine,
} from '../../support/engine.js';

const PAGE = 65536;
/** Pages of a segment of 4 MiB. */
const PAGES = 64;
const pageOf = (block: number): number => Math.floor(block / PAGE);

function take(
  { call }: TestEngine,
  segment: number,
  bytes: number,
  most = Number.POSITIVE_INFINITY,
): number[] {
  const blocks: number[] = [];
  while (blocks.length < most) {
    const at = call.alloc(segment, bytes) >>> 0;
    if (at === 0) break;
    blocks.push(at);
  }
  return blocks;
}

function freeAll({ call }: TestEngine, blocks: number[]): void {
  for (const block of blocks) assert.is(call.free(block), OK);
}

const claimedPages = ({ call, views }: TestEngine, slot: number, segment: number): number =>
  views.u32[(call.slotAt(slot) + SLOT_PAGES + 4 * segment) >>> 2] as number;

onEachBuild(test, 'a slot that is attached again goes on in its pages', (build) => {
  const engine = startEngine(build);
  const { call } = engine;
  const kept = take(engine, MAIN, 640, 30);
  const freed = take(engine, MAIN, 640, 30);
  freeAll(engine, freed);
  const pages = claimedPages(engine, 0, MAIN);
  call.detach(0);
  assert.is(attachClient(engine), 0);
  const again = take(engine, MAIN, 640, 30);
  assert.equal(again.toSorted(), freed.toSorted(), 'the freed blocks first');
  assert.is(
    pageOf(take(engine, MAIN, 640, 1)[0] as number),
    pageOf(kept[0] as number),
    'then the rest of the page',
  );
  assert.is(claimedPages(engine, 0, MAIN), pages);
});

onEachBuild(test, 'what others free while a slot has no thread is there for its next owner', (build) => {
  const engine = startEngine(build);
  const { call } = engine;
  const blocks = take(engine, MAIN, 1024);
  assert.is(attachClient(engine), 1);
  call.detach(0);
  freeAll(engine, blocks);
  assert.is(attachClient(engine), 0);
  assert.equal(take(engine, MAIN, 1024).toSorted(), blocks.toSorted());
});

onEachBuild(
  test,
  'a page that its owner let go of comes back with the first block that is freed',
  (build) => {
    const engine = startEngine(build);
    const { call } = engine;
    const blocks = take(engine, MAIN, 1024);
    assert.is(attachClient(engine), 1);
    for (const [turn, block] of blocks.entries()) {
      call.enter(turn % 2); // by the owner itself, and by another thread
      assert.is(call.free(block), OK);
      call.enter(0);
      assert.equal(take(engine, MAIN, 1024), [block]);
    }
  },
);

onEachBuild(test, 'blocks that owner and others freed of one page are all there', (build) => {
  const engine = startEngine(build);
  const { call } = engine;
  const blocks = take(engine, MAIN, 1024);
  assert.is(attachClient(engine), 1);
  for (const order of [
    [1, 0],
    [0, 1],
    [1, 1, 0, 0],
    [1, 0, 1, 0],
  ]) {
    const freed = blocks.slice(10, 10 + order.length);
    for (const [index, slot] of order.entries()) {
      call.enter(slot);
      assert.is(call.free(freed[index] as number), OK);
    }
    call.enter(0);
    assert.equal(take(engine, MAIN, 1024).toSorted(), freed.toSorted(), `freed by ${order}`);
  }
});

onEachBuild(test, 'a thread gives back the pages that it empties, and keeps one', (build) => {
  const engine = startEngine(build);
  freeAll(engine, take(engine, MAIN, 1024));
  assert.is(claimedPages(engine, 0, MAIN), 1);
  assert.is(attachClient(engine), 1);
  assert.is(take(engine, MAIN, PAGE).length, PAGES - 1);
});

onEachBuild(
  test,
  'pages that come and go are the same few, not all of the segment one after the other',
  (build) => {
    const engine = startEngine(build);
    const seen = new Set<number>();
    for (let round = 0; round < PAGES; round++) {
      const blocks = take(engine, MAIN, 1024, 200); // of 63 a page
      for (const block of blocks) seen.add(pageOf(block));
      freeAll(engine, blocks);
    }
    assert.is(seen.size, 4);
  },
);

onEachBuild(test, 'the rest of a page behind its last block is no block', (build) => {
  const engine = startEngine(build);
  for (const bytes of [64, 640, 1024, 5120, 16384]) {
    const first = take(engine, MAIN, bytes, 1)[0] as number;
    const page = [first, ...take(engine, MAIN, bytes, 1100)].filter(
      (block) => pageOf(block) === pageOf(first),
    );
    for (let at = Math.max(...page) + bytes; pageOf(at) === pageOf(first); at += 64) {
      assert.is(engine.call.free(at), FOREIGN_POINTER, `${at} among blocks of ${bytes}`);
    }
  }
});

onEachBuild(test, 'empty pages serve blocks of every size, whoever freed their blocks', (build) => {
  const engine = startEngine(build);
  const { call } = engine;
  assert.is(attachClient(engine), 1);
  for (const bytes of [64, 16384, 1000, 1300, 5000, 512, 64]) {
    for (const size of [bytes, 2048]) {
      call.enter(0);
      const small = take(engine, MAIN, size);
      assert.is(new Set(small.map(pageOf)).size, PAGES, `pages with blocks of ${size}`);
      call.enter(1);
      freeAll(engine, small);
    }
    call.enter(0);
    const large = take(engine, MAIN, 7 * PAGE);
    assert.is(large.length, 9, `runs of 7 pages after blocks of ${bytes}`);
    call.enter(1);
    freeAll(engine, large);
    assert.is(claimedPages(engine, 0, MAIN), 0);
  }
});

onEachBuild(test, 'pages that hold a block stay', (build) => {
  const engine = startEngine(build);
  const { call } = engine;
  assert.is(attachClient(engine), 1);
  call.enter(0);
  const blocks = take(engine, MAIN, 1024);
  const kept = [...new Map(blocks.map((block) => [pageOf(block), block])).values()];
  call.enter(1);
  freeAll(
    engine,
    blocks.filter((block) => !kept.includes(block)),
  );
  call.enter(0);
  assert.equal(take(engine, MAIN, 17000), [], 'no page is empty');
  call.enter(1);
  freeAll(engine, kept.slice(0, 5));
  call.enter(0);
  assert.is(take(engine, MAIN, 17000).length, 5);
});

/** A client in slot 0, two workers in slots 1 and 2. */
function startWorkers(build: Build): TestEngine {
  const engine = startEngine(build, { workers: 2 });
  for (const worker of [0, 1]) assert.is(engine.call.attach(worker, 1, 0, 0), worker + 1);
  return engine;
}

onEachBuild(test, 'what others freed is there for everybody while its worker has nothing to do', (build) => {
  const engine = startWorkers(build);
  const { call } = engine;
  call.enter(1);
  const small = take(engine, MAIN, 640);
  call.enter(2);
  freeAll(engine, small);
  assert.is(call.alloc(MAIN, 640), 0, 'its worker may be at it');
  call.enter(1);
  call.lend();
  call.enter(2);
  const again = take(engine, MAIN, 640);
  assert.is(again.length, small.length);
  assert.is(claimedPages(engine, 1, MAIN), 0);
  call.enter(1);
  call.takeBack();
  freeAll(engine, again.slice(1));
  assert.is(take(engine, MAIN, 17000).length, 0, 'that worker has lent nothing');
  call.enter(2);
  call.lend();
  call.enter(1);
  assert.is(take(engine, MAIN, 17000).length, PAGES - 1, 'but for the page that holds a block');
});

onEachBuild(test, 'a worker that needs memory asks the others for what is empty', (build) => {
  const engine = startWorkers(build);
  const { call } = engine;
  call.enter(1);
  const blocks = take(engine, MAIN, 640);
  call.enter(0);
  freeAll(engine, blocks);
  assert.is(call.alloc(MAIN, 640), 0, 'a client finds none');
  call.enter(1);
  call.giveIfAsked();
  assert.is.not(claimedPages(engine, 1, MAIN), 0, 'and asks nobody');
  call.enter(2);
  assert.is(call.alloc(MAIN, 640), 0);
  call.enter(1);
  call.giveIfAsked();
  assert.is(claimedPages(engine, 1, MAIN), 0);
  call.enter(2);
  assert.is(take(engine, MAIN, 640).length, blocks.length);
});

onEachBuild(test, 'a client cannot claim more than its quota, and leaves the rest to others', (build) => {
  const engine = startEngine(build, { quotaPercent: 25 });
  const { call } = engine;
  const quota = Math.floor((64 * 25) / 100);
  const first = take(engine, MAIN, 16384);
  assert.is(new Set(first.map(pageOf)).size, quota);
  assert.is(call.alloc(MAIN, 100000), 0, 'nor as a large block');
  assert.is(take(engine, CLIENT, PAGE).length, quota, 'of each segment');
  assert.is(attachClient(engine), 1);
  assert.is(take(engine, MAIN, PAGE).length, quota);
  call.enter(0);
  freeAll(engine, first);
  assert.is(take(engine, MAIN, 2 * PAGE).length, quota / 2, 'freed pages count no more');
});

onEachBuild(test, 'a run counts for the slot that took it, whoever frees it', (build) => {
  const engine = startEngine(build, { quotaPercent: 25 });
  const blocks = take(engine, CLIENT, 3 * PAGE);
  assert.is(attachClient(engine), 1);
  freeAll(engine, blocks);
  assert.is(claimedPages(engine, 0, CLIENT), 0);
  assert.is(claimedPages(engine, 1, CLIENT), 0);
});

onEachBuild(test, 'workers have no quota', (build) => {
  const engine = startEngine(build, { quotaPercent: 25 });
  assert.is(engine.call.attach(0, 1, 0, 0), 1);
  assert.is(take(engine, MAIN, PAGE).length, PAGES);
});

test.run();
