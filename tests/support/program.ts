// Running one of the programs of programs.ts as a process.
import { execFile } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as assert from 'uvu/assert';

const PROGRAMS = fileURLToPath(new URL('../support/programs.js', import.meta.url));
const LIMIT_MS = 20_000;

/** The lines that a program prints; it must end by itself, with exit code 0, and with `complaint` or none. */
export async function run(name: string, complaint = /^$/): Promise<{ lines: string[]; ms: number }> {
  const start = performance.now();
  const args = ['--enable-source-maps', PROGRAMS, name];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { timeout: LIMIT_MS });
  assert.match(stderr, complaint, name);
  return { lines: stdout.trimEnd().split('\n'), ms: performance.now() - start };
}
