// A runtime with the modules of tests/mods: probe (AssemblyScript) and probe_ts (TypeScript).
import path from 'node:path';
import * as assert from 'uvu/assert';
import { ChimaeraError, type ConfigurationInput, Runtime, type RuntimeOptions } from '../../host/index.js';
import { ROOT } from './root.js';

/** Folder of the built test modules. */
export const TEST_MODS = path.join(ROOT, 'dist', 'tests', 'mods');

/** Starts with small segments, two workers and both probes registered, but for what `config` says. */
export function startWithProbes(config: ConfigurationInput = {}, options?: RuntimeOptions): Promise<Runtime> {
  const { runtime, memory, ...rest } = config;
  return Runtime.start(
    {
      ...rest,
      runtime: { workers: 2, ...runtime },
      memory: { main_mib: 32, runtime_data_mib: 16, client_data_mib: 16, ...memory },
      modules: { paths: [TEST_MODS], registry: ['probe', 'probe_ts'] },
    },
    options,
  );
}

/** The error that a promise is rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<ChimaeraError> {
  const error = await promise.then(
    (value) => assert.unreachable(`answered ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  assert.instance(error, ChimaeraError);
  return error as ChimaeraError;
}
