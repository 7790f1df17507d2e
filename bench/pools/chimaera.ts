// Chimaera as a pool: a container of the wasm module probe for each worker, taken in turns.
import { type ConfigurationInput, DomainQuery, type Runtime } from '../../host/index.js';
import { Client } from '../../tests/mods/probe/probe_client.js';
import type { Pool, PoolOptions } from './pool.js';
import { startWith } from './test-modules.js';

export const name = 'chimaera';

const CELL_BYTES = 4;
const EVERY = DomainQuery.globalBcast();

/** Starts a runtime with the module probe and a pool of it; `config.runtime` and the queue's depth are the caller's. */
export async function startProbe(
  workers: number,
  depth: number,
  config: ConfigurationInput['runtime'] = {},
): Promise<{ runtime: Runtime; client: Client; queries: DomainQuery[] }> {
  const runtime = await startWith('probe', workers, depth, config);
  const client = new Client(runtime);
  await client.create(DomainQuery.localId(0), EVERY, 'bench', { containers: workers });
  return { runtime, client, queries: Array.from({ length: workers }, (_, id) => DomainQuery.localId(id)) };
}

export async function create({ workers, capacity }: PoolOptions): Promise<Pool> {
  const { runtime, client, queries } = await startProbe(workers, capacity);
  let next = 0;
  return {
    run(kernel, argument) {
      next = next + 1 === workers ? 0 : next + 1;
      return kernel === 'noop' ? client.noop(queries[next]) : client.spin(queries[next], argument);
    },
    async everywhere(width) {
      const wide = new Client(runtime);
      await wide.create(DomainQuery.localId(0), EVERY, 'wide', { containers: width });
      return () => wide.noop(EVERY);
    },
    close: () => runtime.stop(),
    sharedBytes: () => ({ live: runtime.pools.liveBytes('main'), queue: capacity * CELL_BYTES }),
  };
}
