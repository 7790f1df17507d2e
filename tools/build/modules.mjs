// Module repos → dist/<repo>/<mod>/module.json and, for a runtime in AssemblyScript, its two wasm files.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { compileModule } from './asc.mjs';
import { writeAtomic } from './files.mjs';
import { ToolError } from './log.mjs';
import { packageVersion } from './steps.mjs';

/** Folders with a chimaera_repo.yaml: the project's modules, and those that only tests load. */
const REPOS = ['mods', 'tests/mods'];

/** What makes a module's wasm beside the compiler. */
const COMPILING = ['tools/lower', 'tools/build/asc.mjs', 'tools/build/source-map.mjs'];

/** Every module folder, as { repo, name, folder } with the folder relative to the root. */
export function listModules(root) {
  return REPOS.filter((repo) => existsSync(path.join(root, repo, 'chimaera_repo.yaml'))).flatMap((repo) =>
    readdirSync(path.join(root, repo))
      .filter((name) => existsSync(path.join(root, repo, name, 'chimaera_mod.yaml')))
      .map((name) => ({ repo, name, folder: `${repo}/${name}` })),
  );
}

/** 'assemblyscript' or 'typescript'; undefined when the file is broken (the generator says how). */
export function runtimeOf(root, module) {
  try {
    return parse(readFileSync(path.join(root, module.folder, 'chimaera_mod.yaml'), 'utf8')).runtime;
  } catch {
    return undefined;
  }
}

/** Calls the generator; a mistake in a module is its author's to mend, not a crash. */
async function generator(work) {
  const module = await import('../generator/index.mjs');
  try {
    return work(module);
  } catch (error) {
    throw error instanceof module.GeneratorError ? new ToolError(error.message) : error;
  }
}

/** The generated files of a repo that do not fit their sources, relative to the root. */
export async function listStale(root, repo) {
  const check = ({ refreshRepo }) => refreshRepo(path.join(root, repo), { check: true });
  const { changed } = await generator(check);
  return changed.map((file) => `${repo}/${file}`);
}

/** Generated code is committed; a build only checks that it fits its sources. */
async function checkGenerated(steps, repo) {
  const stale = await listStale(steps.root, repo);
  if (stale.length === 0) return [];
  throw new ToolError(`generated files are stale, run \`npm run generate\`:\n  ${stale.join('\n  ')}`);
}

async function describe(steps, module) {
  const description = await generator(({ describeModule }) =>
    describeModule(path.join(steps.root, module.folder)),
  );
  const outFile = `dist/${module.folder}/module.json`;
  writeAtomic(path.join(steps.root, outFile), `${JSON.stringify(description, null, 2)}\n`);
  return [outFile];
}

async function planModule(steps, module) {
  const { repo, name, folder } = module;
  const sources = steps.inputsUnder(folder, `${repo}/chimaera_repo.yaml`);
  await steps.run({
    name: `dist/${folder}/module.json`,
    inputs: [...sources, ...steps.inputsUnder('assembly/abi', 'tools/generator')],
    work: () => describe(steps, module),
  });
  if (runtimeOf(steps.root, module) !== 'assemblyscript') return;
  const inputs = [...sources, ...steps.inputsUnder('assembly', 'asconfig.json', ...COMPILING)];
  const key = packageVersion(steps.root, 'assemblyscript');
  for (const target of ['mt', 'st']) {
    const outFile = `dist/${folder}/${name}.${target}.wasm`;
    const entry = `${folder}/autogen/${name}_lib_exec.ts`;
    const work = () => compileModule(steps.root, { entry, target: `module-${target}`, outFile });
    if (!(await steps.run({ name: outFile, verb: 'asc', inputs, key, work }))) return;
  }
}

export async function planModules(steps) {
  const modules = listModules(steps.root);
  for (const repo of new Set(modules.map((module) => module.repo))) {
    const inputs = steps.inputsUnder(repo, 'tools/generator', 'assembly/abi');
    await steps.run({ name: `${repo} is generated`, inputs, work: () => checkGenerated(steps, repo) });
  }
  for (const module of modules) await planModule(steps, module);
}
