// Other threads of a program attach to its runtime, work, leave, and die, without harm to each other.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Runtime } from '../../host/index.js';
import { atWork, reportOf, threadsOn } from '../support/attached.js';
import { takenSlots } from '../support/quiet.js';
import { ANY, at, codeOf, count, hash, onNode, startAt } from '../support/runtime.js';

const test = suite('attach');
onNode(test, 'several at once, with promises and blocking', async (world) => {
  const { start, probe } = await threadsOn(world);
  const threads = [
    start('promises', 4000),
    start('blocking', 1000),
    start('mixed', 800),
    start('promises', 3000),
  ];
  const own = await Promise.all(count(2000).map((i) => probe.echo(hash(i), i)));
  assert.equal(await Promise.all(threads.map(reportOf)), [4000, 1000, 800, 3000]);
  assert.equal(own, count(2000));
});

onNode(test, 'the tasks of each start in its order', async (world) => {
  const { start, ledger } = await threadsOn(world);
  const threads = count(3).map(() => start('order', 2000));
  assert.equal(await Promise.all(threads.map(reportOf)), [2000, 2000, 2000]);
  assert.is(await ledger.count(ANY), 6000);
});

onNode(test, 'one that leaves while its tasks are under way: they end, and are freed', async (world) => {
  const { start, probe } = await threadsOn(world);
  const threads = count(3).map(() => start('leave', 1000));
  assert.equal(await Promise.all(threads.map(reportOf)), [1000, 1000, 1000]);
  assert.is(await probe.echo(ANY, 1), 1);
});

onNode(
  test,
  'a slot is used again; when all are taken the next is refused',
  async (world) => {
    const { rt } = world;
    const probe = await world.probe();
    const taken = takenSlots(rt);
    for (const i of count(200)) {
      const connection = await Runtime.attach(rt.handle);
      assert.is(takenSlots(rt), taken + 1);
      if (i % 10 === 0) await (await world.probe(1, {}, connection)).destroy();
      connection.detach();
    }
    const connections = [];
    for (let i = taken; i < 64; i++) connections.push(await Runtime.attach(rt.handle));
    assert.is(await codeOf(Runtime.attach(rt.handle)), 'CHI_E_NO_SLOT');
    for (const connection of connections) connection.detach();
    assert.is(takenSlots(rt), taken);
    assert.is(await probe.echo(at(0), 1), 1);
  },
  { config: { process_queue: { depth: 64 } } }, // each slot takes two rings of runtime_data
);

test('threads that are terminated in the middle harm nobody', async () => {
  const world = await startAt({ name: 'node' });
  try {
    const { start, probe } = await threadsOn(world);
    for (let round = 0; round < 3; round++) {
      const doomed = count(2).map(() => start('endless'));
      await Promise.all(doomed.map(atWork));
      const survivors = [start('promises', 2000), start('blocking', 300)];
      await Promise.all(doomed.map((thread) => thread.terminate()));
      assert.equal(await Promise.all(survivors.map(reportOf)), [2000, 300]);
      assert.equal(await Promise.all(count(500).map((i) => probe.echo(hash(i), i))), count(500));
    }
  } finally {
    await world.stop(500); // the last task of a dead thread may have been accepted and never published
  }
});

test.run();
