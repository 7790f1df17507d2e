// The queues of sync/ between real threads: nothing lost, nothing twice, each producer's values in its order.
// runs alone: its threads need the processors at the same time
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { sharedWords } from '../support/churn.js';
import { attachClient, SCRATCH, startEngine, type TestEngine } from '../support/engine.js';
import { runThreads } from '../support/threads.js';
import type { Role, ThreadAnswer, ThreadData } from './queues-thread.js';

const SCRIPT = new URL('./queues-thread.js', import.meta.url);
const [RING, TAKEN, CELLS] = [SCRATCH, SCRATCH + 12288, SCRATCH + 16384];

/** Runs a thread for each role; what each of them took. */
async function run(engine: TestEngine, roles: Role[], count: number): Promise<Uint32Array[]> {
  const producers = roles.filter((role) => role.endsWith('producer')).length;
  const gate = sharedWords(2);
  const data = roles.map((role, producer) => {
    if (producer > 0) attachClient(engine);
    return { memory: engine.memory, gate, threads: roles.length, role, producer, producers, count };
  });
  const answers = await runThreads<ThreadData, ThreadAnswer>(SCRIPT, data);
  return answers.map(({ taken }) => taken);
}

/** Each value once, and in every consumer's list the values of one producer ascend. */
function assertFifo(lists: Uint32Array[], producers: number, count: number): void {
  const seen = new Uint8Array(producers * count + 1);
  for (const list of lists) {
    const last = new Array<number>(producers).fill(0);
    for (const value of list) {
      if (value === 0 || value > producers * count) assert.unreachable(`${value} was never sent`);
      if (seen[value]++ > 0) assert.unreachable(`${value} came twice`);
      const producer = Math.floor((value - 1) / count);
      if (value <= (last[producer] as number)) assert.unreachable(`${value} came after ${last[producer]}`);
      last[producer] = value;
    }
  }
  assert.is(
    seen.reduce((sum, times) => sum + times, 0),
    producers * count,
  );
}

for (const capacity of [2, 64]) {
  test(`spsc-ring of ${capacity}: one producer, two consumers that take turns, counters that wrap`, async () => {
    const engine = startEngine('mt');
    const count = 100_000;
    engine.call.ringInit(RING, CELLS, capacity);
    for (const word of [8, 12, 64, 128]) engine.views.u32[(RING + word) >>> 2] = 2 ** 32 - count / 2;
    const lists = await run(engine, ['ring producer', 'ring consumer', 'ring consumer'], count);
    assertFifo(lists, 1, count);
    assert.is(engine.views.u32[TAKEN >>> 2], count, 'the claim excludes');
    assert.is(engine.call.ringIsEmpty(RING), 1);
    for (let i = 0; i < capacity; i++)
      assert.is(engine.call.ringPush(RING, i + 1), 1, 'all of its room is back');
    assert.is(engine.call.ringPush(RING, 9), 0);
  });
}

test('spsc-ring: nobody claims what another has', async () => {
  const count = 200_000;
  const lists = await run(startEngine('mt'), ['ring claimer', 'ring claimer'], count);
  assert.equal(
    lists.map((list) => list.length),
    [count, count],
  );
});

for (const producers of [1, 3]) {
  // One producer: the list is empty nearly all the time, and each push meets the pop of the last node.
  test(`mpsc-list: ${producers} producing, one consumer`, async () => {
    const engine = startEngine('mt');
    const count = Math.floor(300_000 / producers);
    const roles: Role[] = [...Array<Role>(producers).fill('list producer'), 'list consumer'];
    assertFifo(await run(engine, roles, count), producers, count);
    assert.is(engine.call.listIsEmpty(SCRATCH + 4096), 1);
  });
}

for (const producers of [1, 3]) {
  test(`inbox: ${producers} producing, one consumer that takes all there is`, async () => {
    const engine = startEngine('mt');
    const count = Math.floor(300_000 / producers);
    const roles: Role[] = [...Array<Role>(producers).fill('inbox producer'), 'inbox consumer'];
    assertFifo(await run(engine, roles, count), producers, count);
    assert.is(engine.call.inboxIsEmpty(SCRATCH + 6144), 1);
  });
}

test('ext-ring: one producer, three consumers that mostly find it empty', async () => {
  const engine = startEngine('mt', { runtimeMib: 32 });
  const count = 200_000;
  const roles: Role[] = ['ext producer', 'ext consumer', 'ext consumer', 'ext consumer'];
  assertFifo(await run(engine, roles, count), 1, count);
  assert.is(engine.call.extSize(SCRATCH + 8192), 0);
});

test('ext-ring: two producers, two consumers', async () => {
  const engine = startEngine('mt', { runtimeMib: 32 }); // consumers that lag let it grow to 2 MiB, beside its half
  const count = 100_000;
  const roles: Role[] = ['ext producer', 'ext producer', 'ext consumer', 'ext consumer'];
  assertFifo(await run(engine, roles, count), 2, count);
  assert.is(engine.call.extSize(SCRATCH + 8192), 0);
});

test.run();
