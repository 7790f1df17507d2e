// Pools that the configuration wants at the start (`compose`).
import { ContainerClient, type LinkSource } from '../client/container-client.js';
import { DomainQuery } from '../client/domain-query.js';
import type { Configuration } from '../config/configuration.js';
import { ChimaeraError } from '../errors.js';
import type { ModuleManager } from '../modules/module-manager.js';

class AnyClient extends ContainerClient {
  make(module: string, pool: string, containers: number): Promise<this> {
    return this.newPool(module, DomainQuery.localId(0), DomainQuery.globalBcast(), pool, { containers });
  }
}

/** Creates them in their order, or finds those that are there; throws what the first that fails says, with its name. */
export async function compose(
  source: LinkSource & { readonly modules: ModuleManager },
  wanted: Configuration['compose'],
): Promise<void> {
  for (const { module, pool, containers = 1 } of wanted) {
    try {
      await source.modules.register(module);
      await new AnyClient(source).make(module, pool, containers);
    } catch (error) {
      if (!(error instanceof ChimaeraError)) throw error;
      const problems = [`compose: pool ${pool} of module ${module}: ${error.message}`];
      throw new ChimaeraError('CHI_E_CONFIG', { problems }, { cause: error });
    }
  }
}
