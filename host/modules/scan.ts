// Finding built modules: folders with a module.json, in the folders of CHI_REPO_PATH, of the configuration, and of
// the package itself.
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, delimiter, join, resolve, sep } from 'node:path';
import { nearest } from '../config/suggest.js';
import { ChimaeraError } from '../errors.js';
import { ownModules } from '../platform/node/package-files.js';
import { type Manifest, parseManifest } from './manifest.js';

const MANIFEST = 'module.json';

export interface FoundModule {
  folder: string;
  manifest: Manifest;
}

/** Folders to search, the user's first: a module there hides ours of the same name. */
export function searchPath(
  paths: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): string[] {
  const fromEnv = (env.CHI_REPO_PATH ?? '').split(delimiter).filter((path) => path !== '');
  return [...fromEnv, ...paths].map((path) => resolve(path)).concat(ownModules());
}

/**
 * The module of a name, which may carry the namespace: `compressor`, `example:compressor`, `example_compressor`.
 * @throws CHI_E_UNKNOWN_MODULE with the folders that were searched and the nearest name
 */
export function findModule(name: string, folders: readonly string[]): FoundModule {
  for (const folder of folders) {
    for (const candidate of moduleFolders(folder)) {
      // A folder's name is nearly always its module's: the others need not be read.
      if (!name.endsWith(basename(candidate)) && !isNamed(candidate, name)) continue;
      const found = readModule(candidate);
      if (isCalled(found.manifest, name)) return found;
    }
  }
  const known = listModules(folders).map(({ manifest }) => manifest.name);
  const fields = { module: name, searched: folders, nearest: nearest(name, known) };
  throw new ChimaeraError('CHI_E_UNKNOWN_MODULE', fields);
}

/** All modules of the folders, by name; the first of a name counts. Broken ones are left out. */
export function listModules(folders: readonly string[]): FoundModule[] {
  const byName = new Map<string, FoundModule>();
  for (const candidate of folders.flatMap(moduleFolders)) {
    try {
      const found = readModule(candidate);
      if (!byName.has(found.manifest.name)) byName.set(found.manifest.name, found);
    } catch (error) {
      if (!(error instanceof ChimaeraError)) throw error;
    }
  }
  return [...byName.values()];
}

// The folder itself, its folders, and those of its build/.
function moduleFolders(folder: string): string[] {
  const candidates = [folder, ...subfolders(folder), ...subfolders(join(folder, 'build'))];
  return candidates.filter((path) => existsSync(join(path, MANIFEST)));
}

function subfolders(folder: string): string[] {
  try {
    return readdirSync(folder)
      .sort()
      .map((name) => join(folder, name))
      .filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory());
  } catch {
    return []; // a folder of the path that is not there holds no modules
  }
}

function isCalled({ namespace, name }: Manifest, wanted: string): boolean {
  return [name, `${namespace}:${name}`, `${namespace}::${name}`, `${namespace}_${name}`].includes(wanted);
}

function isNamed(folder: string, name: string): boolean {
  return readFileSync(join(folder, MANIFEST), 'utf8').includes(`"${name}"`);
}

function readModule(folder: string): FoundModule {
  const file = join(folder, MANIFEST);
  return { folder, manifest: parseManifest(readFileSync(file, 'utf8'), file) };
}

/** A file of a module's folder; throws when it lies outside of it or is missing. */
export function moduleFile(found: FoundModule, name: string): string {
  const file = join(found.folder, name);
  if (!existsSync(file)) {
    throw new ChimaeraError('CHI_E_MODULE_INVALID', {
      module: found.manifest.name,
      reason: `${file} is missing`,
    });
  }
  if (!realpathSync(file).startsWith(realpathSync(found.folder) + sep)) {
    throw new ChimaeraError('CHI_E_MODULE_INVALID', {
      module: found.manifest.name,
      reason: `${file} lies outside of its folder`,
    });
  }
  return file;
}
