import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ChimaeraError, Runtime } from '../../../host/index.js';
import { findModule, listModules, searchPath } from '../../../host/modules/scan.js';
import { rejection, TEST_MODS } from '../../support/probes.js';
import { ROOT } from '../../support/root.js';
import { makeFolder, manifestOf, putModule } from './fixtures.js';

const test = suite('modules: finding');

const OWN = path.join(ROOT, 'dist', 'mods');

test('the folders of CHI_REPO_PATH come first, then the configured ones, then our own', () => {
  const env = { CHI_REPO_PATH: ['/a', '', 'b'].join(path.delimiter) };
  assert.equal(searchPath(['c', '/d'], env), ['/a', path.resolve('b'), path.resolve('c'), '/d', OWN]);
  assert.equal(searchPath([], {}), [OWN]);
  assert.equal(searchPath([], { CHI_REPO_PATH: '' }), [OWN]);
});

test('the first folder that has a name counts', () => {
  const [first, second] = [makeFolder(), makeFolder()];
  putModule(first, manifestOf('twice'));
  putModule(second, manifestOf('twice'));
  putModule(second, manifestOf('small_message', { namespace: 'mine' }));
  const folders = searchPath([second], { CHI_REPO_PATH: first });
  assert.is(findModule('twice', folders).folder, path.join(first, 'twice'));
  assert.is(findModule('twice', [...folders].reverse()).folder, path.join(second, 'twice'));
  assert.is(findModule('small_message', folders).manifest.namespace, 'mine', 'ours is hidden');
  const twice = listModules(folders).filter(({ manifest }) => manifest.name === 'twice');
  assert.equal(
    twice.map(({ folder }) => folder),
    [path.join(first, 'twice')],
  );
});

test('our own modules are found without a configuration', () => {
  const names = listModules(searchPath([], {})).map(({ manifest }) => manifest.name);
  for (const name of ['admin', 'compressor', 'small_message']) {
    assert.ok(names.includes(name), name);
    assert.is(findModule(name, searchPath([], {})).folder, path.join(OWN, name));
  }
});

test('a path may name a repository, its build/, or a single module', () => {
  const repo = makeFolder();
  const alone = putModule(repo, manifestOf('alone'));
  putModule(path.join(repo, 'build'), manifestOf('built'));
  assert.is(findModule('alone', [alone]).folder, alone);
  assert.is(findModule('built', [repo]).folder, path.join(repo, 'build', 'built'));
});

test('a name may carry the namespace, in each of its spellings', () => {
  const [repo, other] = [makeFolder(), makeFolder()];
  putModule(other, manifestOf('zip', { namespace: 'other' }));
  const folder = putModule(repo, manifestOf('zip', { namespace: 'example' }));
  for (const name of ['example:zip', 'example::zip', 'example_zip']) {
    assert.is(findModule(name, [other, repo]).folder, folder, name);
  }
  assert.is(findModule('zip', [other, repo]).manifest.namespace, 'other');
  assert.throws(() => findModule('example-zip', [other, repo]), /CHI_E_UNKNOWN_MODULE|example-zip/);
});

test('a folder may be called otherwise than its module', () => {
  const repo = makeFolder();
  const folder = putModule(repo, manifestOf('inside'), {}, 'outside');
  putModule(repo, manifestOf('other'), {}, 'not_inside');
  assert.is(findModule('inside', [repo]).folder, folder);
});

test('what is no module, or not there, is passed over', () => {
  const repo = makeFolder();
  mkdirSync(path.join(repo, 'empty'));
  putModule(repo, '{', {}, 'broken');
  putModule(repo, manifestOf('fine'));
  const folders = [path.join(repo, 'missing'), repo];
  assert.is(findModule('fine', folders).manifest.name, 'fine');
  assert.equal(
    listModules(folders).map(({ manifest }) => manifest.name),
    ['fine'],
  );
});

function refusal(name: string, folders: string[]): ChimaeraError {
  try {
    findModule(name, folders);
  } catch (error) {
    assert.instance(error, ChimaeraError);
    return error as ChimaeraError;
  }
  assert.unreachable(`${name} was found`);
  throw new Error();
}

test('an unknown name comes with what was searched, and the nearest name', () => {
  const folders = searchPath(['/nowhere'], { CHI_REPO_PATH: TEST_MODS });
  const { code, message, fields } = refusal('smal_message', folders);
  assert.is(code, 'CHI_E_UNKNOWN_MODULE');
  assert.equal(message.split('\n'), [
    'no module has this name: smal_message (did you mean "small_message"?); searched:',
    TEST_MODS,
    '/nowhere',
    OWN,
  ]);
  assert.equal(fields.searched, folders);
  assert.is(refusal('prob', folders).fields.nearest, 'probe');
  assert.not.match(refusal('nothing_like_it', folders).message, 'did you mean');
});

test('a runtime that shall register an unknown module does not start', async () => {
  const error = await rejection(
    Runtime.start({ runtime: { workers: 1 }, modules: { registry: ['compresor'] } }),
  );
  assert.is(error.code, 'CHI_E_UNKNOWN_MODULE');
  assert.match(error.message, 'did you mean "compressor"?');
});

test.run();
