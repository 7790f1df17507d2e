// Whatever recurses has a bound: a thread's stack is the engine's too, and what exhausts it inside of the engine costs the
// node, where a trap costs the container.
// time limit: 120 s
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compileBody, TestEngine } from './support.js';

/** What is declared, and what a method does that goes `x` deep: it answers x. */
const SHAPES: Record<string, { code: string; go: (x: number) => string }> = {
  'a function': {
    code: `function f(n: i32): i32 { return n == 0 ? 0 : f(n - 1) + 1; }`,
    go: (x) => `return f(${x});`,
  },
  'two that call each other': {
    code: `function f(n: i32): i32 { return n == 0 ? 0 : g(n - 1) + 1; }
function g(n: i32): i32 { return n == 0 ? 0 : f(n - 1) + 1; }`,
    go: (x) => `return f(${x});`,
  },
  'a generic function': {
    code: `function f<T>(n: T): T { return n == 0 ? <T>0 : f<T>(n - 1) + 1; }`,
    go: (x) => `return f<i32>(${x}) + (f<u64>(2) as i32) - 2;`,
  },
  'a generic function that answers nothing for one type': {
    code: `function f<T>(n: i32): T { if (n != 0) { f<T>(n - 1); trace(1); } if (!isVoid<T>()) return <T>n; }`,
    go: (x) => `f<void>(${x}); return f<i32>(${x});`,
  },
  'a method': {
    code: `@unmanaged class C { a: i32; f(n: i32): i32 { return n == 0 ? this.a : this.f(n - 1) + 1; } }`,
    go: (x) => `const c = changetype<C>(1024); c.a = 0; return c.f(${x});`,
  },
  'a method of a generic class': {
    code: `@unmanaged class C<T> { a: T; f(n: T): T { return n == 0 ? this.a : this.f(n - 1) + 1; } }`,
    go: (x) => `const c = changetype<C<i32>>(1024); c.a = 0; return c.f(${x});`,
  },
  'a generic method': {
    code: `@unmanaged class C { a: i32; f<T>(n: T): T { return n == 0 ? <T>0 : this.f<T>(n - 1) + 1; } }`,
    go: (x) => `return changetype<C>(1024).f<i32>(${x});`,
  },
  'a static method': {
    code: `class C { static f(n: i32): i32 { return n == 0 ? 0 : C.f(n - 1) + 1; } }`,
    go: (x) => `return C.f(${x});`,
  },
  'a method that calls the one it overrides': {
    code: `@unmanaged class B { a: i32; f(n: i32): i32 { return n == 0 ? 0 : this.f(n - 1) + 1; } }
@unmanaged class C extends B { f(n: i32): i32 { return n == 0 ? super.f(0) : this.f(n - 1) + 1; } }`,
    go: (x) => `return changetype<C>(1024).f(${x}) + changetype<B>(1024).f(1) - 1;`,
  },
  'a getter and a setter': {
    code: `@unmanaged class C { a: i32; b: i32;
  get all(): i32 { if (this.a == 0) return this.b; this.a--; this.b++; return this.all; }
  set all(n: i32) { if (n != 0) { this.a++; this.all = n - 1; } }
}`,
    go: (x) => `const c = changetype<C>(1024); c.a = 0; c.b = 0; c.all = ${x}; return c.all;`,
  },
  'a function in a namespace': {
    code: `namespace N { export function f(n: i32): i32 { return n == 0 ? 0 : f(n - 1) + 1; } }`,
    go: (x) => `return N.f(${x});`,
  },
};

for (const [name, { code, go }] of Object.entries(SHAPES)) {
  test(`${name} may be 900 deep, and traps before the stack is exhausted`, async () => {
    const methods = [900, 5000].map(
      (depth) => `export function m${depth}(task: Task, rctx: RunContext): i32 { ${go(depth)} }`,
    );
    const { wasm } = await compileBody([code, ...methods].join('\n'), ['m900', 'm5000']);
    const engine = new TestEngine(wasm);
    assert.is(engine.run(0), 900);
    assert.throws(() => engine.run(1), 'unreachable');
  });
}

test.run();
