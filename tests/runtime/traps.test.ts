// A trap in a wasm module costs its container, and nothing else.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Client as Probe } from '../mods/probe/probe_client.js';
import { Method as Gates } from '../mods/probe_ts/autogen/probe_ts_methods.js';
import { ANY, at, codeOf, count, EVERY, hash, onAll, rejection, tally } from '../support/runtime.js';

const test = suite('traps');
const OK_OR_POISONED = /^(Ok|NotExecuted CHI_E_POISONED)$/;

onAll(test, 'with a full batch in hand and suspended tasks, everything has its outcome', async (world) => {
  const [probe, neighbour] = [await world.probe(2), await world.probe(2)];
  const [gates, ledger] = [await world.probeTs(), await world.ledger(3)];
  const { lo, hi } = gates.poolId;
  const suspended = tally(count(20).map(() => probe.waitFor(at(0), lo, hi, Gates.kGate, 0)));
  const elsewhere = tally(count(20).map(() => probe.waitFor(at(1), lo, hi, Gates.kGate, 0)));
  await world.until(() => world.started('kGate') === 40, '40 tasks at the gate');

  const before = tally(count(50).map(() => probe.noop(at(0))));
  const trap = rejection(probe.trap(at(0)));
  const after = tally(count(300).map(() => probe.noop(at(0)))); // behind it on its lane
  const beside = tally(count(300).map((i) => probe.echo(at(0), i))); // on four lanes
  const others = [
    tally(count(300).map((i) => probe.echo(at(1), i))),
    tally(count(300).map((i) => neighbour.echo(hash(i), i))),
    tally(count(300).map((i) => ledger.note(hash(i), i))),
  ];
  assert.equal(await before, { Ok: 50 });
  const error = await trap;
  assert.equal([error.code, error.fields.outcome], ['CHI_E_TRAP', 'AppError']);
  assert.equal(await after, { 'NotExecuted CHI_E_POISONED': 300 });
  for (const key of Object.keys(await beside)) assert.match(key, OK_OR_POISONED);
  assert.equal(await suspended, { 'AppError CHI_E_POISONED': 20 }); // the gate is still shut
  for (const other of others) assert.equal(await other, { Ok: 300 });
  assert.is(await gates.open(ANY), 40); // the children that nobody waits for any more are freed now
  assert.equal(await elsewhere, { Ok: 20 });
});

onAll(test, 'the container stays poisoned until its pool is created anew', async (world) => {
  const create = () => new Probe(world.rt).create(ANY, EVERY, 'phoenix', { containers: 2 });
  const probe = await create();
  const trapped = await rejection(probe.trap(at(1)));
  assert.is(trapped.code, 'CHI_E_TRAP');
  const error = await rejection(probe.noop(at(1)));
  assert.equal([error.code, error.fields.outcome], ['CHI_E_POISONED', 'NotExecuted']);
  assert.is(await codeOf(probe.trap(at(1))), 'CHI_E_POISONED');
  assert.is(await probe.echo(at(0), 1), 1);
  assert.is(await codeOf((await create()).noop(at(1))), 'CHI_E_POISONED'); // the same pool
  await probe.destroy();
  const again = await create();
  assert.is(await again.echo(at(1), 2), 2);
});

onAll(test, 'after every call of the engine and every wait, with a full batch in hand', async (world) => {
  const whole = await world.probe(2);
  const steps = await whole.trapAt(at(0), 0);
  assert.is(steps, 12);
  for (let step = 1; step <= steps; step++) {
    const probe = await world.probe(2);
    const before = tally(count(30).map((i) => probe.trapAt(at(i % 2), 0)));
    const error = await rejection(probe.trapAt(at(0), step));
    assert.equal([error.code, error.fields.outcome], ['CHI_E_TRAP', 'AppError']);
    assert.match(
      error.message,
      /unreachable in probe\.step \(tests\/mods\/probe\/probe_runtime\.ts:\d+:\d+\)/,
    );
    for (const key of Object.keys(await before))
      assert.match(key, /^(Ok|\w+ CHI_E_POISONED|AppError CHI_E_APP)$/);
    assert.is(await probe.echo(at(1), step), step);
    await probe.destroy();
  }
});

onAll(test, 'a method that calls itself without end, in the middle of calls of the engine', async (world) => {
  const neighbour = await world.probe(1);
  for (const allocate of [false, true]) {
    const probe = await world.probe(2);
    const error = await rejection(probe.recurse(at(0), allocate));
    assert.is(error.code, 'CHI_E_TRAP');
    assert.match(error.message, /unreachable in probe\.deeper \(tests\/mods\/probe\/probe_runtime\.ts:/);
    assert.is(await probe.echo(at(1), 1), 1);
    await probe.destroy();
  }
  assert.is(await neighbour.echo(ANY, 1), 1);
});

onAll(test, 'after a spawn: the child ends unseen', async (world) => {
  const probe = await world.probe(3);
  assert.is(await codeOf(probe.trapAfterSpawn(at(0), 1)), 'CHI_E_TRAP');
  assert.is(await codeOf(probe.trapAfterSpawn(at(1), 1)), 'CHI_E_TRAP'); // the child in its own container
  assert.is(await codeOf(probe.noop(at(1))), 'CHI_E_POISONED');
  assert.is(await probe.echo(at(2), 5), 5);
});

onAll(test, 'when it is resumed', async (world) => {
  const probe = await world.probe(4);
  const other = tally(count(200).map((i) => probe.echo(at(3), i)));
  assert.is(await codeOf(probe.suspendTrap(at(0), 1)), 'CHI_E_TRAP');
  assert.is(await codeOf(probe.suspendTrap(at(1), 1)), 'CHI_E_TRAP');
  assert.is(await codeOf(probe.suspendTrap(at(2), 0)), 'CHI_E_TRAP'); // its child was not executed
  assert.equal(await other, { Ok: 200 });
});

onAll(test, 'among many that yield and many that wait', async (world) => {
  const probe = await world.probe(2);
  const tasks = count(100).flatMap((i) => [probe.yieldTimes(at(0), i), probe.yieldTimes(at(1), i)]);
  const ended = tally(tasks);
  const trapped = codeOf(probe.trap(at(0)));
  const outcomes = await ended;
  assert.is(await trapped, 'CHI_E_TRAP');
  const {
    Ok = 0,
    'AppError CHI_E_POISONED': yielded = 0,
    'NotExecuted CHI_E_POISONED': queued = 0,
  } = outcomes;
  assert.is(Ok + yielded + queued, 200, JSON.stringify(outcomes));
  assert.ok(Ok >= 100 && yielded > 0, JSON.stringify(outcomes));
});

onAll(test, 'in kCreate: the creation fails, and the name is free', async (world) => {
  const create = (params: object) =>
    new Probe(world.rt).create(ANY, EVERY, 'made', { containers: 3 }, params);
  assert.is(await codeOf(create({ trap: true })), 'CHI_E_TRAP');
  assert.equal(world.rt.pools.find('made'), undefined);
  const failed = await rejection(create({ failCode: -21 }));
  assert.equal([failed.code, failed.fields.returnCode], ['CHI_E_APP', -21]);
  assert.is(await (await create({})).echo(at(2), 1), 1);
});

onAll(test, 'one after the other in many containers, while others work', async (world) => {
  const probe = await world.probe(40);
  const ledger = await world.ledger(2);
  const tasks = count(40).flatMap((id) => [
    probe.echo(at(id), id).catch(() => {}), // may be overtaken on another lane
    codeOf(probe.trap(at(id))),
    codeOf(probe.noop(at(id))),
    ledger.note(hash(id), id).then(() => 'Ok'),
  ]);
  const outcomes = (await Promise.all(tasks)).filter((outcome) => typeof outcome === 'string');
  for (const code of ['CHI_E_TRAP', 'CHI_E_POISONED', 'Ok']) {
    assert.is(outcomes.filter((outcome) => outcome === code).length, 40, code);
  }
  const failed = world.rt.pools.methods().find(({ method }) => method === 'kTrap');
  assert.equal([failed?.tasks, failed?.failed], [40, 40]);
});

test.run();
