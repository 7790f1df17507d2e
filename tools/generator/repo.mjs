// A module repository on disk: chimaera_repo.yaml, and a folder with a chimaera_mod.yaml for each module.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readAbi } from './abi.mjs';
import { compareText, Problems, startOf } from './errors.mjs';
import { importsFor } from './imports.mjs';
import { readRuntime } from './runtime.mjs';
import { readTypeScriptRuntime } from './runtime-ts.mjs';
import { readTasks } from './tasks.mjs';
import { readModuleYaml, readRepoYaml } from './yaml.mjs';

const REPO_YAML = 'chimaera_repo.yaml';
const MODULE_YAML = 'chimaera_mod.yaml';

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

/** The file's text; a missing file is a problem like any other. */
function readText(file, todo, problems) {
  if (existsSync(file)) return readFileSync(file, 'utf8');
  problems.add(startOf(file), 'there is no such file', path.basename(file), todo);
  return undefined;
}

function checkImports(file, api, problems) {
  const imports = importsFor(api);
  if (imports === undefined) {
    const expected = "'chimaera', or a path that ends in assembly/module/index";
    problems.add(startOf(file), `Task is imported from '${api}'`, expected, 'correct the import');
  }
  return imports;
}

/** @returns {Module | undefined} nothing only if there are problems */
function readModule(folder, namespace, problems) {
  const name = path.basename(folder);
  const file = (rest) => path.join(folder, rest);
  const abi = readAbi();
  const yamlText = readText(file(MODULE_YAML), 'create the module with chi_make_mod', problems);
  if (yamlText === undefined) return undefined;
  const yaml = readModuleYaml(file(MODULE_YAML), yamlText, name, abi, problems);
  const tasksFile = file(`${name}_tasks.ts`);
  const tasksText = readText(tasksFile, 'write the classes of its tasks there', problems);
  if (yaml === undefined || tasksText === undefined) return undefined;
  const tasks = readTasks(tasksFile, tasksText, yaml.methods, abi, problems);
  const runtime = file(`${name}_runtime.ts`);
  const isWasm = yaml.runtime === 'assemblyscript';
  const hooks = isWasm
    ? readRuntime(folder, runtime, yaml.methods, problems)
    : readTypeScriptRuntime(runtime);
  const imports = checkImports(tasksFile, tasks?.api, problems);
  return { folder, name, ...yaml, namespace: yaml.namespace ?? namespace, ...tasks, hooks, imports, abi };
}

/**
 * Reads one module, or throws a GeneratorError that names everything wrong in it.
 * @returns {Module}
 */
export function loadModule(folder) {
  const problems = new Problems();
  const repoFile = path.join(path.dirname(path.resolve(folder)), REPO_YAML);
  const repo = existsSync(repoFile) ? readRepoYaml(repoFile, readFileSync(repoFile, 'utf8'), problems) : {};
  const module = readModule(folder, repo.namespace ?? '', problems);
  problems.throwIfAny();
  return module;
}

/**
 * Reads a repository with all its modules, in order of their names.
 * @returns {Module[]}
 */
export function loadRepo(folder) {
  const problems = new Problems();
  const repoFile = path.join(folder, REPO_YAML);
  const text = readText(repoFile, 'is this the folder of a module repository?', problems);
  problems.throwIfAny();
  const { namespace } = readRepoYaml(repoFile, text, problems);
  const modules = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, MODULE_YAML)))
    .map((entry) => path.join(folder, entry.name))
    .sort(compareText)
    .map((module) => readModule(module, namespace, problems));
  problems.throwIfAny();
  return modules;
}
