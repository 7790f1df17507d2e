// What the build was made from: path → [mtimeMs, size, hash] of every input, kept in dist/.build.json.
// A file whose time and size are unchanged is taken as unchanged; otherwise its content decides, so a
// fresh checkout or a `touch` costs a read and no build.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { hash, readJson, walk, writeAtomic } from './files.mjs';

/** Raise it when the build's own output changes in a way that its inputs do not show. */
export const STAMP_VERSION = 1;

const INPUTS = [
  'assembly',
  'bench',
  'config',
  'examples',
  'host',
  'mods',
  'tests',
  'tools/build',
  'tools/build.mjs',
  'tools/generator',
  'asconfig.json',
  'package-lock.json',
];

const stampFile = (root, folder) => path.join(root, folder, '.build.json');

/** The stamp of the last build (`complete` if all of it succeeded), or undefined. */
export function readStamp(root, folder = 'dist') {
  const stamp = readJson(stampFile(root, folder));
  return stamp?.version === STAMP_VERSION ? stamp : undefined;
}

export function writeStamp(root, stamp, folder = 'dist') {
  writeAtomic(stampFile(root, folder), JSON.stringify({ version: STAMP_VERSION, ...stamp }));
}

/** The inputs as they are now; hashes come from `previous` where time and size have not changed. */
export function takeSnapshot(root, previous = {}, places = INPUTS) {
  const snapshot = {};
  for (const from of places) {
    for (const file of walk(root, from)) {
      const full = path.join(root, file);
      const stat = statSync(full);
      const before = previous[file];
      const same = before !== undefined && before[0] === stat.mtimeMs && before[1] === stat.size;
      snapshot[file] = same ? before : [stat.mtimeMs, stat.size, hash(readFileSync(full))];
    }
  }
  return snapshot;
}

export function sameContent(before, now) {
  const files = Object.keys(now);
  if (files.length !== Object.keys(before).length) return false;
  return files.every((file) => before[file] !== undefined && before[file][2] === now[file][2]);
}

function outputsExist(root, outputs) {
  return outputs.every((file) => statSync(path.join(root, file), { throwIfNoEntry: false }) !== undefined);
}

/**
 * Compares the tree with the last build: 'built' (nothing to do), 'touched' (same content, new times:
 * `refreshStamp` saves the next look its hashing), or 'stale'.
 */
export function buildState(root) {
  const stamp = readStamp(root);
  if (stamp?.complete !== true || !outputsExist(root, stamp.outputs)) return 'stale';
  const now = takeSnapshot(root, stamp.inputs);
  if (!sameContent(stamp.inputs, now)) return 'stale';
  return Object.keys(now).some((file) => now[file] !== stamp.inputs[file]) ? 'touched' : 'built';
}

/** Only under the build lock: another process may be about to write its own stamp. */
export function refreshStamp(root) {
  const stamp = readStamp(root);
  writeStamp(root, { ...stamp, inputs: takeSnapshot(root, stamp.inputs) });
}
