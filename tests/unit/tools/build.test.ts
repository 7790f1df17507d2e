import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { formatDiagnostic } from '#tools/build/asc.mjs';
import { withLock } from '#tools/build/lock.mjs';
import { isTypeScript } from '#tools/build/module.mjs';
import { buildState, readStamp, refreshStamp, takeSnapshot, writeStamp } from '#tools/build/snapshot.mjs';
import { Steps } from '#tools/build/steps.mjs';
import { ROOT } from '../../support/root.js';

const test = suite<{ root: string }>('build');

test.before.each((context) => {
  context.root = mkdtempSync(path.join(tmpdir(), 'chimaera-build-'));
});
test.after.each((context) => rmSync(context.root, { recursive: true, force: true }));

function put(root: string, file: string, text: string) {
  const full = path.join(root, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
}

test('the snapshot tells built, touched and stale apart', ({ root }) => {
  assert.is(buildState(root), 'stale');
  put(root, 'host/a.ts', 'one');
  put(root, 'dist/host/a.js', 'one');
  writeStamp(root, { inputs: takeSnapshot(root), complete: true, steps: {}, outputs: ['dist/host/a.js'] });
  assert.is(buildState(root), 'built');

  utimesSync(path.join(root, 'host/a.ts'), 1, 1);
  assert.is(buildState(root), 'touched');
  refreshStamp(root);
  assert.is(buildState(root), 'built');

  put(root, 'host/a.ts', 'two');
  assert.is(buildState(root), 'stale', 'another content of the same size');
  put(root, 'host/a.ts', 'one');
  put(root, 'host/b.ts', 'new');
  assert.is(buildState(root), 'stale', 'a file more');
  rmSync(path.join(root, 'host/b.ts'));
  rmSync(path.join(root, 'dist/host/a.js'));
  assert.is(buildState(root), 'stale', 'an output less');
  writeStamp(root, { ...readStamp(root), complete: false, outputs: [] });
  assert.is(buildState(root), 'stale', 'the last build failed');
});

test('a step runs only when something about it has changed', async ({ root }) => {
  let runs = 0;
  let before: object | undefined;
  const once = async (key: string, outputs = ['dist/a.js']) => {
    const steps = new Steps(root, takeSnapshot(root), before);
    const work = async () => {
      runs++;
      for (const output of outputs) put(root, output, key);
      return outputs;
    };
    await steps.run({ name: 'a', inputs: steps.inputsUnder('host'), key, work });
    before = steps.finish();
    return runs;
  };
  put(root, 'host/a.ts', 'one');
  assert.is(await once('flags'), 1);
  assert.is(await once('flags'), 1);
  assert.is(await once('other flags'), 2);
  put(root, 'host/a.ts', 'two');
  assert.is(await once('other flags'), 3);
  put(root, 'host/a.ts', 'three');
  await once('other flags', ['dist/deep/b.js']);
  assert.not(existsSync(path.join(root, 'dist/a.js')), 'what is no longer an output is removed');
  rmSync(path.join(root, 'dist/deep/b.js'));
  assert.is(await once('other flags', ['dist/deep/b.js']), 5);
});

test('a module is split into its two languages', () => {
  const module = { folder: 'mods/m' };
  const typed = (file: string, runtime: string) => isTypeScript(`mods/m/${file}`, module, runtime);
  for (const runtime of ['assemblyscript', 'typescript']) {
    assert.not(typed('m_tasks.ts', runtime));
    assert.ok(typed('m_client.ts', runtime));
    assert.ok(typed('autogen/m_views.ts', runtime));
    assert.ok(typed('autogen/m_methods.ts', runtime));
    assert.is(typed('m_runtime.ts', runtime), runtime === 'typescript');
    assert.is(typed('autogen/m_lib_exec.ts', runtime), runtime === 'typescript');
  }
});

test('compiler messages have a file, a line, a column and a caret', () => {
  const text = 'let a = 1;\n  b();\n';
  const range = { start: 13, end: 14, source: { normalizedPath: 'assembly/a.ts' } };
  const shown = formatDiagnostic(
    { category: 3, code: 2304, message: "Cannot find name 'b'.", range },
    () => text,
  );
  assert.is(shown, "assembly/a.ts:2:3: error AS2304: Cannot find name 'b'.\n      b();\n      ^");
  const bare = { category: 2, code: 1, message: 'text', range: null };
  assert.is(
    formatDiagnostic(bare, () => undefined),
    'warning AS1: text',
  );
});

/** Adds 1 to a number in a file `times` times, each time under the lock. */
const ADDER = `
  import { readFileSync, writeFileSync } from 'node:fs';
  const [lock, root, file, times] = process.argv.slice(1);
  const { withLock } = await import(lock);
  for (let i = 0; i < Number(times); i++) {
    await withLock(root, async () => {
      const before = Number(readFileSync(file, 'utf8'));
      await new Promise((done) => setTimeout(done, 1));
      writeFileSync(file, String(before + 1));
    });
  }`;

test('the lock lets one in at a time', async ({ root }) => {
  const file = path.join(root, 'count');
  writeFileSync(file, '0');
  const lock = pathToFileURL(path.join(ROOT, 'tools/build/lock.mjs')).href;
  const args = ['--input-type=module', '-e', ADDER, lock, root, file, '5'];
  const adders = Array.from(
    { length: 4 },
    () => new Promise((done) => spawn(process.execPath, args, { stdio: 'inherit' }).on('close', done)),
  );
  assert.equal(await Promise.all(adders), [0, 0, 0, 0]);
  assert.is(readFileSync(file, 'utf8'), '20');
});

test('the lock of a dead process is taken over', async ({ root }) => {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((done) => child.on('close', done));
  put(root, '.build-lock/pid', String(child.pid));
  assert.is(await withLock(root, async () => 'in'), 'in');
  assert.not(existsSync(path.join(root, '.build-lock')));
});

test('a lock that nobody renews is taken over', async ({ root }) => {
  put(root, '.build-lock/pid', String(process.pid));
  utimesSync(path.join(root, '.build-lock'), 1, 1);
  assert.is(await withLock(root, async () => 'in'), 'in');
});

test.run();
