// The methods of the test module probe do what their comments say: the other tests rely on it.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { METHOD_RECOVER } from '../../../assembly/abi/layout.js';
import { ChimaeraError, DomainQuery, type Runtime } from '../../../host/index.js';
import { Client, TRAP_IN_MAP } from '../../mods/probe/probe_client.js';
import { Method as TsMethod } from '../../mods/probe_ts/autogen/probe_ts_methods.js';
import { Client as TsClient } from '../../mods/probe_ts/probe_ts_client.js';
import { rejection, startWithProbes } from '../../support/probes.js';

const test = suite<{ runtime: Runtime; made: number }>('test module probe');

const [first, second] = [DomainQuery.localId(0), DomainQuery.localId(1)];

test.before(async (context) => {
  context.runtime = await startWithProbes();
  context.made = 0;
});
test.after(({ runtime }) => runtime.stop());

async function newPool(context: { runtime: Runtime; made: number }, params = {}): Promise<Client> {
  const name = `probe ${context.made++}`;
  const affinity = DomainQuery.globalBcast();
  return new Client(context.runtime).create(first, affinity, name, { containers: 2 }, params);
}

test('noop, echo and spin answer', async (context) => {
  const probe = await newPool(context);
  assert.is(await probe.noop(first), undefined);
  assert.is(await probe.echo(second, 0xfedcba98), 0xfedcba98);
  for (const iterations of [0, 1, 1000]) assert.is(await probe.spin(first, iterations), spin(iterations));
});

/** The kernel as the benchmarks' JavaScript has it. */
function spin(n: number): number {
  let x = n | 0;
  for (let i = 0; i < n; i++) {
    x = (Math.imul(x, 1664525) + 1013904223) | 0;
    x ^= x >>> 13;
  }
  return x;
}

test('yieldTimes yields', async (context) => {
  const probe = await newPool(context);
  assert.is(await probe.yieldTimes(first, 0), 0);
  assert.is(await probe.yieldTimes(first, 7), 7);
});

test('fail fails with its code, and unsupported and unknown methods are refused', async (context) => {
  const probe = await newPool(context);
  const failed = await rejection(probe.fail(first, -7));
  assert.equal([failed.code, failed.fields.returnCode], ['CHI_E_APP', -7]);
  await probe.fail(first, 0);
  assert.is((await rejection(probe.unsupported(first))).code, 'CHI_E_UNSUPPORTED_METHOD');
  assert.is((await rejection(probe.call(9999, first))).code, 'CHI_E_UNKNOWN_METHOD');
});

test('keys choose between four lanes', async (context) => {
  const probe = await newPool(context);
  const lanes = await Promise.all([0, 1, 2, 3, 4, 5].map((key) => probe.laneOf(first, key)));
  assert.is(new Set(lanes.map(({ lane }) => lane)).size, 4);
  assert.is(lanes[0].lane, lanes[4].lane);
  const one = await newPool(context, { lanes: 1 });
  const [a, b] = await Promise.all([one.laneOf(first, 0), one.laneOf(first, 1)]);
  assert.is(a.lane, b.lane);
});

test('waitFor sleeps until a task of another pool is done', async (context) => {
  const probe = await newPool(context);
  const gate = await new TsClient(context.runtime).create(first, DomainQuery.globalBcast(), 'gate');
  const { lo, hi } = gate.poolId;
  let done = false;
  const waiting = probe.waitFor(first, lo, hi, TsMethod.kGate, 0).then((answer) => {
    done = true;
    return answer;
  });
  while ((await gate.open(first)) === 0) assert.not(done);
  assert.equal(await waiting, { childOutcome: 0, childCode: 0 });
  const failing = await probe.waitFor(first, probe.poolLo, probe.poolHi, METHOD_RECOVER, 1);
  assert.is(failing.childOutcome & 0xff, 2, 'NotExecuted');
});

for (const [name, call] of [
  ['trap', (probe: Client) => probe.trap(first)],
  ['trapAfterSpawn', (probe: Client) => probe.trapAfterSpawn(first, 1)],
  ['trapAfterSpawn to itself', (probe: Client) => probe.trapAfterSpawn(first, 0)],
  ['suspendTrap', (probe: Client) => probe.suspendTrap(first, 1)],
  ['suspendTrap on itself', (probe: Client) => probe.suspendTrap(first, 0)],
  ['trapInMap', (probe: Client) => probe.trapInMap(first, TRAP_IN_MAP)],
] as const) {
  test(`${name} traps, and its container alone is poisoned`, async (context) => {
    const probe = await newPool(context);
    assert.is((await rejection(call(probe))).code, 'CHI_E_TRAP');
    assert.is((await rejection(probe.echo(first, 1))).code, 'CHI_E_POISONED');
    assert.is(await probe.echo(second, 1), 1);
  });
}

test('trapInMap without the key does not trap', async (context) => {
  const probe = await newPool(context);
  await probe.trapInMap(first, 1);
});

test('kCreate fails or traps on request', async (context) => {
  const failed = await rejection(newPool(context, { failCode: -5 }));
  assert.instance(failed, ChimaeraError);
  assert.is((await rejection(newPool(context, { trap: true }))).code, 'CHI_E_TRAP');
});

test.run();
