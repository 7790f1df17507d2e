// Builds a repository's modules into its build/: module.json, wasm, JavaScript; with declarations for who imports them.
import { createRequire } from 'node:module';
import path from 'node:path';
import { ToolError } from '../build/log.mjs';
import { isTypeScript, planModule, runtimeOf } from '../build/module.mjs';
import { readStamp, takeSnapshot, writeStamp } from '../build/snapshot.mjs';
import { Steps } from '../build/steps.mjs';
import { planTranspiling } from '../build/transpile.mjs';
import { moduleFolders, REPO_YAML } from '../generator/folders.mjs';
import { packageStamp } from './package.mjs';
import { refresh } from './refresh.mjs';

/** Relative to the repository. */
export const BUILD = 'build';

/** What decides outputs beside the sources; asc.mjs is the compiler's driver. */
const COMPILING = ['assembly', 'asconfig.json', 'tools/lower', 'tools/build'];
const DESCRIBING = ['assembly/abi', 'tools/generator'];

/** What modules are built with is no dependency of those who only run them. */
function checkTools() {
  const require = createRequire(import.meta.url);
  for (const name of ['assemblyscript', 'esbuild']) {
    try {
      require.resolve(`${name}/package.json`);
    } catch {
      throw new ToolError(`modules are built with ${name}, which is not installed here; run: npm install`);
    }
  }
}

async function planModules(steps, modules, tools) {
  for (const module of modules) await planModule(steps, module, tools);
}

async function plan(steps, modules) {
  const describing = { key: packageStamp(...DESCRIBING) };
  const compiling = { key: packageStamp(...COMPILING) };
  const scripts = modules.flatMap((module) =>
    module.sources.filter(
      (file) => file.endsWith('.ts') && isTypeScript(file, module, runtimeOf(steps.root, module)),
    ),
  );
  // esbuild is a process of its own: it works while the modules are compiled.
  await Promise.all([
    planTranspiling(steps, scripts),
    planModules(steps, modules, { describing, compiling }),
  ]);
  return scripts;
}

/**
 * Refreshes and builds a repository. Every step runs only when its own inputs have changed.
 * @param {string} repo its folder
 * @returns {Promise<string[]>} its files in TypeScript, relative to it
 * @throws {ToolError} some step failed; what is wrong was said
 * @throws {import('../generator/errors.mjs').GeneratorError}
 */
export async function buildRepo(repo) {
  checkTools();
  await refresh(repo);
  const names = moduleFolders(repo).map((folder) => path.basename(folder));
  const before = readStamp(repo, BUILD);
  const inputs = takeSnapshot(repo, before?.inputs, [REPO_YAML, ...names]);
  const steps = new Steps(repo, inputs, before, BUILD);
  const modules = names.map((name) => ({ name, folder: name, sources: steps.inputsUnder(name, REPO_YAML) }));
  const scripts = await plan(steps, modules);
  const { failed, ...record } = steps.finish();
  writeStamp(repo, { inputs, complete: failed === 0, ...record }, BUILD);
  if (failed > 0) throw new ToolError(`build: ${failed} ${failed === 1 ? 'step' : 'steps'} failed`);
  return scripts;
}
