// A container of the test module vault, for what locks and groups cost.
import path from 'node:path';
import { DomainQuery, Runtime } from '../../host/index.js';
import { Client } from '../../tests/mods/vault/vault_client.js';
import { ROOT } from '../../tests/support/root.js';

export async function startVault(
  workers: number,
  lanes: number,
): Promise<{ runtime: Runtime; client: Client }> {
  const runtime = await Runtime.start({
    runtime: { workers },
    process_queue: { depth: 4096 },
    modules: { paths: [path.join(ROOT, 'dist', 'tests', 'mods')], registry: ['vault'] },
  });
  const client = new Client(runtime);
  await client.create(
    DomainQuery.localId(0),
    DomainQuery.globalBcast(),
    'bench',
    { containers: 1 },
    { lanes },
  );
  return { runtime, client };
}
