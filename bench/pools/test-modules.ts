// A runtime with a module of the tests: what most of the scenarios send their tasks to.
import path from 'node:path';
import { type ConfigurationInput, Runtime } from '../../host/index.js';
import { ROOT } from '../../tests/support/root.js';

/** Starts it; `depth` is that of the process queue, `config` the rest of `runtime`. */
export function startWith(
  module: string,
  workers: number,
  depth: number,
  config: ConfigurationInput['runtime'] = {},
): Promise<Runtime> {
  return Runtime.start({
    runtime: { workers, ...config },
    process_queue: { depth },
    modules: { paths: [path.join(ROOT, 'dist', 'tests', 'mods')], registry: [module] },
  });
}
