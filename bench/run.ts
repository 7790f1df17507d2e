// npm run bench: measures what this project claims about its speed, beside what an expert gets by hand without a
// runtime (bench/ring), a well-known pool, and plain messages. The claims with their targets are in bench/claims.
import { availableParallelism, cpus } from 'node:os';
import { listClaims } from './claims/index.js';
import { compileLoops } from './harness/compile.js';
import { judge } from './harness/judge.js';
import { type Options, readOptions } from './harness/options.js';
import { runRounds } from './harness/rounds.js';
import { formatTable } from './harness/table.js';

async function main(options: Options): Promise<void> {
  const { only, rounds, json, patient, ...given } = options;
  const all = listClaims(given);
  const claims = all.filter(({ name }) => only.length === 0 || only.some((part) => name.includes(part)));
  if (claims.length === 0) throw new Error(`no claim is named so: ${all.map(({ name }) => name).join(', ')}`);
  await compileLoops();
  const needed = claims.flatMap(({ measurements }) => measurements);
  const results = await runRounds(needed, rounds, patient, progress);
  progress('');
  const rows = claims.map((claim) => judge(claim, results));
  const table = `${formatTable(rows)}\n`;
  if (!json) return void process.stdout.write(table);
  process.stderr.write(table);
  const machine = {
    node: process.version,
    processor: cpus()[0]?.model ?? '',
    processors: availableParallelism(),
  };
  process.stdout.write(
    `${JSON.stringify({ machine, options: { rounds, patient, ...given }, rows }, null, 2)}\n`,
  );
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

try {
  await main(readOptions(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
