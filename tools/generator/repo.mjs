// A module repository on disk: chimaera_repo.yaml, and a folder with a chimaera_mod.yaml for each module.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { readAbi } from './abi.mjs';
import { checkArchives } from './archives.mjs';
import { Problems, startOf } from './errors.mjs';
import { MODULE_YAML, moduleFolders, REPO_YAML } from './folders.mjs';
import { importsFor } from './imports.mjs';
import { settleParts } from './replication.mjs';
import { readRuntime } from './runtime.mjs';
import { readTypeScriptRuntime } from './runtime-ts.mjs';
import { prepare } from './skeletons.mjs';
import { Sources } from './sources.mjs';
import { readTasks } from './tasks.mjs';
import { readModuleYaml, readRepoYaml } from './yaml.mjs';

/**
 * @typedef {object} Module everything that its generated files are made from
 * @property {string} folder
 * @property {string} name
 * @property {string} namespace
 * @property {'assemblyscript' | 'typescript'} runtime
 * @property {import('./yaml.mjs').Method[]} methods
 * @property {import('./tasks.mjs').Task[]} tasks
 * @property {import('./tasks.mjs').CreateParams | undefined} createParams
 * @property {import('./runtime.mjs').Hooks} hooks optional functions of the container
 * @property {import('./imports.mjs').Imports} imports
 * @property {ReturnType<typeof readAbi>} abi
 */

/**
 * @typedef {object} Reading how a repository is read
 * @property {Sources} sources
 * @property {boolean} [prune] remove what the author's files have of methods that are gone
 * @property {(folder: string) => boolean} [isFresh] modules that need no look
 */

/** The file's text; a missing file is a problem like any other. */
function readText(sources, file, todo, problems) {
  if (sources.exists(file)) return sources.read(file);
  problems.add(startOf(file), 'there is no such file', path.basename(file), todo);
  return undefined;
}

function checkImports(file, api, problems) {
  const imports = importsFor(api);
  if (imports === undefined) {
    const expected = "'chimaera/assembly', or a path that ends in assembly/module/index";
    problems.add(startOf(file), `Task is imported from '${api}'`, expected, 'correct the import');
  }
  return imports;
}

/** The methods in a file of their own, as older repositories have them. */
function olderMethods(folder, name) {
  const places = [folder, path.join(folder, 'include', name)];
  return places.map((place) => path.join(place, `${name}_methods.yaml`)).find(existsSync);
}

function readYaml(folder, name, abi, sources, problems) {
  const file = path.join(folder, MODULE_YAML);
  const text = readText(sources, file, 'create the module with chi_make_mod', problems);
  if (text === undefined) return undefined;
  const older = olderMethods(folder, name);
  const methods = older && { file: older, text: sources.read(older) };
  return readModuleYaml({ file, text }, methods, name, abi, problems);
}

function readClient(folder, name, sources) {
  const file = path.join(folder, `${name}_client.ts`);
  return { file, text: sources.exists(file) ? sources.read(file) : '' };
}

/** @returns {Module | undefined} nothing only if there are problems */
function readModule(folder, namespace, { sources, prune = false }, problems) {
  const name = path.basename(folder);
  const abi = readAbi();
  const yaml = readYaml(folder, name, abi, sources, problems);
  const [tasksFile, runtime] = ['tasks', 'runtime'].map((part) => path.join(folder, `${name}_${part}.ts`));
  const files = { tasks: tasksFile, runtime };
  const leftovers = yaml === undefined ? [] : prepare(sources, files, yaml, prune, problems);
  const tasksText = readText(sources, tasksFile, 'write the classes of its tasks there', problems);
  if (yaml === undefined || leftovers === undefined || tasksText === undefined) return undefined;
  const tasks = readTasks(tasksFile, tasksText, yaml.methods, abi, problems);
  const isWasm = yaml.runtime === 'assemblyscript';
  const hooks = isWasm
    ? readRuntime(folder, runtime, yaml.methods, sources, problems)
    : readTypeScriptRuntime(runtime, yaml.methods, sources, problems);
  const host = isWasm ? undefined : { file: runtime, members: hooks.members };
  if (isWasm || sources.exists(runtime)) {
    settleParts(tasks?.tasks ?? [], host, hooks.monitors ?? {}, problems);
    checkArchives(tasks?.tasks ?? [], { client: readClient(folder, name, sources), host }, problems);
  }
  const imports = checkImports(tasksFile, tasks?.api, problems);
  const more = { ...tasks, hooks, imports, abi, leftovers };
  return { folder, name, ...yaml, namespace: yaml.namespace ?? namespace, ...more };
}

/**
 * Reads one module, or throws a GeneratorError that names everything wrong in it.
 * @returns {Module}
 */
export function loadModule(folder) {
  const problems = new Problems();
  const sources = new Sources();
  const repoFile = path.join(path.dirname(path.resolve(folder)), REPO_YAML);
  const repo = existsSync(repoFile) ? readRepoYaml(repoFile, sources.read(repoFile), problems) : {};
  const module = readModule(folder, repo.namespace ?? '', { sources }, problems);
  problems.throwIfAny();
  return module;
}

/** @returns {{ namespace: string }} what the repository's own file says */
export function loadRepoYaml(folder) {
  const problems = new Problems();
  const file = path.join(folder, REPO_YAML);
  const text = readText(
    new Sources(),
    file,
    'is this a module repository? chi_make_repo makes one',
    problems,
  );
  problems.throwIfAny();
  const repo = readRepoYaml(file, text, problems);
  problems.throwIfAny();
  return repo;
}

/**
 * Reads a repository with its modules, in order of their names.
 * @param {Reading} reading
 * @returns {Module[]} without those that need no look
 */
export function loadRepo(folder, reading) {
  const { namespace } = loadRepoYaml(folder);
  const problems = new Problems();
  const modules = moduleFolders(folder)
    .filter((module) => !reading.isFresh?.(module))
    .map((module) => readModule(module, namespace, reading, problems));
  problems.throwIfAny();
  return modules;
}
