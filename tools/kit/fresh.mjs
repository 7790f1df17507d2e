// Which modules of a repository are as the last refresh left them. It is kept in the repository's build/, and decides
// only what need not be looked at: without it a refresh takes longer, and does the same.
import path from 'node:path';
import { readJson, writeAtomic } from '../build/files.mjs';
import { sameContent, takeSnapshot } from '../build/snapshot.mjs';
import { REPO_YAML } from '../generator/folders.mjs';
import { packageStamp } from './package.mjs';

/** What generated files depend on beside their module and its repository. */
const TOOLS = ['tools/generator', 'assembly/abi', 'assembly/module/task.ts', 'mods/MOD_NAME'];

const fileOf = (repo) => path.join(repo, 'build', '.refresh.json');

export class Fresh {
  #repo;
  #tools = packageStamp(...TOOLS);
  #before;

  /** @param {string} repo folder of a repository */
  constructor(repo) {
    this.#repo = repo;
    const found = readJson(fileOf(repo));
    const same = found?.tools === this.#tools && sameContent(found.repo, this.#snapshot(REPO_YAML));
    this.#before = same ? found.modules : {};
  }

  /** @param {string} folder of a module */
  has(folder) {
    const before = this.#before[path.basename(folder)];
    return before !== undefined && sameContent(before, this.#snapshot(path.basename(folder)));
  }

  /** Notes that all is as it should be. @param {string[]} folders of all modules */
  keep(folders) {
    const names = folders.map((folder) => path.basename(folder));
    const modules = Object.fromEntries(names.map((name) => [name, this.#snapshot(name)]));
    const now = { tools: this.#tools, repo: this.#snapshot(REPO_YAML), modules };
    writeAtomic(fileOf(this.#repo), JSON.stringify(now));
  }

  #snapshot(name) {
    return takeSnapshot(this.#repo, this.#before?.[name], [name]);
  }
}
