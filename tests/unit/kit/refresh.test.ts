import { appendFileSync, existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { makeMod } from '#tools/kit/make-mod.mjs';
import { makeRepo } from '#tools/kit/make-repo.mjs';
import { refresh } from '#tools/kit/refresh.mjs';
import { makeRepo as makeFolder } from '../generator/support.js';

const test = suite('kit: making and refreshing repositories');

/** What is wrong with doing it. */
async function messageOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing';
}

/** A repository with new modules, and the names of the generated files that a refresh looks at. */
async function repoWith(...modules: string[]) {
  const repo = makeFolder({});
  makeRepo(repo, 'example');
  for (const name of modules) await makeMod(path.join(repo, name), 'as');
  const looked = async () => {
    const { files } = await refresh(repo);
    return [...new Set(files.map(({ file }) => path.basename(path.dirname(path.dirname(file)))))];
  };
  return { repo, looked, file: (name: string) => path.join(repo, name) };
}

test('what is there is not written over', async () => {
  const repo = makeFolder({ 'package.json': '{}\n' });
  assert.equal(
    makeRepo(repo, 'example').kept.map((file) => path.basename(file)),
    ['package.json'],
  );
  assert.is(readFileSync(path.join(repo, 'package.json'), 'utf8'), '{}\n');
  await makeMod(path.join(repo, 'mod'), 'ts');
  for (const [work, wrong] of [
    [() => makeRepo(repo, 'example'), /chimaera_repo\.yaml: this is a module repository already/],
    [() => makeRepo(path.join(repo, 'new'), 'class x'), /class x is not a namespace; expected/],
    [() => makeMod(path.join(repo, 'mod'), 'as'), /mod is there already, and not empty/],
    [() => makeMod(path.join(repo, 'mod/inner'), 'as'), /is no module repository .* chi_make_repo/],
    [() => makeMod(path.join(repo, 'Mod'), 'as'), /Mod is not a module name; expected/],
    [() => makeMod(path.join(repo, 'class'), 'as'), /class is not a module name; expected/],
  ] as const) {
    const message = await messageOf(work);
    assert.match(message, wrong);
  }
  assert.not(existsSync(path.join(repo, 'new')));
});

test('a refresh looks only at modules that have changed', async () => {
  const { looked, file } = await repoWith('one', 'two');
  assert.equal(await looked(), []);
  utimesSync(file('one/one_tasks.ts'), 1, 1);
  assert.equal(await looked(), [], 'touched');
  appendFileSync(file('one/one_tasks.ts'), '// more\n');
  assert.equal(await looked(), ['one'], 'changed');
  assert.equal(await looked(), []);
  writeFileSync(file('chimaera_repo.yaml'), 'namespace: other\n');
  assert.equal(await looked(), ['one', 'two'], 'another namespace');
});

test('a generated file that was edited is written anew, and what was edited is told', async () => {
  const { repo, file } = await repoWith('mod');
  appendFileSync(file('mod/autogen/mod_views.ts'), '// mine\n');
  const [{ status, diff }, ...others] = (await refresh(repo)).stale;
  assert.equal([status, others.length], ['edited', 0]);
  assert.match(diff, '- // mine');
});

test('check neither writes nor forgets', async () => {
  const { repo, file } = await repoWith('mod');
  const yaml = readFileSync(file('mod/chimaera_mod.yaml'), 'utf8');
  writeFileSync(file('mod/chimaera_mod.yaml'), yaml.replace('# kCustom', 'kPut'));
  for (let i = 0; i < 2; i++) assert.is((await refresh(repo, { check: true })).stale.length, 6);
  await refresh(repo);
  assert.is((await refresh(repo, { check: true })).stale.length, 0);
});

test('a region without its method is told each time, until it is pruned', async () => {
  const { repo, file } = await repoWith('mod');
  appendFileSync(file('mod/mod_runtime.ts'), '// CHI_BEGIN(Old)\n// CHI_END(Old)\n');
  for (let i = 0; i < 2; i++) {
    const { leftovers } = await refresh(repo);
    assert.equal(
      leftovers.map(({ name }) => name),
      ['Old'],
    );
  }
  await refresh(repo, { prune: true });
  assert.not.match(readFileSync(file('mod/mod_runtime.ts'), 'utf8'), 'Old');
});

test.run();
