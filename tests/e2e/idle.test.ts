// An idle runtime uses no CPU.
// runs alone
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ANY, codeOf, count, hash, onNode, type World } from '../support/runtime.js';

const test = suite('idle');
const MEASURE_MS = 2000;

/** The share of one processor that this process uses while it waits, all of its threads together. */
async function cpuShare(): Promise<number> {
  await sleep(200); // collections and compilations that the work before has left
  const [before, start] = [process.cpuUsage(), performance.now()];
  await sleep(MEASURE_MS);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / (performance.now() - start);
}

async function assertIdle(world: World): Promise<void> {
  const share = await cpuShare();
  assert.ok(share < 0.01, `${(share * 100).toFixed(2)} % of a processor`);
  const parks = world.rt.pools.workers().map((worker) => worker.parks);
  await cpuShare();
  assert.equal(
    world.rt.pools.workers().map((worker) => worker.parks),
    parks,
    'a worker woke up',
  );
}

onNode(test, 'with wasm containers, after work', async (world) => {
  const probe = await world.probe(4);
  await Promise.all(count(20_000).map((i) => probe.echo(hash(i), i)));
  await assertIdle(world);
  assert.is(await probe.echo(ANY, 1), 1);
});

onNode(test, 'with a TypeScript container on one worker, and a task that waits', async (world) => {
  const [probe, gates] = [await world.probe(4), await world.probeTs(1)];
  await Promise.all(count(2000).flatMap((i) => [probe.echo(hash(i), i), gates.echo(ANY, i)]));
  const gate = gates.gate(ANY);
  await world.until(() => world.started('kGate') === 1, 'a task at the gate');
  await assertIdle(world);
  assert.is(await gates.open(ANY), 1);
  await gate;
});

onNode(test, 'with timers an hour away, which the workers keep', async (world) => {
  const [clock, gates] = [await world.clockwork(4), await world.probeTs(1)];
  await Promise.all(count(500).flatMap((i) => [clock.nap(hash(i), 0, 1, false), gates.echo(ANY, i)]));
  const naps = count(20).map((i) => codeOf(clock.nap(hash(i), 3600e9 + i * 1e6, 1, false)));
  await world.until(() => world.started('kNap') === 520, 'tasks that sleep');
  await assertIdle(world);
  const start = performance.now();
  await clock.nap(ANY, 30e6, 1, false); // an earlier one comes in time
  assert.ok(performance.now() - start < 200, `${performance.now() - start} ms`);
  await world.stop(0);
  assert.equal(new Set(await Promise.all(naps)), new Set(['CHI_E_SHUTDOWN']));
});

test.run();
