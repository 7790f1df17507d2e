// Other worker threads of the program use the runtime as clients.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DomainQuery, Runtime } from '../../host/index.js';
import { Client } from '../../mods/small_message/small_message_client.js';

const test = suite('attach');
const THREAD = new URL('./attach-thread.js', import.meta.url);
const TASKS = 2000;

async function start(): Promise<{ runtime: Runtime; client: Client }> {
  const runtime = await Runtime.start({ runtime: { workers: 2 } });
  await runtime.modules.register('small_message');
  const everywhere = DomainQuery.globalBcast();
  const client = await new Client(runtime).create(DomainQuery.localId(0), everywhere, 'pool', {
    containers: 4,
  });
  return { runtime, client };
}

function attach(runtime: Runtime, client: Client, dies = false): Worker {
  return new Worker(THREAD, {
    workerData: { handle: runtime.handle, pool: client.poolId, tasks: TASKS, dies },
  });
}

test('threads attach, block or await, and leave; their slots are used again', async () => {
  const { runtime, client } = await start();
  for (let round = 0; round < 2; round++) {
    const threads = Array.from({ length: 3 }, () => attach(runtime, client));
    const sums = await Promise.all(threads.map(async (thread) => (await once(thread, 'message'))[0]));
    assert.equal(sums, [2 * TASKS, 2 * TASKS, 2 * TASKS]);
  }
  assert.is(await client.md(DomainQuery.globalHash(1), 2), 1);
  assert.is(runtime.pools.liveBytes('main'), 0);
  await runtime.stop();
});

test('a thread that is terminated in the middle harms nobody', async () => {
  const { runtime, client } = await start();
  for (let i = 0; i < 5; i++) {
    const thread = attach(runtime, client, true);
    while (runtime.pools.methods().every(({ method, tasks }) => method !== 'kMd' || tasks < (i + 1) * 1000)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    await thread.terminate();
    const values = await Promise.all(
      Array.from({ length: 200 }, (_, j) => client.md(DomainQuery.globalHash(j), 1)),
    );
    assert.ok(values.every((value) => value === 1));
  }
  await runtime.stop();
});

test.run();
