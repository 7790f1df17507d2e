// Each construct that may have a wait in it does what it does without lowering: when no wait suspends, when every one
// does, and when every second one does; and leaves no frame.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lowerModule } from '#tools/build/asc.mjs';
import { MEMORY_BASES } from '#tools/build/static-data.mjs';
import { compile, MODULE_ARGUMENTS } from '../../support/asc.js';
import { ROOT } from '../../support/root.js';
import { BODY, compileBodies, compilePlain, ENTRY, HEAD, LIBRARY, TestEngine } from './support.js';

const M = (body: string) => `export function m(task: Task, rctx: RunContext): i32 {\n${body}\n}\n`;

/** Sources by what they show; `m` is the method. */
const CONSTRUCTS: Record<string, string> = {
  'arguments, in their order': M(`let x = 1;
    return trace(plain(x, w(x++), x) + w(x));`),
  'operands, in their order': M(`let x = 5;
    const a = x + w(1) * (x += 2) - w(x);
    trace(a);
    return (trace(1) & w(2)) | (w(3) ^ trace(4)) | 256;`),
  'assignments and compound assignments': M(`let x: i32 = w(1);
    x = w(x); trace(x);
    x += w(2); x -= w(3); x *= w(4); x |= w(5); x &= 1023 + w(6); x ^= w(7); x <<= w(8) & 3; x >>= w(9) & 1;
    let y: u8 = 250; y += <u8>w(10) + 9; trace(y);
    return trace(x) | 256;`),
  'properties and elements': M(`const b = box(1);
    b.a = w(3); b.b += w(4); box(w(1) & 3).a = w(5);
    b.a++; b.b -= w(1);
    const l = changetype<List>(2048);
    l[w(1) & 3] = w(2); l[2] += w(3); trace(l[w(4) & 3]);
    return trace(box(2).a + b.b + pick(w(3)).a) | 256;`),
  'getters, setters and methods': M(`const c = changetype<Cell>(2048);
    c.value = w(3); c.value += w(1);
    return trace(c.plus(w(2), c.value)) | 256;`),
  ternaries: M(`let x = w(1) > 0 ? w(2) : trace(3);
    x = x > 0 ? trace(4) : x == 0 ? w(5) : w(6);
    w(7) > 0 ? w(8) : trace(9);
    return trace(x) | 256;`),
  'and, or': M(`let x = w(1) && w(2);
    let y: i32 = x || w(3);
    if (w(4) > 3 && w(5) > 3 || w(6) > 3) trace(7);
    x && w(8); y || w(9); trace(10) && w(11);
    const both: bool = w(12) > 0 && trace(13) > 0; trace(both);
    return trace(x + y) | 256;`),
  'unary operators, casts, commas':
    M(`let x = -w(1) + ~w(2) + i32(!w(3)) + i32(w(4) as u8) + <i32><u8>(w(1) > 0 ? w(2) : trace(3)) + <i32><u8>(trace(4) && w(3));
    x = (trace(5), w(6), w(7)) + <i32>w(8);
    return trace(x) | 256;`),
  builtins: M(`store<u32>(3000 + (w(1) & 3) * 4, w(2), 8);
    trace(load<u32>(3008 + (w(1) & 3) * 4));
    return trace(max<i32>(w(3), w(4)) + select<i32>(w(5), w(6), w(7) > 0)) | 256;`),
  'if and else': M(`if (w(1) > 0) { trace(2); w(3); } else { w(4); trace(5); }
    if (trace(6) > 7) w(8); else if (w(9) > 0) trace(10); else w(11);
    if (trace(1) == 1) trace(12); else w(13);
    return 256;`),
  for: M(`let s = 0;
    for (let i = w(0) & 1, n = 4; i < n; i++) { if (i == 2) continue; s += w(i); }
    for (let i = 0; i < (w(7) & 3); i += 1 + (w(i) & 1)) { if (s > 40) break; s++; trace(i); }
    for (; ; w(1)) { if (s++ > 9) break; if (w(s) > 0) continue; trace(s); }
    return trace(s) | 256;`),
  'while and do': M(`let i = 0;
    while (i < 3) { i++; if (w(i) < 0) continue; trace(i); }
    while (w(i) < 6 && i < 9) { i++; if (i == 7) break; trace(i); }
    do { i--; w(i); } while (i > 4);
    do { i++; if (i == 6) continue; trace(i); } while (w(i) > -9 && i < 9);
    while (true) { if (w(i++) > 5 || i > 15) break; }
    return trace(i) | 256;`),
  'loops in loops': M(`for (let i = 0; i < 3; i++) {
      let s = i;
      while (s < 5) { s += 1 + (w(s) & 1); if (s == 3) continue; for (let k = 0; k < 2; k++) trace(w(k) + s); if (s == 4) break; }
      trace(s);
    }
    return 256;`),
  'switch, with fall-through and default': M(`for (let i = 0; i < 8; i++) {
      switch (i) {
        case 0: trace(0); w(0);
        case 1: { const k = w(1); trace(k); break; }
        default: w(9); trace(9);
        case 3: trace(3);
        case 4: if (w(4) > 0) break; trace(44); w(45);
        case 5: continue;
        case 6: switch (w(6) & 1) { case 0: trace(60); break; case 1: w(61); }
      }
      trace(i);
    }
    switch (w(1) & 3) { case 0: return 300; case 1: case 2: w(5); return 301; }
    return 256;`),
  'early returns':
    M(`for (let i = 0; i < 10; i++) { if (w(i) > 8) return trace(i) | 256; if (i == 7) { w(1); return 300; } }
    return 301;`),
  shadowing: M(`let x = w(1);
    { let x = w(2); trace(x); { const x: u8 = <u8>w(3); trace(x); } trace(x); }
    for (let x = 0; x < 2; x++) { trace(w(x)); { let x = 5; trace(x); } }
    if (x > -100) { const y = x; let x: f64 = w(4); trace(<i32>x + y); }
    return trace(x) | 256;`),
  constants: M(`const n = 3, k: u8 = <u8>(n * 2);
    { const n = 7; w(n); trace(n + k); }
    return trace(n + k + load<u8>(64, n)) | 256;`),
  var: M(`{ var v = w(1); } w(2); v += 1; return trace(v) | 256;`),
  'locals of every type':
    M(`const a: i8 = -5, b: u8 = 250, c: i16 = -500, d: u16 = 65000, e: i32 = -70000, f: u32 = 4000000000;
    let g: i64 = -5000000000, h: u64 = 10000000000000000000, i: f32 = 1.5, j: f64 = -2.25, k: bool = true;
    let l: usize = 3000, p = box(1), q: Box | null = null, r: isize = -3;
    let a2 = a, b2 = b, c2 = c, d2 = d, e2 = e, f2 = f;
    w(1); a2++; b2++; c2++; d2++; e2++; f2++; w(2);
    trace(a2); trace(b2); trace(c2); trace(d2); trace(e2); trace(f2 as i32);
    w(3); g++; h++; i += 1; j += 1; k = !k; l += 4; r--;
    w(4); trace(i32(g)); trace(i32(h >> 32)); trace(i32(i * 100)); trace(i32(j * 100)); trace(k); trace(l as i32);
    p.a = 5; trace(r as i32); w(5); trace(p.a); trace(q == null); q = p; w(6); if (q) trace(q.a);
    return 256;`),
  'inferred types': M(`const p = box(w(1) & 3), half = 0.5, big = u64(w(2)) << 40, at = changetype<usize>(p);
    w(3); trace(<i32>(half * 4)); trace(i32(big >> 40)); trace(at as i32);
    return 256;`),
  'what is known not to be null': M(`const p = maybe(w(1));
    if (p == null) return 300;
    w(2); p.a = 3; w(3);
    const q = maybe(w(4)); if (q) { w(5); trace(q.a); }
    return trace(p.a) | 256;`),
  'functions that wait, with defaults': `function g(a: i32, b: i32 = 7): i32 { const c = w(a); return c + w(b); }
    function v(a: i32): void { if (a == 0) return; w(a); trace(a); }
    ${M('v(0); v(1); return trace(g(w(1)) + g(w(2), w(3))) | 256;')}`,
  recursion: `function fib(n: i32): i32 { return n < 2 ? n + (w(n) & 1) : fib(n - 1) + fib(n - 2); }
    function even(n: i32): bool { if (n == 0) return w(0) != 99; return odd(n - 1); }
    function odd(n: i32): bool { w(n); return n == 0 ? false : even(n - 1); }
    ${M('trace(fib(7)); trace(even(20)); return 256;')}`,
  'methods that call methods': `export function other(task: Task, rctx: RunContext): i32 { return w(4) | 256; }
    ${M('trace(other(task, rctx)); return 256;')}`,
  'generic functions that do not wait': `function twice<T>(a: T): T { return a + a; }
    ${M('trace(twice<i32>(w(3)) + <i32>twice<f64>(w(2))); return 256;')}`,
  'what never runs': M('if (w(1) > 99) { return 300; w(2); } if (false) w(3); return 256; w(4);'),
  'every wait':
    M(`trace(wait(changetype<Task>(64))); trace(waitAll()); trace(sleep(5)); trace(yieldNow()); trace(waitHost(3));
    const any = waitAny(); trace(any as i32); trace(waitAnyFor(7) > 1 ? 1 : 0); return trace(cancelled()) | 256;`),
};

const SHARED = `
function plain(a: i32, b: i32, c: i32): i32 { trace(a); trace(b); return trace(c); }
function pick(at: i32): Box { return changetype<Box>(1024 + ((at & 3) << 3)); }
function maybe(at: i32): Box | null { return at > 90 ? null : pick(at); }
@unmanaged class List {
  @operator('[]') get(i: i32): i32 { trace(i); return load<i32>(changetype<usize>(this) + (i << 2)); }
  @operator('[]=') set(i: i32, v: i32): void { trace(i); store<i32>(changetype<usize>(this) + (i << 2), v); }
}
@unmanaged class Cell {
  private held: i32;
  get value(): i32 { return trace(this.held); }
  set value(v: i32) { this.held = trace(v); }
  plus(a: i32, b: i32): i32 { return this.held + a + b; }
}
`;

/** A file for each construct, so that one compile is enough; its method is `m0`, `m1`, … of BODY. */
const IMPORTS = `${LIBRARY}
import { Box, answer, box, decide, tick, trace, w } from './body';
`;
const sources = Object.values(CONSTRUCTS);
const methods = sources.map((_, i) => `m${i}`);
const FILES = Object.fromEntries([
  [BODY, HEAD + methods.map((name, i) => `export { m as ${name} } from './c${i}';`).join('\n')],
  ...sources.map((source, i) => [`mods/virtual/c${i}.ts`, IMPORTS + SHARED + source]),
]);

interface Run {
  code: number;
  trace: number[];
}

function run(wasm: WebAssembly.Module, decide: () => boolean, method = 0): Run {
  const engine = new TestEngine(wasm);
  engine.decide = decide;
  const code = engine.run(method);
  assert.is(engine.frames.size, 0, 'frames are left');
  return { code, trace: engine.trace };
}

const plain = await compilePlain(FILES, methods);
const lowered = [
  (await compileBodies(FILES, methods)).wasm,
  (await compileBodies(FILES, methods, { flags: ['--optimizeLevel', '0', '--shrinkLevel', '0'] })).wasm,
];

for (const [method, name] of Object.keys(CONSTRUCTS).entries()) {
  test(name, () => {
    const expected = run(plain, () => false, method);
    for (const wasm of lowered) {
      let turn = 0;
      assert.equal(
        run(wasm, () => false, method),
        expected,
      );
      assert.equal(
        run(wasm, () => turn++ % 2 === 0, method),
        expected,
      );
      // A `waitAny` that never finds a child done does not end.
      if (name !== 'every wait')
        assert.equal(
          run(wasm, () => true, method),
          expected,
        );
    }
  });
}

test('functions of other files, by import, namespace and re-export; files that import each other', async () => {
  const files = {
    [BODY]: `${HEAD}import { a } from './a'; import * as b from './b'; import { c } from './index';
      export function back(n: i32): i32 { return n == 0 ? w(0) : a(n - 1); }
      ${M('return trace(a(2) + b.b(w(3)) + c(1)) | 256;')}`,
    'mods/virtual/a.ts': `import { back, w } from './body'; export function a(n: i32): i32 { return w(n) + back(n); }`,
    'mods/virtual/b.ts': `import { w } from './body'; export function b(n: i32): i32 { return w(n) + w(n + 1); }
      export function c(n: i32): i32 { return w(n); }`,
    'mods/virtual/index.ts': `export { c } from './b';`,
  };
  const { wasm } = await compileBodies(files, ['m']);
  assert.equal(
    run(wasm, () => true),
    run(wasm, () => false),
  );
});

test('both builds, and a file whose functions have the same names', async () => {
  const files = {
    [BODY]: `${HEAD}import * as a from './a';
      function g(n: i32): i32 { return w(n); } ${M('return trace(g(1) + a.g(2)) | 256;')}`,
    'mods/virtual/a.ts': `import { w } from './body'; export function g(n: i32): i32 { return w(n + 1); }`,
  };
  for (const target of ['module-mt', 'module-st']) {
    const { written } = await compileBodies(files, ['m'], { target });
    assert.ok(WebAssembly.validate(written.get('out.wasm') as Uint8Array<ArrayBuffer>));
  }
});

test('a module without waits is, but for names and map, what it is without this step', async () => {
  const files = { [ENTRY]: "export * from '../../tests/mods/ledger/autogen/ledger_lib_exec';" };
  const options = { entry: ENTRY, target: 'module-mt', outFile: 'out.wasm', files };
  const written: Map<string, string | Uint8Array> = await lowerModule(ROOT, options);
  const plain = await compile(files, ['-O3', ...MODULE_ARGUMENTS, '--memoryBase', String(MEMORY_BASES[0])]);
  assert.equal(readCode(written.get('out.wasm') as Uint8Array), readCode(plain));
});

/** The bytes of a wasm's sections, without the custom ones. */
function readCode(bytes: Uint8Array): string[] {
  const sections: string[] = [];
  for (let position = 8; position < bytes.length; ) {
    const id = bytes[position++];
    let size = 0;
    for (let shift = 0, byte = 0x80; byte >= 0x80; shift += 7) {
      byte = bytes[position++] as number;
      size |= (byte & 0x7f) << shift;
    }
    if (id !== 0)
      sections.push(`${id} ${Buffer.from(bytes.subarray(position, position + size)).toString('hex')}`);
    position += size;
  }
  return sections;
}

test.run();
