// Stopping: nothing new is taken, what was accepted has time until the deadline, and each promise settles.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Method as Gates } from '../mods/probe_ts/autogen/probe_ts_methods.js';
import { countTasks } from '../support/quiet.js';
import { ANY, at, codeOf, count, EVERY, hash, onAll, tally, thrown, type World } from '../support/runtime.js';

const test = suite('stop');

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, n) => total + n, 0);

/** On real threads memory outlives the runtime: what it says then. */
function assertEveryOutcome({ place, rt }: World): void {
  if (place.seed !== undefined) return;
  const { accepted, spawned, completed } = countTasks(rt);
  assert.is(completed, accepted + spawned, 'outcomes');
}

onAll(test, 'what was accepted is done before the deadline', async (world) => {
  const [probe, ledger, probeTs] = [await world.probe(3), await world.ledger(2), await world.probeTs(2)];
  const sent = tally([
    ...count(500).map((i) => probe.echo(hash(i), i)),
    ...count(100).map((i) => ledger.fan(hash(i), 10, 0, 0)),
    ...count(100).map((i) => probeTs.wait(hash(i), 1, 5)),
  ]);
  const stopped = world.stop();
  assert.equal(await sent, { Ok: 700 });
  await stopped;
  assertEveryOutcome(world);
});

onAll(test, 'tasks after it are refused, whatever their form', async (world) => {
  const probe = await world.probe();
  const gates = await world.probeTs();
  const unsent = probe.asyncEchoAlloc(ANY, 1);
  const done = probe.asyncEcho(ANY, 1);
  const buffer = world.rt.allocateBuffer(100);
  await done;
  const gate = codeOf(gates.gate(ANY)); // keeps it draining
  await world.until(() => world.started('kGate') === 1, 'a task at the gate');
  const stopped = world.stop(50);
  assert.is(await codeOf(probe.echo(ANY, 1)), 'CHI_E_SHUTTING_DOWN');
  assert.is(thrown(() => probe.echoSync(ANY, 1)).code, 'CHI_E_SHUTTING_DOWN');
  assert.is(await codeOf(world.probe()), 'CHI_E_SHUTTING_DOWN');
  assert.is(await gate, 'CHI_E_SHUTDOWN');
  await stopped;
  assert.is(thrown(() => probe.echo(ANY, 1)).code, 'CHI_E_CLOSED');
  assert.is(thrown(() => probe.echoSync(ANY, 1)).code, 'CHI_E_CLOSED');
  assert.is(thrown(() => done.delTask()).code, 'CHI_E_CLOSED');
  assert.is(await codeOf(unsent.send()), 'CHI_E_CLOSED');
  assert.is(await codeOf(world.probe()), 'CHI_E_CLOSED');
  assert.is(thrown(() => world.rt.allocateBuffer(1)).code, 'CHI_E_CLOSED');
  assert.is(thrown(() => buffer.free()).code, 'CHI_E_CLOSED');
  assert.is(await codeOf(world.rt.modules.register('compressor')), 'CHI_E_CLOSED');
});

onAll(test, 'twice, and from two sides, it is one stop', async (world) => {
  const probe = await world.probe();
  const sent = tally(count(100).map((i) => probe.echo(ANY, i)));
  const first = world.stop();
  assert.is(world.rt.stop(0), first);
  await first;
  await world.rt.stop();
  assert.equal(await sent, { Ok: 100 });
});

onAll(test, 'without a deadline everything that is not done ends as Shutdown', async (world) => {
  const [probe, ledger, gates] = [await world.probe(2), await world.ledger(2), await world.probeTs(2)];
  const { lo, hi } = gates.poolId;
  const held = tally(count(30).map((i) => gates.gate(hash(i))));
  const suspended = tally(count(30).map((i) => probe.waitFor(hash(i), lo, hi, Gates.kGate, i % 2)));
  await world.until(() => world.started('kGate') === 60, '60 tasks at the gate');
  const queued = tally([
    ...count(1000).map((i) => probe.echo(hash(i), i)),
    ...count(100).map((i) => probe.yieldTimes(hash(i), 1000)),
    ...count(100).map((i) => ledger.fan(hash(i), 50, 0, 0)),
    ...count(100).map((i) => probe.echo(EVERY, i)),
    ...count(100).map((i) => gates.echo(hash(i), i)),
  ]);
  const before = world.rt.link.platform.now();
  await world.stop(0);
  const shutdown = 'NotExecuted CHI_E_SHUTDOWN';
  assert.equal(await held, { [shutdown]: 30 });
  assert.equal(await suspended, { [shutdown]: 30 });
  const counts = await queued;
  assert.is(sum(counts), 1400);
  // A method whose children were shut down fails with a code of its own, or has seen enough of them.
  for (const key of Object.keys(counts))
    assert.match(key, /^(Ok|NotExecuted CHI_E_SHUTDOWN|CHI_E_SHUTTING_DOWN)$/, key);
  assert.ok(world.rt.link.platform.now() - before < 1.5e9, 'took too long');
  assertEveryOutcome(world);
});

onAll(
  test,
  'what waits for credit or room is told',
  async (world) => {
    const gates = await world.probeTs();
    const sent = tally(count(200).map(() => gates.gate(ANY)));
    await world.until(() => world.started('kGate') === 8, '8 tasks at the gate');
    await world.stop(0);
    const counts = await sent;
    assert.is(sum(counts), 200);
    assert.is(counts['NotExecuted CHI_E_SHUTDOWN'], 8, JSON.stringify(counts));
    assert.is((counts.CHI_E_SHUTTING_DOWN ?? 0) + (counts.CHI_E_SHUTDOWN ?? 0), 192, JSON.stringify(counts));
  },
  { config: { runtime: { client_credits: 8 } } },
);

onAll(test, 'a pool that is being created or destroyed', async (world) => {
  const gates = await world.probeTs();
  const gate = codeOf(gates.gate(ANY));
  await world.until(() => world.started('kGate') === 1, 'a task at the gate');
  const outcomes = tally([
    gates.destroy(),
    world.probeTs(2, { ticks: 50 }),
    world.probe(20),
    world.ledger(3),
  ]);
  await world.stop(0);
  assert.is(await gate, 'CHI_E_SHUTDOWN');
  assert.is(sum(await outcomes), 4);
  assertEveryOutcome(world);
});

onAll(test, 'a task of admin’s stops it, with its own deadline', async (world) => {
  const { admin, rt } = world;
  const probe = await world.probe(2);
  const gates = await world.probeTs();
  const gate = codeOf(gates.gate(ANY));
  await world.until(() => world.started('kGate') === 1, 'a task at the gate');
  const before = rt.link.platform.now();
  const sent = tally(count(100).map((i) => probe.echo(at(i % 2), i)));
  await admin.stopRuntime(ANY, 20);
  await world.stop(); // the same stop, which goes by the task's deadline
  assert.equal(await sent, { Ok: 100 });
  assert.is(await gate, 'CHI_E_SHUTDOWN');
  assert.ok(rt.link.platform.now() - before < 2e9, 'took too long');
});

onAll(test, 'an attached client is told, too', async (world) => {
  const { Runtime } = await import('../../host/index.js');
  const other = await Runtime.attach(world.rt.handle, { platform: world.rt.link.platform });
  const gates = await world.probeTs();
  const probe = await world.probe(1, {}, other);
  const { Client: Gate } = await import('../mods/probe_ts/probe_ts_client.js');
  const gate = codeOf(new Gate(other).bind(gates.poolId).gate(ANY));
  await world.until(() => world.started('kGate') === 1, 'a task at the gate');
  const stopped = world.stop(20);
  assert.is(await codeOf(probe.echo(ANY, 1)), 'CHI_E_SHUTTING_DOWN');
  assert.is(await gate, 'CHI_E_SHUTDOWN');
  other.detach();
  other.detach();
  assert.is(thrown(() => probe.echo(ANY, 1)).code, 'CHI_E_CLOSED');
  assert.is(thrown(() => other.allocateBuffer(8)).code, 'CHI_E_CLOSED');
  await stopped;
});

test.run();
