// Compares generated files with those on disk, and writes what differs.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isGenerated, isHandEdited } from './text.mjs';

/**
 * @typedef {object} FileReport
 * @property {string} file
 * @property {'fresh' | 'new' | 'outdated' | 'edited' | 'obsolete' | 'extended'} status as found, before it was written; 'extended': the author's own
 * @property {string} diff the lines that differ; empty for a fresh file
 */

/** The stretch where two texts differ, in the style of a unified diff. */
export function diffOf(oldText, newText) {
  const [a, b] = [oldText.split('\n'), newText.split('\n')];
  let top = 0;
  // The header's hash always differs; a difference below it says more.
  const skip = isGenerated(oldText) && isGenerated(newText) ? 2 : 0;
  top = skip;
  while (top < a.length && top < b.length && a[top] === b[top]) top++;
  if (top === a.length && top === b.length) top = 0;
  let bottom = 0;
  while (a.length - bottom > top && b.length - bottom > top && a.at(-1 - bottom) === b.at(-1 - bottom))
    bottom++;
  const cut = (lines, sign) => lines.slice(top, lines.length - bottom).map((line) => `${sign} ${line}`);
  return [`@@ line ${top + 1}`, ...cut(a, '-'), ...cut(b, '+')].join('\n');
}

/** @returns {FileReport} */
function compare(file, text) {
  if (!existsSync(file)) return { file, status: 'new', diff: '' };
  const found = readFileSync(file, 'utf8');
  if (found === text) return { file, status: 'fresh', diff: '' };
  return { file, status: isHandEdited(found) ? 'edited' : 'outdated', diff: diffOf(found, text) };
}

/** Generated files that nothing generates any more, as after the renaming of a module. */
function findObsolete(folder, files) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => path.join(folder, name))
    .filter((file) => file.endsWith('.ts') && !files.has(file) && isGenerated(readFileSync(file, 'utf8')))
    .map((file) => ({ file, status: 'obsolete', diff: '' }));
}

/**
 * @param {string} folder the module's autogen folder
 * @param {Map<string, string>} files path → text
 * @param {boolean} write false: only look
 * @returns {FileReport[]}
 */
export function writeFiles(folder, files, write) {
  const reports = [...files].map(([file, text]) => compare(file, text));
  reports.push(...findObsolete(folder, files));
  if (!write) return reports;
  for (const { file, status } of reports) {
    if (status === 'fresh') continue;
    if (status === 'obsolete') {
      rmSync(file);
      continue;
    }
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, files.get(file));
  }
  return reports;
}

/**
 * Changes files of the author's.
 * @param {ReadonlyMap<string, string>} files path → new text
 * @param {boolean} write false: only look
 * @returns {FileReport[]}
 */
export function changeFiles(files, write) {
  return [...files].map(([file, text]) => {
    const diff = diffOf(readFileSync(file, 'utf8'), text);
    if (write) writeFileSync(file, text);
    return { file, status: 'extended', diff };
  });
}
