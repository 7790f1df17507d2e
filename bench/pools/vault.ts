// A container of the test module vault, for what locks and groups cost.
import { DomainQuery, type Runtime } from '../../host/index.js';
import { Client } from '../../tests/mods/vault/vault_client.js';
import { startWith } from './test-modules.js';

export async function startVault(
  workers: number,
  lanes: number,
): Promise<{ runtime: Runtime; client: Client }> {
  const runtime = await startWith('vault', workers, 4096);
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
