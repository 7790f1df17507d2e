// A broadcast has one outcome: that of its containers, added up.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { DomainQuery } from '../../host/index.js';
import { countTasks } from '../support/quiet.js';
import { ANY, at, codeOf, count, EVERY, onAll, onSim, rejection, tally } from '../support/runtime.js';

const test = suite('broadcast');
const NOWHERE = 1000;

onAll(test, 'all answer: Ok, with the fields of the first', async (world) => {
  const ledger = await world.ledger(4);
  const before = countTasks(world.rt);
  assert.is(await ledger.failOn(EVERY, NOWHERE, -1), 0);
  const after = countTasks(world.rt);
  assert.is(after.spawned - before.spawned, 4);
  assert.is(after.completed - before.completed, 5);
  await ledger.note(EVERY, 3);
  assert.equal(await Promise.all(count(4).map((id) => ledger.count(at(id)))), [1, 1, 1, 1]);
});

onAll(test, 'one fails: its code, and the fields of the first that answered', async (world) => {
  const ledger = await world.ledger(4);
  for (const failing of count(4)) {
    const error = await rejection(ledger.failOn(EVERY, failing, -10 - failing));
    assert.is(error.code, 'CHI_E_APP');
    assert.is(error.fields.returnCode, -10 - failing);
    assert.is(error.fields.outcome, 'AppError');
    const task = ledger.asyncFailOn(EVERY, failing, -1);
    assert.is(await codeOf(task), 'CHI_E_APP');
    assert.is(task.task.container, failing === 0 ? 1 : 0);
    task.delTask();
  }
});

onAll(test, 'one container alone is not copied for, unless there is an answer to gather', async (world) => {
  const probe = await world.probe(1);
  const ledger = await world.ledger(1);
  const { spawned } = countTasks(world.rt);
  await probe.noop(EVERY);
  assert.is(countTasks(world.rt).spawned, spawned);
  assert.is(await ledger.failOn(EVERY, NOWHERE, -1), 0);
  assert.is(countTasks(world.rt).spawned, spawned + 1);
});

onAll(test, 'several fail: the first of them in the order of containers', async (world) => {
  const probe = await world.probe(3);
  await probe.fail(EVERY, 0);
  const error = await rejection(probe.fail(EVERY, -44));
  assert.equal([error.code, error.fields.returnCode], ['CHI_E_APP', -44]);
  assert.is(await codeOf(probe.unsupported(EVERY as unknown as DomainQuery)), 'CHI_E_UNSUPPORTED_METHOD');
});

onAll(test, 'one container traps: the broadcast tells, and the others were reached', async (world) => {
  const ledger = await world.ledger(3);
  const probe = await world.probe(3);
  assert.is(await codeOf(probe.trap(at(1))), 'CHI_E_TRAP');
  const error = await rejection(probe.noop(EVERY));
  assert.equal([error.code, error.fields.outcome], ['CHI_E_POISONED', 'NotExecuted']);
  assert.equal(await tally(count(3).map((id) => probe.noop(at(id)))), {
    Ok: 2,
    'NotExecuted CHI_E_POISONED': 1,
  });
  await ledger.note(EVERY, 0);
});

onAll(
  test,
  'a TypeScript container’s message comes with the broadcast, and its strings once',
  async (world) => {
    const probeTs = await world.probeTs(3);
    const error = await rejection(probeTs.throwError(EVERY, 'all of us'));
    assert.is(error.code, 'CHI_E_EXCEPTION');
    assert.match(error.message, 'all of us');
    assert.is(await probeTs.echo(EVERY, 9), 9);
  },
);

onAll(test, 'many at once, over many containers', async (world) => {
  const ledger = await world.ledger(16);
  const answers = await Promise.all(count(100).map((i) => ledger.note(EVERY, i)));
  assert.is(answers.length, 100);
  assert.equal(new Set(await Promise.all(count(16).map((id) => ledger.count(at(id))))), new Set([100]));
  assert.is((await ledger.note(ANY, 0)).position, 7);
});

onAll(test, 'a broadcast to a pool that is destroyed has one outcome', async (world) => {
  const ledger = await world.ledger(8);
  const sent = tally(count(50).map((i) => ledger.note(EVERY, i)));
  const destroyed = ledger.destroy();
  const late = tally(count(50).map((i) => ledger.note(EVERY, i)));
  await destroyed;
  for (const key of [...Object.keys(await sent), ...Object.keys(await late)]) {
    assert.ok(/^(Ok|NotExecuted CHI_E_(POOL_DESTROYED|UNKNOWN_POOL))$/.test(key), key);
  }
});

onAll(test, 'a method may send one among its other children', async (world) => {
  const ledger = await world.ledger(4);
  for (const leave of [false, true]) {
    assert.equal(await ledger.scatter(ANY, NOWHERE, -5, leave), { single: 0, every: 0 });
    assert.equal(await ledger.scatter(ANY, 0, -5, leave), { single: -5, every: -5 });
    assert.equal(await ledger.scatter(at(2), 3, -5, leave), { single: 0, every: -5 });
  }
});

onSim(test, 'what takes less than to wake a worker is done by the one that is awake', async (world) => {
  const probe = await world.probe(16);
  const before = world.rt.pools.workers().map(({ tasks }) => tasks);
  for (const _ of count(50)) await probe.noop(EVERY);
  const shares = world.rt.pools.workers().map(({ tasks }, worker) => tasks - before[worker]);
  assert.ok(Math.max(...shares) > 800 * 0.7, `tasks per worker: ${shares}`);
});

test.run();
