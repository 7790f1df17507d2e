// time limit: 120 s
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { canonicalTask, describeModule, fnv1a, hashTask } from '#tools/generator/index.mjs';
import { compile } from '../../support/asc.js';
import { copyFixture } from './support.js';

const test = suite('generator: layout and hashes');

test('FNV-1a has the published values', () => {
  assert.is(fnv1a(''), 0x811c9dc5);
  assert.is(fnv1a('a'), 0xe40c292c);
  assert.is(fnv1a('b'), 0xe70c2de5);
  assert.is(fnv1a('foobar'), 0xbf9cf968);
  assert.is(fnv1a('chongo was here!\n'), 0xd49930d5);
});

test('the hash of a task is over its canonical text', () => {
  const fields = [
    { name: 'depth', type: 'u32', offset: 120, dir: 'in' },
    { name: 'value', type: 'u32', offset: 124, dir: 'out' },
  ];
  const text = 'MdTask:u32@120:in depth;u32@124:out value;';
  assert.is(canonicalTask('MdTask', fields), text);
  assert.is(hashTask('MdTask', fields), fnv1a(text));
  const moved = fields.map((field) => ({ ...field, dir: 'in' }));
  assert.is.not(hashTask('MdTask', moved), hashTask('MdTask', fields));
});

test('offsets and sizes are those of the compiler', async () => {
  const repo = copyFixture('golden');
  const { tasks } = describeModule(`${repo}/counter`);
  const names = tasks.map((task) => task.name).join(', ');
  const functions = tasks.flatMap((task) => [
    `export function ${task.name}_size(): usize { return offsetof<${task.name}>(); }`,
    ...task.fields.map(
      ({ name }) =>
        `export function ${task.name}_${name}(): usize { return offsetof<${task.name}>('${name}'); }`,
    ),
  ]);
  const bytes = await compile({
    'mods/virtual/counter_tasks.ts': readFileSync(`${repo}/counter/counter_tasks.ts`, 'utf8'),
    'mods/virtual/main.ts': `import { ${names} } from './counter_tasks';\n${functions.join('\n')}\n`,
  });
  const module = new WebAssembly.Module(bytes);
  assert.equal(WebAssembly.Module.imports(module), [], 'the layout needs nothing of the engine');
  const { exports } = new WebAssembly.Instance(module);
  const call = (name: string) => (exports[name] as () => number)();
  assert.is(tasks.length, 3);
  for (const task of tasks) {
    for (const field of task.fields) {
      assert.is(field.offset, call(`${task.name}_${field.name}`), `${task.name}.${field.name}`);
    }
    assert.is(task.size, Math.ceil(call(`${task.name}_size`) / 8) * 8, task.name);
  }
});

test.run();
