// The ways in which a client sends a task: promise, handle, allocated first, blocking, and with nobody waiting.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { TASK_FIRE_AND_FORGET, TASK_HEADER_SIZE } from '../../assembly/abi/layout.js';
import type { AnyQuery } from '../../host/index.js';
import { Method as Probes } from '../mods/probe/autogen/probe_methods.js';
import type { Client as Probe } from '../mods/probe/probe_client.js';
import { countTasks } from '../support/quiet.js';
import {
  ANY,
  at,
  codeOf,
  count,
  EVERY,
  hash,
  onAll,
  onNode,
  thrown,
  type World,
} from '../support/runtime.js';

const test = suite('client forms');

onAll(test, 'a handle keeps its task until it is deleted', async (world) => {
  const probe = await world.probe();
  const handle = probe.asyncEcho(ANY, 11);
  assert.is((await handle).answer, 11);
  assert.is((await handle).answer, 11); // as often as one likes
  assert.is(handle.task.value, 11);
  assert.is(world.rt.link.pending, 0);
  handle.delTask();
  assert.is(thrown(() => handle.delTask()).code, 'CHI_E_CLOSED');
  assert.is(thrown(() => handle.task).code, 'CHI_E_CLOSED');
  assert.is(await codeOf(handle), 'CHI_E_CLOSED');
});

onAll(test, 'a handle that nobody awaits, one that fails, one that is deleted too soon', async (world) => {
  const probe = await world.probe();
  const gates = await world.probeTs();
  const unseen = count(20).map((i) => probe.asyncFail(ANY, i % 2 === 0 ? -1 : 0));
  const failing = probe.asyncFail(ANY, -3);
  assert.is(await codeOf(failing), 'CHI_E_APP');
  assert.is(failing.task.code, -3);
  const waiting = gates.asyncGate(ANY);
  assert.is(thrown(() => waiting.delTask()).code, 'CHI_E_BAD_ARGUMENT');
  await world.until(() => world.started('kGate') === 1, 'a task at the gate');
  assert.is(await gates.open(ANY), 1);
  await waiting;
  for (const handle of [...unseen, failing, waiting]) handle.delTask();
});

onAll(test, 'allocated first, sent once', async (world) => {
  const probe = await world.probe();
  const handle = probe.asyncEchoAlloc(ANY, 1);
  assert.is(await codeOf(handle), 'CHI_E_BAD_ARGUMENT'); // not sent yet
  handle.task.value = 77;
  assert.is((await handle.send()).answer, 77);
  assert.is(thrown(() => handle.send()).code, 'CHI_E_BAD_ARGUMENT');
  handle.delTask();
  assert.is(thrown(() => handle.send()).code, 'CHI_E_BAD_ARGUMENT');
  const never = probe.asyncEchoAlloc(ANY, 1);
  never.delTask();
  assert.is(thrown(() => never.send()).code, 'CHI_E_CLOSED');
});

onAll(test, 'blocking, also among promises that are under way', async (world) => {
  const probe = await world.probe(3);
  assert.is(probe.echoSync(ANY, 5), 5);
  assert.is(thrown(() => probe.failSync(ANY, -8)).fields.returnCode, -8);
  assert.is(thrown(() => probe.echoSync(at(9), 1)).code, 'CHI_E_UNKNOWN_CONTAINER');
  const promises = count(200).map((i) => probe.echo(hash(i), i));
  for (const i of count(20)) assert.is(probe.echoSync(hash(i), i), i);
  assert.equal(await Promise.all(promises), count(200));
  const probeTs = await world.probeTs(2);
  assert.is(probeTs.echoSync(at(1), 6), 6);
});

// On a simulated platform nothing else runs while this thread blocks, not even what a method awaits.
onNode(test, 'blocking for a method that awaits', async (world) => {
  const probeTs = await world.probeTs(2);
  assert.is(probeTs.waitSync(ANY, 1, 5), 5);
});

onAll(test, 'blocking with a deadline: the task goes on, and is freed when it ends', async (world) => {
  const gates = await world.probeTs();
  const { link } = world.rt;
  const gate = link.newTask(gates, 15, TASK_HEADER_SIZE, ANY, 0); // kGate
  const error = thrown(() => link.sendSync(gate, () => undefined, 20));
  assert.is(error.code, 'CHI_E_DEADLINE');
  assert.is(await gates.open(ANY), 1);
});

onAll(test, 'a method may not block its worker', async (world) => {
  const relay = await world.relay();
  const probe = await world.probe();
  const { lo, hi } = probe.poolId;
  assert.is(await relay.holdUp(ANY, lo, hi), 'CHI_E_BAD_ARGUMENT');
});

/** Sends a task that nobody waits for. */
function post(world: World, probe: Probe, method: number, query: AnyQuery = ANY): void {
  const { link } = world.rt;
  link.post(link.newTask(probe, method, TASK_HEADER_SIZE + 8, query, TASK_FIRE_AND_FORGET));
}

onAll(test, 'fire and forget: freed once, however it ends', async (world) => {
  const probe = await world.probe(3);
  const doomed = await world.probe(2);
  const { completed } = countTasks(world.rt);
  for (const i of count(300)) post(world, probe, Probes.kNoop, hash(i));
  for (const i of count(100)) post(world, probe, Probes.kFail, hash(i));
  for (const _ of count(20)) post(world, probe, 999); // an unknown method
  for (const _ of count(20)) post(world, probe, Probes.kNoop, at(77)); // an unknown container
  for (const _ of count(20)) post(world, probe, Probes.kNoop, EVERY);
  for (const _ of count(20)) post(world, doomed, Probes.kTrap);
  await world.until(() => countTasks(world.rt).completed - completed === 540, '540 outcomes');
  assert.is(world.rt.link.pending, 0);
  assert.is(await probe.echo(at(2), 1), 1);
  await doomed.destroy();
  for (const _ of count(20)) post(world, doomed, Probes.kNoop);
});

onAll(test, 'fire and forget from a method', async (world) => {
  const ledger = await world.ledger(4);
  await ledger.post(ANY, 40);
  const notes = async () => (await Promise.all(count(4).map((id) => ledger.count(at(id))))).join();
  let seen = '';
  for (let i = 0; i < 1000 && seen !== '10,10,10,10'; i++) seen = await notes();
  assert.is(seen, '10,10,10,10');
});

test.run();
