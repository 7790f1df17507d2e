import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DEEP, discover, readDirectives } from '#tools/test/discover.mjs';
import { parseOutput } from '#tools/test/parse.mjs';
import { summaryLine } from '#tools/test/report.mjs';
import { runFile } from '#tools/test/run-file.mjs';
import { refuseSkips } from '#tools/test/skips.mjs';
import { ROOT } from '../../support/root.js';

const test = suite('runner');
const folder = mkdtempSync(path.join(tmpdir(), 'chimaera-runner-'));
symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
test.after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `body` as a test file of its own. */
async function run(body: string, limitMs = 20_000) {
  const script = path.join(folder, 'fixture.mjs');
  writeFileSync(script, `import { test } from 'uvu';\nimport * as assert from 'uvu/assert';\n${body}`);
  return runFile(folder, { file: 'fixture.test.ts', script, limitMs, alone: false });
}

test('counts what passed and what failed', async () => {
  const result = await run(`test('a', () => {}); test('b', () => assert.is(1, 2)); test.run();`);
  assert.is(result.passed, 1);
  assert.is(result.failed, 1);
  assert.match(result.output, 'Expected values to be strictly equal');
});

test('a file without test.run() fails', async () => {
  const result = await run(`test('never runs', () => {});`);
  assert.is(result.failed, 1);
  assert.match(result.problems[0], 'test.run()');
});

test('a file in which no test ran fails', async () => {
  const result = await run('test.run();');
  assert.equal([result.failed, result.problems], [1, ['no test ran']]);
});

test('a test that rejects with a falsy value fails', async () => {
  const result = await run(`test('a', () => Promise.reject(undefined)); test.run();`);
  assert.is(result.failed, 1);
  assert.is(result.passed, 0);
});

test('a test that never settles fails', async () => {
  const result = await run(`test('a', () => new Promise(() => {})); test.run();`);
  assert.is(result.failed, 1);
});

test('a crash after the summary fails', async () => {
  const result = await run(`test('a', () => {}); test.run(); process.on('exit', () => process.exit(3));`);
  assert.equal([result.passed, result.failed], [1, 1]);
});

test('the time limit kills the file and its children', async () => {
  const child = `spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })`;
  const result = await run(
    `import { spawn } from 'node:child_process';
     test('a', async () => { ${child}; for (;;) await new Promise((done) => setTimeout(done, 10)); });
     test.run();`,
    1_000,
  );
  assert.is(result.failed, 1);
  assert.match(result.problems[0], 'time limit of 1 s');
  assert.ok(result.timeMs < 10_000);
});

test('skipped tests need a name', async () => {
  const bare = await run(`test('a', () => {}); test.${'skip'}('b'); test.run();`);
  assert.is(bare.failed, 1);
  const line = `process.stdout.write('\\n@skip {"name":"b","reason":"why"}\\n')`;
  const named = await run(`test('a', () => {}); ${line}; test.${'skip'}('b'); test.run();`);
  assert.equal([named.passed, named.failed, named.skips], [1, 0, [{ name: 'b', reason: 'why' }]]);
  refuseSkips(named, new Set(['fixture.test.ts › b']));
  assert.is(named.failed, 0);
  refuseSkips(named, new Set());
  assert.is(named.failed, 1);
});

test('reads the last summary of the output', () => {
  const summary = (n: number) => `\n  Total:     ${n}\n  Passed:    ${n}\n  Skipped:   0\n  Duration:  1ms\n`;
  assert.equal(parseOutput(summary(1) + summary(2)).summary, { total: 2, passed: 2, skipped: 0 });
  assert.is(parseOutput('nothing').summary, undefined);
});

test('directives are read from the first lines of the source', () => {
  assert.equal(readDirectives('// time limit: 120 s\n// runs alone\n'), { limitMs: 120_000, alone: true });
  assert.equal(readDirectives('const a = 1;\n'), { limitMs: 60_000, alone: false });
});

test('patterns choose by path', () => {
  mkdirSync(path.join(folder, 'tests', 'unit'), { recursive: true });
  for (const name of ['a.test.ts', 'b.test.ts', 'b.deep.ts', 'helper.ts']) {
    writeFileSync(path.join(folder, 'tests', 'unit', name), '');
  }
  const names = (patterns: string[], ending?: string) =>
    discover(folder, patterns, ending).map(({ file }) => file);
  assert.equal(names([]), ['tests/unit/a.test.ts', 'tests/unit/b.test.ts']);
  assert.equal(names(['unit/b']), ['tests/unit/b.test.ts']);
  assert.equal(names(['unit/b'], DEEP), ['tests/unit/b.deep.ts']);
});

test('the last line has one form', () => {
  const result = { passed: 2, failed: 1, skips: [] as object[] };
  assert.is(summaryLine([result, result]), '4 passed, 2 failed');
  assert.is(summaryLine([{ ...result, skips: [{}] }]), '2 passed, 1 failed, 1 skipped');
});

test.run();
