// The methods of the test module probe_ts do what their comments say: the other tests rely on it.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { METHOD_RECOVER } from '../../../assembly/abi/layout.js';
import { DomainQuery, type Runtime } from '../../../host/index.js';
import { Client, THROW_IN_MAP } from '../../mods/probe_ts/probe_ts_client.js';
import { rejection, startWithProbes } from '../../support/probes.js';

const test = suite<{ runtime: Runtime; made: number; probe: Client }>('test module probe_ts');

const [first, second] = [DomainQuery.localId(0), DomainQuery.localId(1)];

test.before(async (context) => {
  context.runtime = await startWithProbes();
  context.made = 0;
  context.probe = await newPool(context);
});
test.after(({ runtime }) => runtime.stop());

function newPool(context: { runtime: Runtime; made: number }, params = {}): Promise<Client> {
  const name = `probe_ts ${context.made++}`;
  const affinity = DomainQuery.globalBcast();
  return new Client(context.runtime).create(first, affinity, name, { containers: 2 }, params);
}

test('echo answers in both containers', async ({ probe }) => {
  assert.is(await probe.echo(first, 1), 1);
  assert.is(await probe.echo(second, 0xfedcba98), 0xfedcba98);
});

test('an exception reaches the caller with its message, before and after an await', async ({ probe }) => {
  for (const failing of [probe.throwError(first, 'näh'), probe.reject(first, 'näh')]) {
    const { code, message, fields } = await rejection(failing);
    assert.is(code, 'CHI_E_EXCEPTION');
    assert.match(message, 'näh');
    assert.is(fields.outcome, 'AppError');
  }
  assert.is(await probe.echo(first, 2), 2, 'nothing else is harmed');
});

test('a negative returnCode is failed(code), any other is an exception', async ({ probe }) => {
  const failed = await rejection(probe.failCode(first, -9));
  assert.equal([failed.code, failed.fields.returnCode], ['CHI_E_APP', -9]);
  assert.is((await rejection(probe.failCode(first, 9))).code, 'CHI_E_EXCEPTION');
});

test('wait awaits microtasks, and subtasks of its own container', async ({ probe }) => {
  assert.is(await probe.wait(first, 5, 0), 0);
  assert.is(await probe.wait(second, 0, 10), 10);
  assert.is(await probe.wait(first, 3, 3), 3);
});

test('gate is held until open', async ({ probe }) => {
  assert.is(await probe.open(first), 0);
  const held = [probe.gate(first), probe.gate(first), probe.gate(second)];
  let released = 0;
  while (released < 2) released += await probe.open(first);
  await Promise.all(held.slice(0, 2));
  while ((await probe.open(second)) === 0);
  await held[2];
});

test('keys choose between four lanes; a mapping that throws takes the default lane', async ({ probe }) => {
  const lanes = await Promise.all([0, 1, 2, 3, 4].map((key) => probe.laneOf(first, key)));
  assert.is(new Set(lanes.map(({ lane }) => lane)).size, 4);
  assert.is(lanes[0].lane, lanes[4].lane);
  assert.is(new Set(lanes.map(({ worker }) => worker)).size, 1, 'all of them at home');
  assert.is((await probe.laneOf(first, THROW_IN_MAP)).lane, lanes[0].lane);
});

test('kCreate may await, and may throw', async (context) => {
  const slow = await newPool(context, { ticks: 20 });
  assert.is(await slow.echo(second, 3), 3);
  assert.is((await rejection(newPool(context, { fail: true }))).code, 'CHI_E_EXCEPTION');
});

test('a method that is declared as -1', async ({ probe }) => {
  const task = probe.link.newTask(probe, METHOD_RECOVER, 120, first, 0);
  const refused = probe.link.send(task, () => undefined);
  assert.is((await rejection(refused)).code, 'CHI_E_UNSUPPORTED_METHOD');
});

test.run();
