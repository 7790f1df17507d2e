// Pools that the configuration wants at the start (`compose`).
import { ContainerClient, type LinkSource } from '../client/container-client.js';
import { DomainQuery } from '../client/domain-query.js';
import type { Configuration } from '../config/configuration.js';
import { ChimaeraError } from '../errors.js';
import type { ModuleManager } from '../modules/module-manager.js';
import { encodeParams } from './create-params.js';

class AnyClient extends ContainerClient {
  make(module: string, pool: string, containers: number, params: Uint8Array): Promise<this> {
    const [here, all] = [DomainQuery.localId(0), DomainQuery.globalBcast()];
    return this.newPool(module, here, all, pool, { containers }, params);
  }
}

/** Creates them in their order, or finds those that are there; throws what the first that fails says, with its name. */
export async function compose(
  source: LinkSource & { readonly modules: ModuleManager },
  wanted: Configuration['compose'],
): Promise<void> {
  for (const { module, pool, containers = 1, params = {} } of wanted) {
    try {
      const { index } = await source.modules.register(module);
      const bytes = encodeParams(source.modules.manifest(index)?.createParams, params);
      await new AnyClient(source).make(module, pool, containers, bytes);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const problems = [`compose: pool ${pool} of module ${module}: ${error.message}`];
      throw new ChimaeraError('CHI_E_CONFIG', { problems }, { cause: error });
    }
  }
}
