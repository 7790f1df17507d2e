// Managed objects: what a module may not do with them is refused where the author wrote it, and what it may is compiled.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { BODY, compileBodies, compileBody, ENTRY, HEAD, HEAD_LINES, TestEngine } from './support.js';

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

/** The static data of a module: its size, and its parts with their addresses. */
function staticDataOf(wasm: WebAssembly.Module): {
  size: number;
  parts: [address: number, bytes: Uint8Array][];
} {
  const [data] = WebAssembly.Module.customSections(wasm, 'chimaera.data') as [ArrayBuffer];
  const view = new DataView(data);
  const word = (at: number) => view.getUint32(at, true);
  const parts: [number, Uint8Array][] = [];
  let at = 20 + 4 * (word(8) + word(12));
  while (at < data.byteLength) {
    parts.push([word(0) + word(at), new Uint8Array(data, at + 8, word(at + 4))]);
    at += 8 + word(at + 4);
  }
  return { size: word(4), parts };
}

/** Of a method that makes a text: how long its static data is, and how many parts of it are there to be written. */
async function scratchOf(text: string): Promise<{ size: number; blanks: number }> {
  const { wasm } = await compileBody(
    `export function m(task: Task, rctx: RunContext): i32 {
      const a = trace(1).toString();
      const x = 1.5 * trace(2);
      return ${text}.length;
    }`,
    ['m'],
  );
  const { size, parts } = staticDataOf(wasm);
  return { size, blanks: parts.filter(([, bytes]) => bytes.every((byte) => byte === 0)).length };
}

test('nothing is written in static data, which is one for all workers: no text with values, no fraction', async () => {
  assert.equal(await scratchOf('`$' + '{a} and $' + '{a}`'), await scratchOf("(a + ' and ' + a)"));
  assert.is((await scratchOf('x.toString()')).blanks, 0);
});

const CLASSES = `class K {
    next: K | null = null;
    constructor(public a: i32, public name: string) {}
    plus(b: i32): K { return new K(this.a + b, this.name + '+' + b.toString()); }
  }
  function tell(text: string): i32 { for (let i = 0; i < text.length; i++) trace(text.charCodeAt(i)); return text.length; }
  function pair(names: string[], n: i32, last: string): string { return names.join('/') + w(n).toString() + last; }
`;

/** Methods that keep managed objects over waits, by what they show. */
const KEPT: Record<string, string> = {
  lists: `const list: i32[] = [1]; list.push(w(2)); list.push(w(3)); list[w(1) & 1] = w(4);
    list.sort((a, b) => b - a); w(5);
    const more = list.map<string>((x) => x.toString()); w(6); return tell(more.join(','));`,
  'texts that grow': `let text = ''; for (let i = 0; i < 40; i++) text += w(i).toString() + ','; return tell(text);`,
  'objects of which there is no variable': `return trace(new K(1, 'k').plus(w(1)).plus(w(2)).a) + tell(new K(w(3), 'l').plus(w(4)).name);`,
  'lists of objects, which may end': `let first: K | null = null;
    for (let i = 0; i < 5; i++) { const k = new K(w(i), i.toString()); k.next = first; first = k; w(i); }
    let sum = 0;
    let at: K | null = first;
    while (at !== null) { sum += at.a; w(at.a); tell(at.name); at = at.next; }
    return sum;`,
  maps: `const all = new Map<string, i32[]>();
    for (let i = 0; i < 12; i++) { const key = (w(i) & 3).toString(); if (!all.has(key)) all.set(key, []); w(i); all.get(key).push(i); }
    const keys = all.keys(); let sum = 0;
    for (let i = 0; i < keys.length; i++) sum += w(all.get(keys[i]).length) + tell(keys[i]);
    return sum;`,
  'arguments and answers': `return tell(pair(['a', trace(1).toString()], w(1), 'x' + trace(2).toString()) + pair([], w(2), ''));`,
  'either of two': `const text = w(1) > 0 ? 'p' + trace(1).toString() : pair(['n'], 2, 'm'); w(3);
    return tell(text) + tell(w(4) > 0 && text.length > 2 ? text.slice(1) : text);`,
  'lists that are written out': `const x = [trace(1), 7][w(2) & 1] + [trace(3)].concat([trace(4), 5])[w(5) & 1];
    return x + tell([trace(6), trace(7)].join(' '));`,
  fractions: `let sum = 0.25; let text = ''; for (let i = 0; i < 6; i++) { sum += w(i) * 0.5; text += sum.toString() + ' '; } return tell(text);`,
};

function run(wasm: WebAssembly.Module, method: number, decide: () => boolean) {
  const engine = new TestEngine(wasm);
  for (const [address, bytes] of staticDataOf(wasm).parts) engine.u8.set(bytes, address);
  engine.decide = decide;
  const code = engine.run(method);
  assert.is(engine.frames.size, 0, 'frames are left');
  return { code, trace: engine.trace };
}

test('objects are kept over waits: it makes no difference which of them suspend', async () => {
  const names = Object.keys(KEPT).map((_, i) => `m${i}`);
  const methods = Object.values(KEPT).map(
    (body, i) => `export function m${i}(task: Task, rctx: RunContext): i32 {\n${body}\n}\n`,
  );
  const { wasm } = await compileBody(CLASSES + methods.join(''), names);
  for (const [method, name] of Object.keys(KEPT).entries()) {
    const expected = run(wasm, method, () => false);
    let turn = 0;
    assert.ok(expected.trace.length > 3, name);
    assert.equal(
      run(wasm, method, () => true),
      expected,
      name,
    );
    assert.equal(
      run(wasm, method, () => turn++ % 2 === 0),
      expected,
      name,
    );
  }
});

test.run();
