// npm run bench measures every claim and says what it found. Durations are tiny: the figures mean nothing here.
// time limit: 480 s
// runs alone
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { listClaims } from '../../bench/claims/index.js';
import type { Row } from '../../bench/harness/judge.js';
import { ROOT } from '../support/root.js';

const test = suite('bench');

const RUN = path.join(ROOT, 'dist', 'bench', 'run.js');
const TINY = ['--rounds', '1', '--seconds', '0.02', '--warmup', '0.02'];

function bench(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [RUN, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('every claim has a row of the declared shape', () => {
  const { status, stdout, stderr } = bench('--quick', '--json', ...TINY);
  assert.is(status, 0, stderr);
  const { machine, options, rows } = JSON.parse(stdout) as {
    machine: { processors: number };
    options: { rounds: number };
    rows: Row[];
  };
  assert.ok(machine.processors >= 1);
  assert.is(options.rounds, 1);
  const claims = listClaims({ seconds: 1, warmup: 1, idleSeconds: 1, baselines: undefined });
  assert.equal(
    rows.map(({ name }) => name),
    claims.map(({ name }) => name),
  );
  for (const row of rows) checkRow(row, stderr);
  assert.match(stderr, /\d+ of \d+ targets met/);
});

function checkRow(row: Row, table: string): void {
  assert.equal(row.errors, [], row.name);
  assert.is(row.peers[0].peer, row.subject, row.name);
  for (const { median, min, max } of row.peers) assert.ok(min <= median && median <= max, row.name);
  assert.ok([true, false, null].includes(row.met), row.name);
  if (row.against === null) assert.is(row.ratio, null, row.name);
  else assert.ok(row.ratio !== null && row.ratio.median > 0, row.name);
  assert.ok(table.includes(row.target) && table.includes(row.name), row.name);
}

test('--only chooses claims, and the table goes to stdout', () => {
  const { status, stdout } = bench('--only', 'memory', ...TINY);
  assert.is(status, 0);
  assert.match(stdout, /memory-shared: .*\n +target ≤ 192 bytes\n +chimaera +\d+/);
  assert.match(stdout, /memory-heap/);
  assert.not.match(stdout, /noop-1024/);
});

test('what it does not understand it refuses with its usage', () => {
  for (const args of [['--rounds', 'many'], ['--fast'], ['--only', 'nothing']]) {
    const { status, stdout, stderr } = bench(...args);
    assert.is(status, 1);
    assert.is(stdout, '');
    assert.match(stderr, /--rounds N|memory-heap/);
  }
});

test.run();
