// Writing the first files of something.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes the files that are not there yet, and leaves the others alone.
 * @param {string} folder @param {Map<string, string>} files path within the folder → text
 * @returns {{ written: string[], kept: string[] }} whole paths
 */
export function writeNew(folder, files) {
  const [written, kept] = [[], []];
  for (const [name, text] of files) {
    const file = path.join(folder, name);
    if (existsSync(file)) {
      kept.push(file);
      continue;
    }
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    written.push(file);
  }
  return { written, kept };
}
