// What `chimaera/assembly` offers: every call of the engine, typed, and told what it does.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Problems } from '#tools/generator/errors.mjs';
import { isClass, isExported, isFunction, parseSource } from '#tools/generator/source.mjs';
import { MODULE_CALLS } from '../../../host/engine/abi.js';
import { ROOT } from '../../support/root.js';

const test = suite('the API of modules');
const folder = path.join(ROOT, 'assembly', 'module');

function declarationsIn(file: string) {
  const text = readFileSync(path.join(folder, file), 'utf8');
  const problems = new Problems();
  const source = parseSource(file, text, problems);
  problems.throwIfAny();
  const found = (source?.statements ?? []).filter(
    (node: object) => (isFunction(node) || isClass(node)) && isExported(node),
  );
  return found.map(({ name }: { name: { text: string } }) => ({
    name: name.text,
    isTold: isTold(text, name.text),
  }));
}

/** Behind what is told may stand a drawing and a decorator. */
const isTold = (text: string, name: string) =>
  new RegExp(`\\*/\\n(?://.*\\n)*(?:@\\w+\\n)?export (?:declare )?(?:function|class) ${name}\\b`).test(text);

test('every call that the engine offers to modules is declared, and every one is told', () => {
  const calls = declarationsIn('chimaera.ts');
  assert.equal(calls.map(({ name }: { name: string }) => name).sort(), [...MODULE_CALLS].sort());
  for (const { name, isTold: told } of calls) assert.ok(told, name);
});

test('every function and class that a module imports is told', () => {
  const files = [
    'container-client',
    'copy',
    'co-mutex',
    'co-rwlock',
    'monitor-context',
    'run-context',
    'task',
    'vector',
    'wait',
  ];
  for (const file of files) {
    for (const { name, isTold: told } of declarationsIn(`${file}.ts`)) assert.ok(told, `${file}.ts: ${name}`);
  }
});

test.run();
