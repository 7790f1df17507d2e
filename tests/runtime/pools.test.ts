// The life of a pool: made with an id or without, found again by its name, destroyed with what it has queued.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ADMIN_UNKNOWN_POOL } from '../../mods/admin/admin_codes.js';
import { Client as Ledger } from '../mods/ledger/ledger_client.js';
import { Client as Probe } from '../mods/probe/probe_client.js';
import { Method as Gates } from '../mods/probe_ts/autogen/probe_ts_methods.js';
import { ANY, at, codeOf, count, EVERY, hash, onAll, rejection, tally } from '../support/runtime.js';

const test = suite('pools');

onAll(test, 'the null id: the runtime chooses one', async (world) => {
  const first = await world.probe();
  const second = await world.probe();
  assert.is.not(first.poolLo, 0);
  assert.ok(first.poolLo !== second.poolLo || first.poolHi !== second.poolHi);
  assert.equal(
    world.rt.pools
      .list()
      .map(({ name }) => name)
      .sort(),
    ['admin', 'probe 0', 'probe 1'],
  );
});

onAll(test, 'a wanted id is kept, and one that is taken is refused', async (world) => {
  const poolId = { lo: 4711, hi: 9 };
  const probe = await new Probe(world.rt).create(ANY, EVERY, 'mine', { poolId });
  assert.equal(probe.poolId, poolId);
  assert.equal(world.rt.pools.find('mine'), poolId);
  const error = await rejection(new Probe(world.rt).create(ANY, EVERY, 'other', { poolId }));
  assert.is(error.code, 'CHI_E_EXISTS');
  assert.is(await probe.echo(ANY, 5), 5);
});

onAll(test, 'the same name again finds the pool, for another module it is refused', async (world) => {
  const first = await new Probe(world.rt).create(ANY, EVERY, 'shared', { containers: 3 });
  const again = await new Probe(world.rt).create(ANY, EVERY, 'shared', { containers: 1 });
  assert.equal(again.poolId, first.poolId);
  assert.is(await again.echo(at(2), 1), 1);
  const task = new Probe(world.rt).asyncCreate(ANY, EVERY, 'shared');
  assert.is((await task).created, 0);
  task.delTask();
  const error = await rejection(new Ledger(world.rt).create(ANY, EVERY, 'shared'));
  assert.is(error.code, 'CHI_E_EXISTS');
  assert.match(error.message, 'shared');
});

onAll(test, 'two at once create one pool', async (world) => {
  const tasks = count(8).map(() => new Probe(world.rt).asyncCreate(ANY, EVERY, 'race', { containers: 4 }));
  const views = await Promise.all(tasks);
  assert.equal(views.map(({ created }) => created).sort(), [0, 0, 0, 0, 0, 0, 0, 1]);
  assert.is(new Set(views.map(({ poolIdLo, poolIdHi }) => `${poolIdLo}.${poolIdHi}`)).size, 1);
  for (const task of tasks) task.delTask();
  assert.is(world.rt.pools.list().length, 2);
});

onAll(test, 'each container has a state of its own', async (world) => {
  const ledger = await world.ledger(5);
  for (const i of count(12)) assert.is((await ledger.note(hash(i), 0)).position, Math.floor(i / 5));
  assert.equal(await Promise.all(count(5).map((id) => ledger.count(at(id)))), [3, 3, 2, 2, 2]);
});

onAll(test, 'admin knows names and ids', async ({ admin, ...world }) => {
  const { rt } = world;
  const poolId = { lo: 77, hi: 3 };
  await new Probe(rt).create(ANY, EVERY, 'näme with späces', { poolId });
  assert.equal(await admin.getPoolId(ANY, 'näme with späces'), { foundLo: 77, foundHi: 3 });
  assert.is(await admin.getPoolName(ANY, 77, 3), 'näme with späces');
  for (const unknown of [admin.getPoolId(ANY, 'nobody'), admin.getPoolName(ANY, 77, 4)]) {
    assert.is((await rejection(unknown)).fields.returnCode, ADMIN_UNKNOWN_POOL);
  }
});

onAll(test, 'a pool without a name, with a name too long, with too many containers', async (world) => {
  const create = (name: string, containers: number) =>
    new Probe(world.rt).create(ANY, EVERY, name, { containers });
  assert.is(await codeOf(create('', 1)), 'CHI_E_BAD_ARGUMENT');
  assert.is(await codeOf(create('n'.repeat(129), 1)), 'CHI_E_BAD_ARGUMENT');
  assert.is(await codeOf(create('many', 4097)), 'CHI_E_BAD_ARGUMENT');
  await (await create('n'.repeat(128), 64)).echo(at(63), 1);
});

onAll(test, 'destroying a pool ends what it has queued, and lets the others go on', async (world) => {
  const doomed = await world.ledger(2);
  const other = await world.ledger(2);
  const queued = tally(count(500).map((i) => doomed.note(hash(i), i)));
  const destroyed = doomed.destroy();
  const late = tally(count(100).map((i) => doomed.note(hash(i), i)));
  const fine = tally(count(500).map((i) => other.note(hash(i), i)));
  await destroyed;
  const before = await queued;
  const refused = before['NotExecuted CHI_E_POOL_DESTROYED'] ?? 0;
  assert.is((before.Ok ?? 0) + refused, 500, JSON.stringify(before));
  for (const key of Object.keys(await late)) {
    assert.ok(/^(Ok|NotExecuted CHI_E_(POOL_DESTROYED|UNKNOWN_POOL))$/.test(key), key);
  }
  assert.equal(await fine, { Ok: 500 });
  assert.is(await codeOf(doomed.note(ANY, 0)), 'CHI_E_UNKNOWN_POOL');
  assert.is(await codeOf(doomed.destroy()), 'CHI_E_UNKNOWN_POOL');
});

onAll(test, 'an id is not used again for the next pool', async (world) => {
  const seen = new Set<string>();
  for (const i of count(10)) {
    const probe = await new Probe(world.rt).create(ANY, EVERY, 'again', { containers: 3 });
    const { lo, hi } = probe.poolId;
    seen.add(`${lo}.${hi}`);
    assert.is(seen.size, i + 1);
    await probe.destroy();
  }
});

onAll(test, 'a suspended task goes on when its pool is destroyed', async (world) => {
  const gates = await world.probeTs();
  const probe = await world.probe();
  const { lo, hi } = gates.poolId;
  const waiting = probe.waitFor(ANY, lo, hi, Gates.kGate, 0);
  await world.until(() => world.started('kGate') === 1, 'a task at the gate');
  const destroyed = probe.destroy();
  const isOpen = () => world.rt.pools.list().some(({ id }) => id.lo === probe.poolLo);
  await world.until(() => !isOpen(), 'the pool to close');
  assert.is(await codeOf(probe.echo(ANY, 1)), 'CHI_E_POOL_DESTROYED');
  assert.is(await gates.open(ANY), 1);
  assert.equal(await waiting, { childOutcome: 0, childCode: 0 });
  await destroyed;
});

onAll(test, 'admin’s own pool cannot be destroyed', async ({ admin }) => {
  assert.is((await rejection(admin.destroyPool(ANY, 1, 0))).fields.returnCode, ADMIN_UNKNOWN_POOL);
  assert.is(await codeOf(admin.destroy()), 'CHI_E_UNKNOWN_POOL');
});

test.run();
