// Threads that meet in the narrow places of the allocators: the last block of a page or segment, a block that two
// threads free, a page that fills while others free its blocks, runs of pages that cross.
// runs alone: its threads need the processors at the same time
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { DOUBLE_FREE, OK } from '../../assembly/abi/status.js';
import { sharedWords, takeAll } from '../support/churn.js';
import {
  KINDS,
  type Kind,
  kindsOf,
  MAIN,
  type Options,
  startEngine,
  type TestEngine,
} from '../support/engine.js';
import { runThreads } from '../support/threads.js';
import { openRing, type ThreadAnswer, type ThreadData } from './races-thread.js';

const SCRIPT = new URL('./races-thread.js', import.meta.url);

type Roles = ThreadData['role'][];
type Work = Partial<Pick<ThreadData, 'bytes' | 'count' | 'blocks'>>;

async function run(engine: TestEngine, roles: Roles, work: Work): Promise<number[][]> {
  const shared = { memory: engine.memory, gate: sharedWords(1), threads: roles.length };
  const data = roles.map((role, thread) => ({
    ...shared,
    bytes: 64,
    count: 0,
    blocks: [],
    ...work,
    role,
    thread,
  }));
  const answers = await runThreads<ThreadData, ThreadAnswer>(SCRIPT, data);
  return answers.map(({ values }) => values);
}

/** All of the segment can be had, as of a new one. */
function assertWhole(engine: TestEngine, options: Partial<Options>): void {
  assert.is(engine.call.liveBytes(MAIN), 0);
  for (const slot of [3, 2, 1, 0]) {
    engine.call.enter(slot);
    takeAll(engine, MAIN); // the slot gives back the pages that its thread kept
  }
  assert.equal(takeAll(engine, MAIN), takeAll(startEngine('mt', options), MAIN));
}

for (const kind of Object.keys(KINDS) as Kind[]) {
  const kinds = kindsOf(kind);

  test(`${kind}: threads that exhaust a segment together share it`, async () => {
    for (const [threads, bytes] of [
      [2, 64],
      [4, 4000],
      [4, 130_000],
    ] as const) {
      const engine = startEngine('mt', { kinds, mainMib: 64 });
      const alone = takeAll(startEngine('mt', { kinds, mainMib: 64 }), MAIN).sum;
      const blocks = (await run(engine, Array(threads).fill('exhaust'), { bytes }))
        .flat()
        .sort((a, b) => a - b);
      for (const [index, block] of blocks.entries()) {
        const before = index === 0 ? 0 : (blocks[index - 1] as number);
        assert.ok(block - before >= bytes, `${block} is ${block - before} behind the one before it`);
      }
      assert.ok(blocks.length * bytes > 0.45 * alone, `${blocks.length} blocks of ${bytes}`);
      for (const block of blocks) assert.is(engine.call.free(block), OK);
      assert.is(engine.call.liveBytes(MAIN), 0);
    }
  });

  for (const bytes of [64, 70_000]) {
    test(`${kind}: a block of ${bytes} that two threads free at once is freed once`, async () => {
      const engine = startEngine('mt', { kinds, mainMib: 1024 });
      const blocks = Array.from({ length: bytes === 64 ? 24_000 : 7000 }, () =>
        engine.call.alloc(MAIN, bytes),
      );
      assert.ok(blocks.every((block) => block !== 0));
      const [one, two] = (await run(engine, ['free twice', 'free twice'], { blocks })) as [
        number[],
        number[],
      ];
      for (const [index, first] of one.entries()) {
        assert.equal([first, two[index]].sort(), [OK, DOUBLE_FREE], `block ${index}`);
      }
      assert.is(engine.call.liveBytes(MAIN), 0);
    });

    test(`${kind}: no block of ${bytes} is had by two threads`, async () => {
      const options = { kinds, mainMib: 1 };
      const engine = startEngine('mt', options);
      const faults = await run(engine, Array(3).fill('shuttle'), { bytes, count: 300_000 });
      assert.equal(faults, [[], [], []]);
      if (kind !== 'free list') assertWhole(engine, options);
    });
  }

  for (const others of kind === 'slab' ? [1, 2] : [1]) {
    test(`${kind}: blocks that ${others} free while their owner goes on`, async () => {
      const options = { kinds, mainMib: 4 }; // more than is on its way at a time: nobody waits for another
      const engine = startEngine('mt', options);
      for (let thread = 1; thread <= others; thread++) openRing(engine, thread);
      const count = kind === 'slab' ? 400_000 : 20_000; // the others have less to race for
      const roles: Roles = ['hand over', ...Array(others).fill('free')];
      const faults = await run(engine, roles, { bytes: 16384, count });
      assert.equal(faults.flat(), []);
      if (kind !== 'free list') assertWhole(engine, options);
    });
  }
}

test.run();
