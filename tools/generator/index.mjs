// The generator: from chimaera_mod.yaml and <mod>_tasks.ts to autogen/ and module.json.
import path from 'node:path';
import { emitClient } from './emit-client.mjs';
import { emitLibExecAssemblyScript } from './emit-lib-exec-as.mjs';
import { emitLibExecTypeScript } from './emit-lib-exec-ts.mjs';
import { emitMethods } from './emit-methods.mjs';
import { emitViews } from './emit-views.mjs';
import { leavesOf } from './layout.mjs';
import { loadModule, loadRepo } from './repo.mjs';
import { Sources } from './sources.mjs';
import { changeFiles, writeFiles } from './write.mjs';

export { GeneratorError } from './errors.mjs';
export { canonicalTask, fnv1a, hashTask } from './layout.mjs';

/** @param {import('./repo.mjs').Module} module */
function emitModule(module) {
  const folder = path.join(module.folder, 'autogen');
  const emitLibExec = module.runtime === 'typescript' ? emitLibExecTypeScript : emitLibExecAssemblyScript;
  const file = (suffix) => path.join(folder, `${module.name}_${suffix}.ts`);
  const files = new Map([
    [file('methods'), emitMethods(module)],
    [file('lib_exec'), emitLibExec(module)],
    [file('views'), emitViews(module)],
    [file('client_methods'), emitClient(module)],
  ]);
  return { folder, files };
}

/**
 * @typedef {object} RefreshOptions
 * @property {boolean} [check] only look, for those who demand that `stale` is empty
 * @property {boolean} [dryRun] only look, for those who want to know what would be written
 * @property {boolean} [prune] take away what the author's files have in regions of methods that are gone
 * @property {(folder: string) => boolean} [isFresh] modules that need no look
 */

/**
 * Brings the files of every module of a repository up to date: writes what is generated, and gives each new method its
 * skeletons in the author's files. Nothing is written unless every module is free of mistakes.
 * @param {string} repoDir the folder with chimaera_repo.yaml; messages name files as seen from it
 * @param {RefreshOptions} [options]
 * @returns {{ modules: string[], files: import('./write.mjs').FileReport[],
 *   stale: import('./write.mjs').FileReport[], changed: string[],
 *   leftovers: import('./skeletons.mjs').Leftover[] }} `files`: those that are generated, and what was added to;
 *   `stale`: what was not up to date before; `changed`: the same as paths within the repository; `leftovers`: regions
 *   of methods that are gone
 * @throws {import('./errors.mjs').GeneratorError}
 */
export function refreshRepo(repoDir, { check = false, dryRun = false, prune, isFresh } = {}) {
  const sources = new Sources();
  const modules = loadRepo(repoDir, { sources, prune, isFresh });
  const write = !check && !dryRun;
  const reports = modules.map(emitModule).flatMap(({ folder, files }) => writeFiles(folder, files, write));
  reports.push(...changeFiles(sources.changed, write));
  const stale = reports.filter((report) => report.status !== 'fresh');
  return {
    modules: modules.map((module) => module.name),
    files: reports,
    stale,
    changed: stale.map(({ file }) => path.relative(repoDir, file).replaceAll('\\', '/')),
    leftovers: modules.flatMap((module) => module.leftovers),
  };
}

/**
 * What module.json says about a module.
 * @param {string} modDir the folder with chimaera_mod.yaml
 * @throws {import('./errors.mjs').GeneratorError}
 */
export function describeModule(modDir) {
  const { name, namespace, runtime, methods, tasks, createParams, hooks, abi } = loadModule(modDir);
  // Of a wasm module its exports tell whether it maps or groups tasks; a worker imports a TypeScript module only later.
  const built =
    runtime === 'typescript'
      ? {
          runtimeFile: `autogen/${name}_lib_exec.js`,
          ...(hooks.mapTaskToLane ? { mapsTasks: true } : {}),
          ...(hooks.getGroup ? { groupsTasks: true } : {}),
        }
      : { wasm: `${name}.mt.wasm`, wasmSt: `${name}.st.wasm` };
  const { monitors, places = [] } = hooks;
  return {
    name,
    namespace,
    runtime,
    abiHash: abi.abiHash,
    methods: Object.fromEntries(methods.map((method) => [method.name, method.id])),
    ...(places.length > 0 ? { places } : {}),
    ...(Object.keys(monitors).length > 0 ? { monitors } : {}),
    tasks: tasks.map(({ method, name: task, size, hash, flags, parts, travelling }) => ({
      method,
      name: task,
      size,
      hash,
      flags,
      ...(parts.length > 0 ? { replication: parts.map((part) => part.name) } : {}),
      fields: leavesOf(travelling).map(({ name: field, type, length, offset, dir, bulk, feature }) => ({
        name: field,
        type,
        ...(length ? { length } : {}),
        offset,
        dir,
        ...(bulk ? { bulk } : {}),
        ...(feature ? { feature } : {}),
      })),
    })),
    ...(createParams === undefined ? {} : { createParams: describeParams(createParams) }),
    ...built,
  };
}

function describeParams({ size, fields }) {
  return {
    size,
    fields: fields.map(({ name, type, offset, default: text }) => ({
      name,
      type,
      offset,
      otherwise: type === 'bool' ? text === 'true' : Number((text ?? '0').replaceAll('_', '')),
    })),
  };
}
