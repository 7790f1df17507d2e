// Straight-line module code end to end: mods/pipeline, whose methods wait in loops, for one child and for many.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Client as Pipeline } from '../../mods/pipeline/pipeline_client.js';
import { ANY, at, codeOf, count, EVERY, onAll, rejection, tally, type World } from '../support/runtime.js';

const test = suite('pipeline');

const BAD_ARGUMENT = 11;
const OPTIONS = { registry: ['pipeline', 'probe'] };

function pipeline(world: World, containers: number, params = {}): Promise<Pipeline> {
  return new Pipeline(world.rt).create(ANY, EVERY, `pipeline of ${containers}`, { containers }, params);
}

/** Runs `body` with a buffer that holds `bytes`. */
async function withBytes<T>(
  world: World,
  bytes: number[],
  body: (buffer: Buffers) => Promise<T>,
): Promise<T> {
  const buffer = world.rt.allocateBuffer(bytes.length);
  buffer.view.set(bytes);
  try {
    return await body(buffer);
  } finally {
    buffer.free();
  }
}

type Buffers = ReturnType<World['rt']['allocateBuffer']>;

onAll(
  test,
  'a payload passes its stages in order',
  async (world) => {
    const pipe = await pipeline(world, 4, { add: 2 });
    await withBytes(world, [1, 2, 3], async (buffer) => {
      assert.equal(await pipe.run(ANY, buffer, 0, 0), { sum: 0, passed: 0 });
      assert.equal(await pipe.run(ANY, buffer, 10, 0), { sum: 66, passed: 10 });
      assert.equal([...buffer.view], [21, 22, 23]);
    });
    const many = count(50).map((i) =>
      withBytes(world, [i], async (buffer) => {
        assert.equal(await pipe.run(ANY, buffer, i, 0), { sum: i === 0 ? 0 : 3 * i, passed: i });
      }),
    );
    await Promise.all(many);
  },
  OPTIONS,
);

onAll(
  test,
  'it leaves early when it has enough, and fails with the stage that refuses it',
  async (world) => {
    const pipe = await pipeline(world, 3, { refuse: 7 });
    await withBytes(world, [0, 0], async (buffer) => {
      assert.equal(await pipe.run(ANY, buffer, 100, 6), { sum: 6, passed: 3 });
      const error = await rejection(pipe.run(ANY, buffer, 100, 0));
      assert.equal([error.code, error.fields.returnCode], ['CHI_E_APP', -BAD_ARGUMENT]);
      assert.equal([...buffer.view], [7, 7]);
    });
  },
  OPTIONS,
);

onAll(
  test,
  'parts spread over the stages come together again',
  async (world) => {
    const pipe = await pipeline(world, 4);
    const bytes = count(100);
    await withBytes(world, bytes, async (buffer) => {
      const sum = bytes.reduce((total, byte) => total + byte + 1, 0);
      assert.is(await pipe.spread(ANY, buffer, 7), sum);
      assert.equal(
        [...buffer.view],
        bytes.map((byte) => byte + 1),
      );
      assert.is(await pipe.spread(ANY, buffer, 200), sum + 100); // more parts than bytes
      assert.is((await rejection(pipe.spread(ANY, buffer, 0))).code, 'CHI_E_APP');
    });
  },
  OPTIONS,
);

onAll(
  test,
  'a pool that is destroyed meanwhile leaves nothing',
  async (world) => {
    const pipe = await pipeline(world, 2);
    await withBytes(world, [1], async (buffer) => {
      const running = Promise.allSettled(count(20).map(() => pipe.run(ANY, buffer, 200, 0)));
      await pipe.destroy();
      assert.is((await running).length, 20);
    });
  },
  OPTIONS,
);

onAll(
  test,
  'a trap ends what is suspended in its container, and tells its place',
  async (world) => {
    const pipe = await pipeline(world, 2);
    await withBytes(world, [1], async (buffer) => {
      const running = tally(count(20).map((i) => pipe.run(at(i % 2), buffer, 100_000, 0)));
      const nowhere = { pointer: 0xffff_ff00, size: 4096 };
      const error = await rejection(pipe.stage(at(0), nowhere));
      assert.is(error.code, 'CHI_E_TRAP');
      assert.match(error.message, /in pipeline\.stage \(mods\/pipeline\/pipeline_runtime\.ts:\d+:\d+\)/);
      for (const key of Object.keys(await running)) assert.match(key, /^AppError CHI_E_(?:POISONED|APP)$/);
    });
  },
  OPTIONS,
);

onAll(
  test,
  'who is cancelled, or late, learns of it at a wait',
  async (world) => {
    const pipe = await pipeline(world, 2);
    await withBytes(world, [1], async (buffer) => {
      // On threads long enough for a busy machine to have started them; virtual time waits for nobody.
      const late = pipe.with({ deadlineMs: world.place.name === 'node' ? 1000 : 20 });
      // Its child has the same deadline, and may be the first to learn of it: then that is what it passes on.
      const ended = await tally(count(5).map(() => late.run(ANY, buffer, 0x7fff_ffff, 0)));
      for (const key of Object.keys(ended)) assert.match(key, /^AppError CHI_E_(?:DEADLINE|APP)$/);
      const handle = pipe.asyncRun(ANY, buffer, 0x7fff_ffff, 0);
      handle.cancel();
      assert.is(await codeOf(handle), 'CHI_E_CANCELLED');
      handle.delTask();
      assert.is((await pipe.run(ANY, buffer, 4, 0)).passed, 4);
    });
  },
  OPTIONS,
);

test.run();
