// What cannot be lowered is refused where the author wrote it, with what was expected and the way out.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { BODY, HEAD_LINES, refusalOf } from './support.js';

const M = 'export function m(task: Task, rctx: RunContext): i32 { return w(1); }';

/** Source → what is said of it. The place is where `▶` stands. */
const REFUSED: [string, string, RegExp][] = [
  [
    'a generic function',
    `function ▶g<T>(a: T): T { w(1); return a; }
     export function m(task: Task, rctx: RunContext): i32 { return g<i32>(1); }`,
    /g waits and is generic; expected a function at the top level of a file; write one for each type/,
  ],
  [
    'a method of a class',
    `@unmanaged class C { ▶go(): i32 { return w(1); } }
     export function m(task: Task, rctx: RunContext): i32 { return changetype<C>(64).go(); }`,
    /C\.go waits; expected a function at the top level .*the object as its first parameter/,
  ],
  [
    'a static method',
    `class C { static ▶go(): i32 { return w(1); } }
     export function m(task: Task, rctx: RunContext): i32 { return C.go(); }`,
    /C\.go waits; expected a function at the top level/,
  ],
  [
    'a getter',
    `@unmanaged class C { get ▶go(): i32 { return w(1); } }
     export function m(task: Task, rctx: RunContext): i32 { return changetype<C>(64).go; }`,
    /C\.go waits; expected/,
  ],
  [
    'a function in a namespace',
    `namespace n { export function ▶go(): i32 { return w(1); } }
     export function m(task: Task, rctx: RunContext): i32 { return n.go(); }`,
    /a function inside of something waits; expected .* move it out/,
  ],
  [
    'a function that is used as a value',
    `function g(a: i32): i32 { return w(a); }
     export function m(task: Task, rctx: RunContext): i32 { const f = ▶g; return f(1) + g(2); }`,
    /g waits and is used as a value; expected a call of it; call it by its name/,
  ],
  [
    'a function that is passed on',
    `function each(f: (a: i32) => i32): i32 { return f(1); }
     export function m(task: Task, rctx: RunContext): i32 { return each(▶w); }`,
    /w waits and is used as a value/,
  ],
  [
    'a function expression',
    `export function m(task: Task, rctx: RunContext): i32 { const f = ▶(a: i32): i32 => w(a); return f(1); }`,
    /a function inside of something waits/,
  ],
  [
    'an inlined function',
    `@inline function ▶g(a: i32): i32 { return w(a); }
     export function m(task: Task, rctx: RunContext): i32 { return g(1); }`,
    /g waits and is @inline; .* remove the decorator/,
  ],
  [
    'the top level',
    `const K: i32 = ▶w(1);\n${M.replace('w(1)', 'w(K)')}`,
    /w is called outside of a function's body/,
  ],
  [
    'a default that is computed',
    `function g(a: i32, b: i32 = ▶trace(1)): i32 { return w(a + b); }
     export function m(task: Task, rctx: RunContext): i32 { return g(1); }`,
    /the default of b would be computed again with each resume; expected a number or a text/,
  ],
  [
    'a default that waits',
    `function g(a: i32, b: i32 = ▶w(1)): i32 { return a + b; }
     export function m(task: Task, rctx: RunContext): i32 { return g(1); }`,
    /w is called outside of a function's body/,
  ],
  [
    'a vector',
    `export function m(task: Task, rctx: RunContext): i32 { let ▶v = i32x4.splat(1); w(1); return i32x4.extract_lane(v, 0); }`,
    /v is a v128 that is needed after a wait/,
  ],
  [
    'a case label',
    `export function m(task: Task, rctx: RunContext): i32 { switch (trace(1)) { case ▶w(1): return 5; case 2: w(2); } return 1; }`,
    /a wait inside a label; expected a wait that is evaluated before it; put what it answers into a local first/,
  ],
  [
    'a literal of an array',
    `export function m(task: Task, rctx: RunContext): i32 { const a = ▶[w(1)]; return a[0]; }`,
    /a wait inside this expression/,
  ],
];

for (const [name, marked, says] of REFUSED) {
  test(`refused: ${name}`, async () => {
    const before = marked.slice(0, marked.indexOf('▶')).split('\n');
    const line = HEAD_LINES + before.length;
    const column = (before.at(-1) as string).length + 1;
    const message = await refusalOf(marked.replace('▶', ''));
    assert.match(message, says);
    const places = [...message.matchAll(/^(\S+?):(\d+):(\d+): /gm)].map(
      ([, file, l, c]) => `${file}:${l}:${c}`,
    );
    assert.ok(
      places.some((place) => place.endsWith(`${BODY}:${line}:${column}`)),
      `${line}:${column} in\n${message}`,
    );
  });
}

test('the author’s own mistakes are told as ever, at their places, also in code that waits', async () => {
  const message = await refusalOf(
    'export function m(task: Task, rctx: RunContext): i32 {\n  const a = w(1);\n  const b: Box = a;\n  return nope(a);\n}',
  );
  assert.match(
    message,
    new RegExp(`${BODY}:${HEAD_LINES + 3}:\\d+: error AS2322: Type 'i32' is not assignable`),
  );
  assert.match(message, new RegExp(`${BODY}:${HEAD_LINES + 4}:10: error AS2304: Cannot find name 'nope'`));
});

test('labels are none of AssemblyScript’s', async () => {
  const loop =
    'export function m(task: Task, rctx: RunContext): i32 { a: for (;;) { w(1); break a; } return 1; }';
  assert.match(
    await refusalOf(loop),
    /:57: error AS1109: .* no labels; put the loops into a function, and return/,
  );
});

test('several refusals are told at once', async () => {
  const message = await refusalOf(`function g<T>(a: T): T { w(1); return a; }
    @unmanaged class C { go(): i32 { return w(1); } }
    export function m(task: Task, rctx: RunContext): i32 { return g<i32>(1) + changetype<C>(64).go(); }`);
  assert.is(message.split('\n').length, 2);
});

test.run();
