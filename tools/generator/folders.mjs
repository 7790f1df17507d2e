// Where a repository's modules lie. Uses no parser: looking for them is cheap.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { compareText } from './errors.mjs';

export const REPO_YAML = 'chimaera_repo.yaml';
export const MODULE_YAML = 'chimaera_mod.yaml';

/** The template module: its folder's name, and what stands for the module's name in its files. */
export const TEMPLATE = 'MOD_NAME';

/** The folders of a repository that hold a module, in order of their names. */
export function moduleFolders(repo) {
  return readdirSync(repo)
    .filter((name) => name !== TEMPLATE && existsSync(path.join(repo, name, MODULE_YAML)))
    .map((name) => path.join(repo, name))
    .sort(compareText);
}
