import process from 'node:process';
import type { Test } from 'uvu';

/**
 * Skips a test with its name and the reason, which the runner lists (tools/test/parse.mjs reads the
 * line). uvu's own `skip` would only count it.
 */
export function skip<T>(test: Test<T>, name: string, reason: string): void {
  process.stdout.write(`\n@skip ${JSON.stringify({ name, reason })}\n`);
  test.skip(name);
}
