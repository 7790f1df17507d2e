import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { refreshRepo } from '#tools/generator/index.mjs';
import { ROOT } from '../../support/root.js';
import { copyFixture, MODULE_YAML, makeModule, TASKS } from './support.js';

const test = suite('generator: --check, --dry-run and the command line');

const views = 'mod/autogen/mod_views.ts';

function cli(...args: string[]) {
  const script = path.join(ROOT, 'tools', 'kit', 'bin', 'chi_refresh_repo.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('a fresh repository: everything is missing; check and dryRun write nothing', () => {
  const repo = makeModule();
  const statuses = refreshRepo(repo, { check: true }).files.map((file) => file.status);
  assert.equal(statuses, ['new', 'new', 'new', 'new']);
  assert.is(refreshRepo(repo, { dryRun: true }).stale.length, 4);
  assert.not(existsSync(path.join(repo, 'mod/autogen')));
});

test('a file that was edited by hand is told from one that is out of date', () => {
  const repo = makeModule();
  refreshRepo(repo);
  const text = readFileSync(path.join(repo, views), 'utf8');
  writeFileSync(path.join(repo, views), text.replace('+ 120', '+ 124'));
  const [edited, ...none] = refreshRepo(repo, { check: true }).stale;
  assert.is(none.length, 0);
  assert.is(edited.status, 'edited');
  assert.match(edited.diff, /^@@ line \d+\n-.*124.*\n\+.*120/);
  refreshRepo(repo);
  assert.is(readFileSync(path.join(repo, views), 'utf8'), text);

  writeFileSync(path.join(repo, 'mod/mod_tasks.ts'), TASKS.replace('key', 'name'));
  const stale = refreshRepo(repo, { check: true }).stale;
  assert.equal(
    stale.map((file) => file.status),
    ['outdated', 'outdated'],
  );
});

test('a header without its file, and a lost newline, are noticed', () => {
  const repo = makeModule();
  refreshRepo(repo);
  for (const change of [
    (text: string) => text.slice(0, -1),
    (text: string) => text.split('\n')[0],
    () => '',
  ]) {
    const file = path.join(repo, views);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, change(text));
    assert.equal(refreshRepo(repo).changed, [views]);
    assert.is(readFileSync(file, 'utf8'), text);
  }
});

test('what a renamed module leaves behind is removed, what its author put there is not', () => {
  const repo = makeModule();
  refreshRepo(repo);
  writeFileSync(path.join(repo, 'mod/autogen/notes.ts'), '// mine\n');
  renameSync(path.join(repo, 'mod'), path.join(repo, 'new'));
  renameSync(path.join(repo, 'new/mod_tasks.ts'), path.join(repo, 'new/new_tasks.ts'));
  writeFileSync(path.join(repo, 'new/chimaera_mod.yaml'), MODULE_YAML.replace(': mod', ': new'));
  const obsolete = refreshRepo(repo).files.filter((file) => file.status === 'obsolete');
  assert.is(obsolete.length, 4);
  assert.not(existsSync(path.join(repo, 'new/autogen/mod_views.ts')));
  assert.ok(existsSync(path.join(repo, 'new/autogen/notes.ts')));
  assert.equal(refreshRepo(repo).changed, []);
});

test('the command line writes, checks and says what it did', () => {
  const repo = copyFixture('golden');
  const views = path.join(repo, 'echo/autogen/echo_views.ts');
  const dry = cli(repo, '--dry-run');
  assert.is(dry.status, 0);
  assert.is(cli(repo, '--check').status, 1);
  const first = cli(repo);
  assert.is(first.status, 0);
  assert.match(first.stdout, `${views}: wrote\n`);
  assert.equal(cli(repo, '--check'), {
    status: 0,
    stdout: '',
    stderr: '2 modules, unchanged\n',
  });
  appendFileSync(views, '// one more line\n');
  const check = cli(repo, '--check');
  assert.is(check.status, 1);
  assert.match(check.stdout, `${views}: edited by hand\n    @@ line`);
  assert.match(check.stdout, '    - // one more line\n');
  assert.match(check.stderr, `run: chi_refresh_repo ${repo}`);
});

test('mistakes go to stderr, one a line, with exit code 1', () => {
  const repo = makeModule({ yaml: MODULE_YAML.replace('10', '9') });
  const { status, stdout, stderr } = cli(repo);
  assert.is(status, 1);
  assert.is(stdout, '');
  assert.match(stderr, /mod\/chimaera_mod\.yaml:4:7: kPut has id 9, which is reserved; expected/);
});

test.run();
