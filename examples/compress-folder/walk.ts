// All files below a folder, and what else lies there.
import type { Stats } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { reasonOf } from './reasons.js';

/** A regular file; paths are bytes, since a name need not be UTF-8. */
export interface FoundFile {
  path: Buffer;
  /** Relative to the folder. */
  name: Buffer;
  /** When it was found: it may have changed since. */
  size: number;
}

export interface Passed {
  name: Buffer;
  /** Why it is not taken. */
  reason: string;
}

export type Found = FoundFile | Passed;

const SLASH = Buffer.from('/');

/**
 * Every file below `folder`, in a fixed order: the files of a folder before its folders, each by name. Links are not
 * followed, so each file comes once, none from elsewhere, and the walk ends.
 * @param leftOut names in `folder` itself that are passed in silence
 */
export async function* walk(folder: string, leftOut: readonly string[] = []): AsyncGenerator<Found> {
  const root = Buffer.from(folder);
  const pending: Buffer[] = [Buffer.alloc(0)];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const folders: Buffer[] = [];
    for await (const { name: child, stats, reason } of list(root, name)) {
      if (name.length === 0 && leftOut.includes(child.toString())) continue;
      if (reason !== undefined) yield { name: child, reason };
      else if (stats.isDirectory()) folders.push(child);
      else if (stats.isFile()) yield { path: join(root, child), name: child, size: stats.size };
      else yield { name: child, reason: await kindOf(stats, join(root, child)) };
    }
    pending.push(...folders.reverse());
  }
}

type Listed =
  | { name: Buffer; stats: Stats; reason?: undefined }
  | { name: Buffer; stats?: undefined; reason: string };

// What a folder holds, or the folder itself with the reason why nobody knows.
async function* list(root: Buffer, folder: Buffer): AsyncGenerator<Listed> {
  let children: Buffer[];
  try {
    children = await readdir(join(root, folder), { encoding: 'buffer' });
  } catch (error) {
    yield { name: folder, reason: reasonOf(error) };
    return;
  }
  for (const child of children.sort(Buffer.compare)) {
    const name = join(folder, child);
    try {
      yield { name, stats: await lstat(join(root, name)) };
    } catch (error) {
      yield { name, reason: reasonOf(error) };
    }
  }
}

async function kindOf(stats: Stats, path: Buffer): Promise<string> {
  if (stats.isSymbolicLink()) return linkKind(path);
  if (stats.isFIFO()) return 'a named pipe, not opened';
  if (stats.isSocket()) return 'a socket, not opened';
  return 'a device, not opened';
}

async function linkKind(path: Buffer): Promise<string> {
  try {
    const target = await stat(path);
    return target.isDirectory() ? 'a link to a folder, not followed' : 'a link, not followed';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'a broken link';
    return code === 'ELOOP'
      ? 'a link that leads back to itself'
      : `a link, not followed (${reasonOf(error)})`;
  }
}

function join(folder: Buffer, name: Buffer): Buffer {
  if (folder.length === 0) return name;
  const glue = folder[folder.length - 1] === SLASH[0] ? [] : [SLASH];
  return Buffer.concat([folder, ...glue, name]);
}
