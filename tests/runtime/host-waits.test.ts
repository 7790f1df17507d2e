// What a TypeScript method may await: time, others, the outside; on a simulated platform nothing else.

import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ANY, at, count, onAll, onNode, PLACES, rejection } from '../support/runtime.js';

const test = suite('host waits');
const SIMULATED = PLACES.filter(({ seed }) => seed !== undefined);

onAll(test, 'a time, and meanwhile other tasks run', async (world) => {
  const probe = await world.probeTs(1);
  const [long, short] = [probe.sleep(ANY, 40), probe.sleep(ANY, 15)];
  assert.is(await probe.echo(ANY, 1), 1);
  const slept = [await short, await long].map(({ sleptMs }) => sleptMs);
  assert.ok(slept[0] > 13 && slept[1] > 38, `${slept}`);
  assert.ok(slept[0] < slept[1]);
});

onAll(
  test,
  'an hour is nothing in virtual time',
  async (world) => {
    const probe = await world.probeTs(2);
    const slept = await Promise.all(count(10).map((i) => probe.sleep(at(i % 2), (i + 1) * 360_000)));
    for (const [i, { sleptMs }] of slept.entries())
      assert.ok(Math.abs(sleptMs - (i + 1) * 360_000) < 1, `${sleptMs} ms`);
  },
  { config: { runtime: { wait_limit_ms: 2_000_000_000 } } },
  SIMULATED,
);

onAll(test, 'something, but not for longer than a time', async (world) => {
  const probe = await world.probeTs(1);
  assert.is(await probe.gateFor(ANY, 5), false);
  const opened = probe.gateFor(ANY, 60_000);
  await probe.open(ANY);
  assert.is(await opened, true);
});

onAll(test, 'a yield', async (world) => {
  const probe = await world.probeTs(1);
  await Promise.all([probe.giveWay(ANY, 20), probe.giveWay(ANY, 1)]);
});

onAll(test, 'the outside, and its errors', async (world) => {
  const probe = await world.probeTs(1);
  const file = fileURLToPath(import.meta.url);
  assert.is(await probe.io(ANY, file), statSync(file).size);
  const error = await rejection(probe.io(ANY, `${file}.missing`));
  assert.is(error.code, 'CHI_E_EXCEPTION');
  assert.match(error.message, 'ENOENT');
});

onAll(test, 'a RunContext that was kept reaches nothing once its method has ended', async (world) => {
  const probe = await world.probeTs(1);
  assert.is(await probe.kept(ANY), '');
  assert.is(await probe.kept(ANY), Array(6).fill('CHI_E_ENDED').join(' '));
});

onAll(test, 'RunContexts are counted, however their methods end', async (world) => {
  const probe = await world.probeTs(1);
  const sum = (key: 'contextsMade' | 'contextsEnded') =>
    world.rt.pools.workers().reduce((total, worker) => total + worker[key], 0);
  const made = sum('contextsMade');
  await Promise.all([
    probe.echo(ANY, 1),
    probe.giveWay(ANY, 2),
    rejection(probe.throwError(ANY, 'at once')),
    rejection(probe.reject(ANY, 'later')),
  ]);
  assert.is(sum('contextsMade'), made + 4);
  await world.until(
    () => sum('contextsEnded') === sum('contextsMade'),
    'every context to be counted as ended',
  );
});

onNode(test, 'anything else on real threads', async (world) => {
  await (await world.probeTs(1)).foreign(ANY, 5);
});

onAll(
  test,
  'anything else is refused by name',
  async (world) => {
    const probe = await world.probeTs(1);
    const error = await rejection(probe.foreign(ANY, 1));
    assert.is(error.code, 'CHI_E_EXCEPTION');
    assert.match(error.message, 'probe_ts.kForeign awaits something that is not the platform');
    assert.is(await probe.echo(ANY, 1), 1);
  },
  {},
  SIMULATED,
);

test.run();
