// Managed objects: what a module may not do with them is refused where the author wrote it, and what it may is compiled.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { BODY, compileBodies, compileBody, ENTRY, HEAD, HEAD_LINES } from './support.js';

const ASK = 'export function ask(): u32';
const METHOD = 'export function m(task: Task, rctx: RunContext): i32';
const REST = `${METHOD} { return new K().a; } ${ASK} { return 1; } class K { a: i32 = 1; }`;

/** The entry of a module with a method, `m`, and something else that the engine calls, `ask`. */
const MAIN = `import { RunContext, Task } from '../../assembly/module/index';
import * as body from './body';
export function run(method: u32, task: usize, rctx: usize): i32 {
  return body.m(changetype<Task>(task), changetype<RunContext>(rctx));
}
export function get_group(): u32 { return body.ask(); }
`;

/** Source → what is said of it. The place is where `▶` stands. */
const REFUSED: [string, string, RegExp][] = [
  [
    'an object that the engine asks for',
    `class K { a: i32 = 1; } ${ASK} { return ▶new K().a; } ${METHOD} { return new K().a; }`,
    /this makes a managed object for get_group, which has no task to free it with; expected one in a method/,
  ],
  [
    'a text, in what such a function calls',
    `function text(n: i32): string { return 'n' + ▶n.toString(); } ${ASK} { return text(1).length; } ${METHOD} { return text(2).length; }`,
    /toString makes a managed object for get_group/,
  ],
  [
    'an object at the top level',
    `const k = ▶new K(); ${REST} export function f(): i32 { return k.a; }`,
    /this makes a managed object for the top level/,
  ],
  [
    'an object that has no owner',
    `@unmanaged class C { a: i32 = 1; } ${ASK} { return 1; } ${METHOD} { return ▶new C().a; }`,
    /this makes an object that could be kept longer than its task; expected a class without @unmanaged; or take memory/,
  ],
  [
    'memory without an owner',
    `${ASK} { return 1; } ${METHOD} { return load<i32>(▶heap.alloc(8)); }`,
    /alloc makes an object that could be kept/,
  ],
  [
    'a reference in a class that is unmanaged',
    `@unmanaged class C { a: i32; ▶name: string; } ${ASK} { return 1; }
     ${METHOD} { changetype<C>(1024).name = trace(1).toString(); return 1; }`,
    /name is a ~lib\/string\/String in a class that is @unmanaged, which may outlive it; .*copy what is to be kept into State/,
  ],
  [
    'a reference in one that is generic',
    `@unmanaged class C<T> { ▶at: T; } ${ASK} { return changetype<C<i32>>(8).at; }
     ${METHOD} { return changetype<C<i32[]>>(8).at.length; }`,
    /at is a \S+Array<i32> in a class that is @unmanaged/,
  ],
  [
    'a variable of a worker',
    `namespace n { export let ▶names: string | null = null; } ${ASK} { return 1; }
     ${METHOD} { n.names = trace(1).toString(); return 1; }`,
    /names would outlive a task; expected const; keep it in a local variable/,
  ],
];

for (const [name, marked, says] of REFUSED) {
  test(`refused: ${name}`, async () => {
    const before = marked.slice(0, marked.indexOf('▶')).split('\n');
    const place = `${BODY}:${HEAD_LINES + before.length}:${(before.at(-1) as string).length + 1}: `;
    const files = { [ENTRY]: MAIN, [BODY]: HEAD + marked.replace('▶', '') };
    const message = await compileBodies(files, ['m']).then(
      () => 'it was not refused',
      (error: Error) => error.message,
    );
    assert.match(message, says);
    assert.ok(message.includes(place), `${place} in\n${message}`);
  });
}

const imports = ({ wasm }: { wasm: WebAssembly.Module }) =>
  WebAssembly.Module.imports(wasm).map(({ name }) => name);

test('a module without managed objects has nothing of the arena', async () => {
  const text = `const NAMES: string[] = ['a', 'b'];
    export function m(task: Task, rctx: RunContext): i32 { return NAMES[trace(1)].length; }`;
  assert.not(imports(await compileBody(text, ['m'])).includes('newChild'));
  assert.ok(
    imports(await compileBody(`${text.replace('.length', ".concat('c').length")}`, ['m'])).includes(
      'newChild',
    ),
  );
});

/** Of a method that makes a text: how long its static data is, and how many parts of it are there to be written. */
async function staticDataOf(text: string): Promise<{ size: number; blanks: number }> {
  const { wasm } = await compileBody(
    `export function m(task: Task, rctx: RunContext): i32 {
      const a = trace(1).toString();
      const x = 1.5 * trace(2);
      return ${text}.length;
    }`,
    ['m'],
  );
  const [data] = WebAssembly.Module.customSections(wasm, 'chimaera.data') as [ArrayBuffer];
  const view = new DataView(data);
  const [size, codeSites, dataSites, segments] = [4, 8, 12, 16].map((at) =>
    view.getUint32(at, true),
  ) as number[];
  let blanks = 0;
  for (let i = 0, at = 20 + 4 * (codeSites + dataSites); i < segments; i++) {
    const length = view.getUint32(at + 4, true);
    if (new Uint8Array(data, at + 8, length).every((byte) => byte === 0)) blanks++;
    at += 8 + length;
  }
  return { size, blanks };
}

test('nothing is written in static data, which is one for all workers: no text with values, no fraction', async () => {
  assert.equal(await staticDataOf('`$' + '{a} and $' + '{a}`'), await staticDataOf("(a + ' and ' + a)"));
  assert.is((await staticDataOf('x.toString()')).blanks, 0);
});

test.run();
