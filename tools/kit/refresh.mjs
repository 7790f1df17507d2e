// chi_refresh_repo, without what looks at modules that are as it left them.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { moduleFolders, REPO_YAML } from '../generator/folders.mjs';
import { Fresh } from './fresh.mjs';

/** Nothing but the modules' names: nothing had to be looked at. */
const untouched = (folders) => ({
  modules: folders.map((folder) => path.basename(folder)),
  files: [],
  stale: [],
  leftovers: [],
});

/**
 * refreshRepo of the generator, for the modules that have changed since the last time.
 * @param {string} repo
 * @param {import('../generator/index.mjs').RefreshOptions} [options]
 * @returns {Promise<Omit<ReturnType<import('../generator/index.mjs').refreshRepo>, 'changed'>>} `modules`: all of them;
 *   `files`: those of the modules that were looked at
 * @throws {import('../generator/errors.mjs').GeneratorError}
 */
export async function refresh(repo, options = {}) {
  const fresh = existsSync(path.join(repo, REPO_YAML)) ? new Fresh(repo) : undefined;
  const before = fresh === undefined ? [] : moduleFolders(repo).filter((folder) => fresh.has(folder));
  if (fresh !== undefined && !options.prune && before.length === moduleFolders(repo).length) {
    return untouched(before);
  }
  const { refreshRepo } = await import('../generator/index.mjs'); // AssemblyScript's parser takes a while to load
  const isFresh = options.prune ? undefined : (folder) => before.includes(folder);
  const report = refreshRepo(repo, { ...options, isFresh });
  const folders = moduleFolders(repo);
  const writes = !options.check && !options.dryRun;
  // A region without its method is said every time.
  const said = new Set(report.leftovers.map(({ file }) => path.dirname(file)));
  if (writes || report.stale.length === 0) fresh.keep(folders.filter((folder) => !said.has(folder)));
  return { ...report, modules: folders.map((folder) => path.basename(folder)) };
}
