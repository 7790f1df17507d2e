// The project's TypeScript → dist/; types are checked elsewhere (npm run check).
import { isTypeScript, runtimeOf } from './module.mjs';
import { listModules } from './modules.mjs';
import { planTranspiling } from './transpile.mjs';

const ROOTS = ['host', 'assembly/abi', 'mods', 'tests', 'examples', 'bench'];
/** AssemblyScript that is compiled by whoever needs it, and the template of new modules. */
const NOT_TYPESCRIPT = ['bench/wasm/', 'tests/engine/', 'tests/model/drivers/', 'mods/MOD_NAME/'];

function listSources(steps) {
  const modules = listModules(steps.root).map((module) => ({
    ...module,
    runtime: runtimeOf(steps.root, module),
  }));
  return steps.inputsUnder(...ROOTS).filter((file) => {
    if (!file.endsWith('.ts') || file.endsWith('.d.ts')) return false;
    if (NOT_TYPESCRIPT.some((folder) => file.startsWith(folder))) return false;
    const module = modules.find(({ folder }) => file.startsWith(`${folder}/`));
    return module === undefined || isTypeScript(file, module, module.runtime);
  });
}

/** Answers whether all of it could be read. */
export const planTypeScript = (steps) => planTranspiling(steps, listSources(steps));
