// After a change of the generator that is meant: UPDATE_GOLDEN=1 npm test -- generator/golden
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { describeModule, refreshRepo } from '#tools/generator/index.mjs';
import { ROOT } from '../../support/root.js';
import { copyFixture, FIXTURES } from './support.js';

const test = suite('generator: what it writes');

const golden = path.join(FIXTURES, 'golden');
const update = process.env.UPDATE_GOLDEN === '1';

function compare(name: string, text: string): void {
  const file = path.join(golden, `${name}.txt`);
  if (update) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  assert.fixture(text, readFileSync(file, 'utf8'), name);
}

test('every generated file is as it was', () => {
  const repo = copyFixture('golden');
  const { modules, files } = refreshRepo(repo);
  assert.equal(modules, ['counter', 'echo']);
  assert.is(files.length, 8);
  for (const { file } of files) compare(path.relative(repo, file), readFileSync(file, 'utf8'));
  const known = readdirSync(golden, { recursive: true, encoding: 'utf8' });
  assert.is(known.filter((name) => name.includes('autogen/')).length, files.length, 'no file is left over');
});

test('module.json is as it was, but for the hash of the ABI', () => {
  const repo = copyFixture('golden');
  for (const name of ['counter', 'echo']) {
    const { abiHash, ...description } = describeModule(path.join(repo, name));
    assert.is(abiHash, abiHash >>> 0);
    compare(`${name}/module.json`, `${JSON.stringify(description, null, 2)}\n`);
  }
});

test('a second run changes nothing', () => {
  const repo = copyFixture('golden');
  refreshRepo(repo);
  const { stale, changed } = refreshRepo(repo);
  assert.equal([stale, changed], [[], []]);
});

test('a repository may be of one module, without creation parameters, and lie anywhere', () => {
  const repo = copyFixture('golden');
  const client = path.join(repo, 'echo', 'autogen', 'echo_client_methods.ts');
  assert.not(existsSync(client));
  refreshRepo(repo);
  assert.match(readFileSync(client, 'utf8'), "import { ContainerClient } from 'chimaera/client';");
});

test('the modules of the project are up to date', () => {
  assert.equal(refreshRepo(path.join(ROOT, 'mods'), { check: true }).changed, []);
});

test.run();
