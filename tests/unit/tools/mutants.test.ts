// The mechanism behind seeded bugs: a place that is gone, or is there twice, is an error.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { testModule } from '../../support/engine.js';
import { compileMutant, type Mutant, patchedFiles } from '../../support/mutants/mutant.js';

const LIST = 'assembly/sync/mpsc-list.ts';
const HEAD: Mutant = {
  name: 'the list has its head elsewhere',
  file: LIST,
  before: 'const HEAD: usize = 0;',
  after: 'const HEAD: usize = 8;',
};

test('a mutant is the source with its places changed, in the order that it names them', () => {
  const tail = { file: LIST, before: 'const HEAD: usize = 8;\nconst TAIL: usize = 64;', after: '// gone' };
  const { [LIST]: text } = patchedFiles({ ...HEAD, also: [tail] });
  assert.ok(text?.includes('// gone') && !text.includes('const HEAD') && !text.includes('const TAIL'));
});

test('a place that is not there is an error, and so is one that is there twice', () => {
  assert.throws(
    () => patchedFiles({ ...HEAD, before: 'const HEAD: usize = 4;' }),
    /has 0 places .*expected 1/,
  );
  assert.throws(() => patchedFiles({ ...HEAD, before: 'return node;' }), /head elsewhere.* has \d+ places/);
});

test('it compiles, and is not the engine', async () => {
  const [right, wrong] = [await compileMutant(undefined), await compileMutant(HEAD)];
  const names = (module: WebAssembly.Module) => WebAssembly.Module.exports(module).map(({ name }) => name);
  assert.equal(names(wrong), names(right));
  const broken = compileMutant({ ...HEAD, after: 'const HEAD: usize = ;' });
  const message = await broken.then(String, String);
  assert.match(message, /mpsc-list\.ts:\d+:\d+: error/);
});

test('another entry can be compiled', async () => {
  const module = await compileMutant(undefined, { entry: 'tests/engine/index.ts' });
  assert.equal(
    WebAssembly.Module.exports(module).length,
    WebAssembly.Module.exports(testModule('mt')).length,
  );
});

test.run();
