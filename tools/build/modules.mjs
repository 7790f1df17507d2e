// Module repos → dist/<repo>/<mod>/module.json and, for a runtime in AssemblyScript, its two wasm files.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { moduleFolders } from '../generator/folders.mjs';
import { ToolError } from './log.mjs';
import { generator, planModule } from './module.mjs';

/** Folders with a chimaera_repo.yaml: the project's modules, and those that only tests load. */
const REPOS = ['mods', 'tests/mods'];

/** What makes a module's wasm beside the compiler. */
const COMPILING = [
  'tools/lower',
  ...['asc', 'source-map', 'static-data'].map((name) => `tools/build/${name}.mjs`),
];

/** Every module folder, as { repo, name, folder } with the folder relative to the root. */
export function listModules(root) {
  return REPOS.filter((repo) => existsSync(path.join(root, repo, 'chimaera_repo.yaml'))).flatMap((repo) =>
    moduleFolders(path.join(root, repo)).map((folder) => {
      const name = path.basename(folder);
      return { repo, name, folder: `${repo}/${name}` };
    }),
  );
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

export async function planModules(steps) {
  const modules = listModules(steps.root);
  for (const repo of new Set(modules.map((module) => module.repo))) {
    const inputs = steps.inputsUnder(repo, 'tools/generator', 'assembly/abi');
    await steps.run({ name: `${repo} is generated`, inputs, work: () => checkGenerated(steps, repo) });
  }
  const describing = { inputs: steps.inputsUnder('assembly/abi', 'tools/generator') };
  const compiling = { inputs: steps.inputsUnder('assembly', 'asconfig.json', ...COMPILING) };
  for (const module of modules) {
    const sources = steps.inputsUnder(module.folder, `${module.repo}/chimaera_repo.yaml`);
    await planModule(steps, { ...module, sources }, { describing, compiling });
  }
}
