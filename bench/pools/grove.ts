// The test module grove, with a container for each worker: a tree of tasks that wasm sends.
import { DomainQuery, type Runtime } from '../../host/index.js';
import { Client } from '../../tests/mods/grove/grove_client.js';
import { startWith } from './test-modules.js';

export async function startGrove(workers: number): Promise<{ runtime: Runtime; client: Client }> {
  const runtime = await startWith('grove', workers, 1024);
  const client = new Client(runtime);
  await client.create(DomainQuery.localId(0), DomainQuery.globalBcast(), 'bench', { containers: workers });
  return { runtime, client };
}
