// One module → its module.json and, for a runtime in AssemblyScript, its two wasm files. For the project's own modules and
// for those of others.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { compileModule, observeModule } from './asc.mjs';
import { writeAtomic } from './files.mjs';
import { ToolError } from './log.mjs';
import { versionOf } from './steps.mjs';

/** 'assemblyscript' or 'typescript'; undefined when the file is broken (the generator says how). */
export function runtimeOf(root, module) {
  try {
    return parse(readFileSync(path.join(root, module.folder, 'chimaera_mod.yaml'), 'utf8')).runtime;
  } catch {
    return undefined;
  }
}

/** Calls the generator; a mistake in a module is its author's to mend, not a crash. */
export async function generator(work) {
  const module = await import('../generator/index.mjs');
  try {
    return work(module);
  } catch (error) {
    throw error instanceof module.GeneratorError ? new ToolError(error.message) : error;
  }
}

/** Of a module with its runtime in AssemblyScript these are TypeScript nevertheless. */
const HOST_SIDE = [/_(?:client|codes|monitor)\.ts$/, /\/autogen\/[^/]+_(?:views|methods)\.ts$/, /\/test\//];

/** Tells the TypeScript of a module from its AssemblyScript. */
export function isTypeScript(file, module, runtime) {
  if (file.endsWith('_tasks.ts')) return false;
  return (
    runtime === 'typescript' || HOST_SIDE.some((pattern) => pattern.test(file.slice(module.folder.length)))
  );
}

async function describe(steps, { folder }, outFile) {
  const description = await generator(({ describeModule }) => describeModule(path.join(steps.root, folder)));
  writeAtomic(path.join(steps.root, outFile), `${JSON.stringify(description, null, 2)}\n`);
  return [outFile];
}

/**
 * @param {import('./steps.mjs').Steps} steps
 * @param {{ name: string, folder: string, sources: string[] }} module `folder`: relative to the root of the steps
 * @param {Record<'describing' | 'compiling', { inputs?: string[], key?: string }>} tools what else decides the outputs
 * @returns {Promise<boolean>} false when a step failed
 */
export async function planModule(steps, module, { describing, compiling }) {
  const { name, folder, sources } = module;
  const out = `${steps.outDir}/${folder}`;
  const stepOf = (outFile, { inputs = [], key = '' }) => ({
    name: outFile,
    inputs: [...sources, ...inputs],
    key,
  });
  const json = stepOf(`${out}/module.json`, describing);
  if (!(await steps.run({ ...json, work: () => describe(steps, module, json.name) }))) return false;
  if (runtimeOf(steps.root, module) !== 'assemblyscript') return true;
  let seen;
  for (const target of ['mt', 'st']) {
    const step = stepOf(`${out}/${name}.${target}.wasm`, compiling);
    step.key += versionOf('assemblyscript');
    const entry = `${folder}/autogen/${name}_lib_exec.ts`;
    const options = { entry, target: `module-${target}`, outFile: step.name };
    const work = async () => {
      seen ??= await observeModule(steps.root, options);
      return compileModule(steps.root, options, seen);
    };
    if (!(await steps.run({ ...step, verb: 'asc', work }))) return false;
  }
  return true;
}
