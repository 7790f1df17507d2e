// time limit: 120 s
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { expandTasks } from '#tools/generator/expand.mjs';
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

test('the hash tells apart how many elements an array has, what is in a struct, and where bytes travel', () => {
  const at = { name: 'at', type: 'Point', offset: 96, dir: 'in' };
  const of = (fields: object[]) => ({ name: 'Point', size: 8, fields });
  const x = { name: 'x', type: 'f32', offset: 0, dir: 'in' };
  const list = { name: 'list', type: 'FixedArray<u8>', length: 8, offset: 104, dir: 'out' };
  const data = { name: 'data', type: 'ShmBuffer', offset: 112, dir: 'in', bulk: 'write' };
  const text = 'PutTask:f32@96:in at.x;FixedArray<u8>[8]@104:out list;ShmBuffer@112:in+write data;';
  assert.is(canonicalTask('PutTask', [{ ...at, struct: of([x]) }, list, data]), text);
});

const AT = 4096;

/** Where the number begins whose bytes are the only ones that are not zero: numbers are aligned to their size. */
function numberAt(memory: Uint8Array, type: string): number {
  const size = type === 'bool' ? 1 : Number(type.slice(1)) / 8;
  const at = memory.findIndex((byte) => byte !== 0);
  return at - (at % size);
}

/** A function that answers where the compiler puts a field; of a number in a struct, one that sets it to 1. */
function placeOf(task: string, { name, type }: { name: string; type: string }): string {
  const head = `export function ${task}_${name.replaceAll('.', '_')}(): usize`;
  if (!name.includes('.') && !type.startsWith('FixedArray'))
    return `${head} { return offsetof<${task}>('${name}'); }`;
  const place = `changetype<${task}>(${AT} as usize).${name}`;
  if (type.startsWith('FixedArray')) return `${head} { return pointerOf(${place}) - ${AT}; }`;
  return `${head} { ${place} = ${type === 'bool' ? 'true' : `1 as ${type}`}; return 0; }`;
}

test('offsets and sizes are those of the compiler', async () => {
  const repo = copyFixture('golden');
  const { tasks } = describeModule(`${repo}/counter`);
  const names = tasks.map((task) => task.name).join(', ');
  const functions = tasks.flatMap((task) => [
    `export function ${task.name}_size(): usize { return offsetof<${task.name}>(); }`,
    ...task.fields.map((field) => placeOf(task.name, field)),
  ]);
  const file = 'mods/virtual/counter_tasks.ts';
  const imports = `import { ${names} } from './counter_tasks';\nimport { pointerOf } from '../../assembly/module/index';`;
  const bytes = await compile(
    {
      [file]: expandTasks(file, readFileSync(`${repo}/counter/counter_tasks.ts`, 'utf8')),
      'mods/virtual/main.ts': `${imports}\n${functions.join('\n')}\n`,
    },
    ['--initialMemory', '1'],
  );
  const module = new WebAssembly.Module(bytes);
  assert.equal(WebAssembly.Module.imports(module), [], 'the layout needs nothing of the engine');
  const { exports } = new WebAssembly.Instance(module);
  const memory = new Uint8Array((exports.memory as WebAssembly.Memory).buffer, AT, 4096);
  const call = (name: string) => (exports[name] as () => number)();
  assert.is(tasks.length, 4);
  for (const task of tasks) {
    for (const { name, type, offset } of task.fields) {
      const place = call(`${task.name}_${name.replaceAll('.', '_')}`);
      const sets = name.includes('.') && !type.startsWith('FixedArray');
      assert.is(sets ? numberAt(memory, type) : place, offset, `${task.name}.${name}`);
      memory.fill(0);
    }
    assert.is(task.size, Math.ceil(call(`${task.name}_size`) / 8) * 8, task.name);
  }
});

test.run();
