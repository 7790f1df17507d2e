// Stopping real threads: those that work for the runtime, and those that are its clients.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { atWork, reportOf, threadsOn } from '../support/attached.js';
import { run } from '../support/program.js';
import { count, onNode } from '../support/runtime.js';

const test = suite('stop with threads');

onNode(
  test,
  'threads that send all the time are told, and everything they sent has an end',
  async (world) => {
    const { start } = await threadsOn(world);
    const threads = count(3).map(() => start('untilStopped'));
    const reports = threads.map(reportOf);
    await Promise.all(threads.map(atWork));
    await world.until(() => world.started('kEcho') > 10_000);
    await world.stop(100);
    assert.equal(await Promise.all(reports), [1, 1, 1]);
  },
);

onNode(test, 'a thread that blocks is told', async (world) => {
  const { start } = await threadsOn(world);
  const threads = count(2).map(() => start('blockedAtGate'));
  const reports = threads.map(reportOf);
  await world.until(() => world.started('kGate') === 2);
  await world.stop(0);
  assert.equal(await Promise.all(reports), [1, 1]);
});

test('a timer that a module left open holds nobody up', async () => {
  const { lines, ms } = await run('lingers');
  assert.equal(lines, ['CHI_E_SHUTDOWN']);
  assert.ok(ms < 10_000, `${ms} ms`);
});

test('a method that never comes back is ended with its thread', async () => {
  const { lines, ms } = await run('spins', /^$|is stuck in probe.kSpin/);
  assert.equal(lines, ['CHI_E_SHUTDOWN']);
  assert.ok(ms < 10_000, `${ms} ms`);
});

test.run();
