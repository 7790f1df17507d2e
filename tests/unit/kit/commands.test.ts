import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ROOT } from '../../support/root.js';
import { makeRepo } from '../generator/support.js';

const test = suite('kit: commands');

const BIN = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')).bin as Record<string, string>;

function run(cwd: string, name: string, ...args: string[]) {
  const options = { cwd, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(ROOT, BIN[name]), ...args],
    options,
  );
  return { status, stdout, stderr };
}

/** Runs what must succeed; answers its standard output. */
function ok(cwd: string, name: string, ...args: string[]): string {
  const { status, stdout, stderr } = run(cwd, name, ...args);
  assert.is(status, 0, stderr);
  return stdout;
}

test('the older names, and the verbs of chimaera repo, do the same', () => {
  const folder = makeRepo({});
  assert.match(ok(folder, 'chi_make_repo', 'repo', 'example'), 'repo/chimaera_repo.yaml: wrote\n');
  const written = ok(folder, 'chi_make_mod', 'repo/other');
  assert.match(written, 'repo/other/other_tasks.ts: wrote\n');
  assert.match(written, 'repo/other/autogen/other_lib_exec.ts: wrote\n');
  ok(folder, 'make_task', 'repo/mailer', '--lang', 'ts');
  ok(folder, 'refresh_methods', 'repo', '--check');
  assert.is(run(folder, 'chimaera', 'repo', 'refresh', 'repo').stderr, '2 modules, unchanged\n');
});

test('a mistake is one line, and exit code 1', () => {
  const { status, stdout, stderr } = run(makeRepo({}), 'chi_make_repo', '.', 'Bad');
  assert.equal([status, stdout], [1, '']);
  assert.match(stderr, /^Bad is not a namespace; expected .*\n$/);
});

test('init guesses the names', () => {
  const folder = path.join(makeRepo({}), 'My-Mods');
  mkdirSync(folder);
  ok(folder, 'chimaera', 'init');
  assert.is(readFileSync(path.join(folder, 'chimaera_repo.yaml'), 'utf8'), 'namespace: my_mods\n');
  assert.ok(existsSync(path.join(folder, 'my_mods/my_mods_runtime.ts')));
  ok(folder, 'chimaera', 'init', 'second', '--lang', 'ts');
  assert.ok(existsSync(path.join(folder, 'second/autogen/second_views.ts')));
});

test.run();
