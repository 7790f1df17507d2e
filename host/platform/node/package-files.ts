// Where the package's own files lie. This code runs as a file of its own and from bundles in other folders, so
// nothing here may be relative to the source file: the package is the first folder above that calls itself so.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const NAME = 'chimaera';

let found: string | undefined;

/** The wasm of the engine that threads share. */
export const engineFile = () => join(dist(), 'engine.mt.wasm');
/** What a worker thread runs: always the bundle, which is one file to load. */
export const workerFile = () => join(dist(), 'lib', 'worker.cjs');
/** The folder of the modules that come with the package. */
export const ownModules = () => join(dist(), 'mods');

function dist(): string {
  found ??= join(findPackage(), 'dist');
  return found;
}

function findPackage(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    if (nameOf(folder) === NAME) return folder;
  }
  throw new Error(
    `no folder above ${import.meta.dirname} is the package ${NAME}: a bundler has to leave it external`,
  );
}

function nameOf(folder: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name;
  } catch {
    return undefined; // most folders have none
  }
}
