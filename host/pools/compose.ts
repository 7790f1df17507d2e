// Pools that the configuration wants at the start (`compose`).
import { ContainerClient, type LinkSource } from '../client/container-client.js';
import { DomainQuery } from '../client/domain-query.js';
import type { Configuration } from '../config/configuration.js';
import { lateRefusal } from '../config/load.js';
import type { Fault } from '../config/problem.js';
import type { ModuleManager } from '../modules/module-manager.js';
import { encodeParams, ParamsError } from './create-params.js';

class AnyClient extends ContainerClient {
  make(module: string, pool: string, containers: number, params: Uint8Array): Promise<this> {
    const [here, all] = [DomainQuery.localId(0), DomainQuery.globalBcast()];
    return this.newPool(module, here, all, pool, { containers }, params);
  }
}

/** Creates them in their order, or finds those that are there; throws CHI_E_CONFIG for the first that fails. */
export async function compose(
  source: LinkSource & { readonly modules: ModuleManager },
  configuration: Configuration,
): Promise<void> {
  for (const [i, { module, pool, containers = 1, params = {} }] of configuration.compose.entries()) {
    try {
      const { index } = await source.modules.register(module);
      const bytes = encodeParams(source.modules.manifest(index)?.createParams, params);
      await new AnyClient(source).make(module, pool, containers, bytes);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const { path, text, atKey } = faultOf(error);
      const fault = {
        path: ['compose', i, ...path],
        text: `pool ${pool} of module ${module}: ${text}`,
        atKey,
      };
      throw lateRefusal(configuration, fault, error);
    }
  }
}

const faultOf = (error: Error): Fault =>
  error instanceof ParamsError ? error.fault : { path: [], text: error.message };
