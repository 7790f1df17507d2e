// A seed decides everything: the same one gives the same run, to the byte; and whatever the seed, each task has its one
// outcome and nothing is left behind.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DomainQuery, formatTrace, Runtime } from '../../host/index.js';
import { Random } from '../../host/platform/sim/random.js';
import { simPlatform } from '../../host/platform/sim/sim-platform.js';
import { Client } from '../../mods/small_message/small_message_client.js';

const test = suite('seeds');
const HERE = DomainQuery.localId(0);
const MEMORY = { main_mib: 4, runtime_data_mib: 8, client_data_mib: 1 };
const SEEDS = 60;

interface Run {
  values: number[];
  trace: string;
}

async function run(seed: number, tasks: number): Promise<Run> {
  const random = new Random(seed);
  const workers = 1 + random.below(4);
  const runtime = await Runtime.start(
    { runtime: { workers }, memory: MEMORY, process_queue: { depth: 16 } },
    { platform: simPlatform(seed), traceCapacity: 4096 },
  );
  try {
    await runtime.modules.register('small_message');
    const before = runtime.pools.liveBytes('main');
    const client = await new Client(runtime).create(
      HERE,
      DomainQuery.globalBcast(),
      'pool',
      { containers: 1 + random.below(5) },
      { value: seed },
    );
    const sent = Array.from({ length: tasks }, () => {
      const query = random.below(8) === 0 ? DomainQuery.globalBcast() : DomainQuery.globalHash(random.next());
      return client.md(query, random.below(6));
    });
    const values = await Promise.all(sent);
    const trace = formatTrace(runtime.pools.trace());
    await client.destroy();
    assert.is(runtime.pools.liveBytes('main'), before, `seed ${seed} left something in main`);
    assert.is(runtime.link.pending, 0);
    return { values, trace };
  } finally {
    await runtime.stop();
  }
}

test('the same seed gives the same trace, byte for byte', async () => {
  const [first, second] = [await run(7, 50), await run(7, 50)];
  assert.ok(first.trace.length > 1000);
  assert.is(first.trace, second.trace);
});

test('different seeds give different traces', async () => {
  const traces = new Set<string>();
  for (let seed = 1; seed <= 10; seed++) traces.add((await run(seed, 20)).trace);
  assert.is(traces.size, 10);
});

test('the trace names worker, lane and task', async () => {
  const { trace } = await run(3, 10);
  assert.match(trace, /pool/);
  assert.match(trace, /kMd/);
});

test(`${SEEDS} seeds: every task has its value, and nothing is left`, async () => {
  for (let seed = 100; seed < 100 + SEEDS; seed++) {
    const { values } = await run(seed, 60);
    assert.ok(
      values.every((value) => value === seed),
      `seed ${seed}: ${values}`,
    );
  }
});

test.run();
