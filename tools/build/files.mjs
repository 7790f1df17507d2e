// Files on disk: walking, hashing, and writing so that a reader never sees half a file.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';

export function hash(data) {
  return createHash('sha256').update(data).digest('hex').slice(0, 32);
}

/** Every file under `from` (a file or a folder), as sorted paths relative to `root`, with `/`. */
export function walk(root, from, found = []) {
  const full = path.join(root, from);
  const stat = statSync(full, { throwIfNoEntry: false });
  if (stat === undefined) return found;
  if (!stat.isDirectory()) {
    found.push(from);
    return found;
  }
  const entries = readdirSync(full, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) continue;
    const relative = `${from}/${entry.name}`;
    if (entry.isDirectory()) walk(root, relative, found);
    else if (entry.isFile()) found.push(relative);
  }
  return found;
}

/** Writes beside the target and renames: another process sees the old file or the new one. */
export function writeAtomic(file, data) {
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, data);
    renameSync(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}

export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // missing, or cut off by a crash: both mean "start over"
  }
}

/** Removes a file and the folders that it leaves empty, up to and without `top`. */
export function removeFile(file, top) {
  rmSync(file, { force: true });
  for (let folder = path.dirname(file); folder.startsWith(top + path.sep); folder = path.dirname(folder)) {
    if (!existsSync(folder)) continue;
    if (readdirSync(folder).length > 0) return;
    rmdirSync(folder);
  }
}
