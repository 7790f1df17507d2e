// Skipped tests are named, and where it counts only those on a list may be.
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Lines `path/of/file.test.ts › name of the test`; empty lines and those with # are not entries. */
export function readAllowedSkips(root, listFile) {
  if (listFile === undefined) return undefined;
  const lines = readFileSync(path.join(root, listFile), 'utf8').split('\n');
  return new Set(lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#')));
}

/** Turns every skip of a result that is not on the list into a failure. */
export function refuseSkips(result, allowed) {
  for (const { name } of result.skips) {
    if (allowed.has(`${result.file} › ${name}`)) continue;
    result.problems.push(`skipped without being on the list of allowed skips: ${name}`);
    result.failed++;
  }
}
