// Tasks that send tasks, wait for them, and go on, on whichever worker.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DomainQuery, type TraceEvent } from '../../host/index.js';
import { Client as SmallMessage } from '../../mods/small_message/small_message_client.js';
import { Method as Probes } from '../mods/probe/autogen/probe_methods.js';
import { Method as Gates } from '../mods/probe_ts/autogen/probe_ts_methods.js';
import { ANY, at, codeOf, count, EVERY, hash, onAll, rejection, type World } from '../support/runtime.js';

const test = suite('subtasks');

const smallMessage = (world: World, containers: number) =>
  new SmallMessage(world.rt).create(ANY, EVERY, 'messages', { containers }, { value: 42 });

onAll(test, 'a chain of any depth brings the value of its container', async (world) => {
  const messages = await smallMessage(world, 4);
  for (const depth of [0, 1, 2, 10, 100]) assert.is(await messages.md(hash(depth), depth), 42, `${depth}`);
  const everywhere = EVERY as unknown as DomainQuery; // reason: what the types refuse, the engine refuses too
  assert.is(await codeOf(messages.md(everywhere, 5)), 'CHI_E_NOT_REPLICABLE');
  const many = await Promise.all(count(500).map((i) => messages.md(hash(i), i % 20)));
  assert.equal(new Set(many), new Set([42]));
});

onAll(test, 'a chain that wants more memory than there is fails, and gives all of it back', async (world) => {
  const messages = await smallMessage(world, 1);
  const error = await rejection(messages.md(ANY, 1_000_000));
  assert.ok(['CHI_E_APP', 'CHI_E_NO_MEMORY'].includes(error.code), error.code);
  assert.is(await messages.md(ANY, 10), 42);
});

onAll(test, 'several children are awaited at once', async (world) => {
  const ledger = await world.ledger(4);
  assert.equal(await ledger.fan(ANY, 0, 0, 0), { sum: 0, failed: 0, failedCode: 0 });
  assert.equal(await ledger.fan(at(3), 8, 0, 0), { sum: 12, failed: 0, failedCode: 0 });
  const many = await Promise.all(count(100).map((i) => ledger.fan(hash(i), 40, 0, 0)));
  for (const answer of many) assert.equal(answer, { sum: 60, failed: 0, failedCode: 0 });
});

onAll(test, 'a child’s failure is its parent’s to see', async (world) => {
  const ledger = await world.ledger(4);
  assert.equal(await ledger.fan(ANY, 8, 2, -77), { sum: 8, failed: 2, failedCode: -77 });
  const probe = await world.probe();
  const { lo, hi } = probe.poolId;
  assert.equal(await probe.waitFor(ANY, lo, hi, Probes.kNoop, 0), { childOutcome: 0, childCode: 0 });
  const unknown = await probe.waitFor(ANY, lo, hi, 999, 0);
  assert.is(unknown.childOutcome & 0xff, 2); // NotExecuted
  const nowhere = await probe.waitFor(ANY, lo + 5000, hi, Probes.kNoop, 0);
  assert.is(nowhere.childOutcome & 0xff, 2);
});

onAll(test, 'a task yields, and others of its lane take their turns', async (world) => {
  const probe = await world.probe();
  assert.is(await probe.yieldTimes(ANY, 500), 500);
  const order: string[] = [];
  const long = probe.yieldTimes(ANY, 5000).then(() => order.push('long'));
  const short = probe.noop(ANY).then(() => order.push('short'));
  await Promise.all([long, short]);
  assert.equal(order, ['short', 'long']);
});

onAll(test, 'suspended tasks wait for a gate in another pool', async (world) => {
  const gates = await world.probeTs(2);
  const probe = await world.probe(2);
  const { lo, hi } = gates.poolId;
  const waiting = count(50).map((i) => probe.waitFor(hash(i), lo, hi, Gates.kGate, 1));
  await world.until(() => world.started('kGate') === 50, '50 tasks at the gate');
  assert.is(await probe.echo(ANY, 3), 3); // nobody is in the way
  assert.is(await gates.open(at(0)), 0);
  assert.is(await gates.open(at(1)), 50);
  for (const answer of await Promise.all(waiting)) assert.equal(answer, { childOutcome: 0, childCode: 0 });
});

onAll(test, 'a TypeScript method awaits children of its own and of other pools', async (world) => {
  const relay = await world.relay(2);
  const probe = await world.probe(3);
  const { lo, hi } = probe.poolId;
  assert.is(await relay.relay(ANY, lo, hi, 0), 0);
  assert.is(await relay.relay(at(1), lo, hi, 101), 5050);
  const many = await Promise.all(count(40).map((i) => relay.relay(hash(i), lo, hi, 20)));
  assert.equal(new Set(many), new Set([190]));
  const probeTs = await world.probeTs(2);
  assert.is(await probeTs.wait(ANY, 2, 0), 0);
  assert.is(await probeTs.wait(at(1), 1, 30), 30);
});

onAll(test, 'counters tell starts, not resumes', async (world) => {
  const messages = await smallMessage(world, 2);
  await messages.md(ANY, 9);
  assert.is(world.started('kMd'), 10);
  const workers = world.rt.pools.workers();
  assert.is(workers.reduce((sum, { resumed }) => sum + resumed, 0) > 0, true);
});

/** Tasks that were suspended on one worker and resumed on another. */
function moved(trace: readonly TraceEvent[]): string[] {
  const suspended = new Map<string, number>();
  const found: string[] = [];
  for (const { lane, method, task, kind, worker } of trace) {
    const key = `${lane} ${method} ${task}`;
    if (kind === 'suspend') suspended.set(key, worker);
    else if (kind === 'resume' && (suspended.get(key) ?? worker) !== worker) found.push(key); // older events may be lost
  }
  return found;
}

onAll(
  test,
  'a task that was suspended on one worker goes on on another',
  async (world) => {
    const probe = await world.probe(8);
    const gates = await world.probeTs();
    const { lo, hi } = gates.poolId;
    for (let round = 0; round < 200 && moved(world.rt.pools.trace()).length === 0; round++) {
      const waiting = count(64).map((i) => probe.waitFor(DomainQuery.localHash(i), lo, hi, Gates.kGate, 0));
      const before = world.started('kGate');
      await world.until(() => world.started('kGate') >= before, 'the gate');
      const others = count(64).map((i) => probe.spin(hash(i), 20_000));
      const many = count(1024).map((i) => probe.noop(hash(i))); // more than a turn's worth: the lanes go home
      while ((await gates.open(ANY)) !== 0);
      await Promise.all([...others, ...many]);
      let done = false;
      const all = Promise.all(waiting).then(() => {
        done = true;
      });
      while (!done) await gates.open(ANY);
      await all;
    }
    const [key] = moved(world.rt.pools.trace());
    assert.ok(key, 'no task changed its worker');
    const workers = world.rt.pools
      .trace()
      .filter(({ lane, method, task }) => `${lane} ${method} ${task}` === key)
      .map(({ kind, worker }) => `${kind} ${worker}`);
    assert.ok(new Set(workers.map((event) => event.split(' ')[1])).size > 1, workers.join(', '));
  },
  { traceCapacity: 50_000, config: { memory: { runtime_data_mib: 32 } } },
);

test.run();
