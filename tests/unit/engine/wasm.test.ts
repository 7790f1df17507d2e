// What the built engine and modules consist of: an engine without data can be instantiated on a live memory.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { MODULE_CALLS } from '../../../host/engine/abi.js';
import { BUILDS, type Build } from '../../support/engine.js';
import { ROOT } from '../../support/root.js';
import { readSections } from '../../support/wasm-sections.js';

const SIZE_MAX = { mt: 76 << 10, st: 80 << 10 };
const MODULE_SIZE_MAX = 16 << 10;
/** They would run, or overwrite the state of others, at each instantiation. */
const FORBIDDEN = ['data', 'data count', 'start', 'unknown'];
const ENTRY_POINTS = ['is_chimaera_task', 'get_module_name', 'alloc_state', 'new_state', 'run'];

/** assembly/platform.ts is the declared list. */
const PLATFORM = [
  ...readFileSync(path.join(ROOT, 'assembly/platform.ts'), 'utf8').matchAll(
    /^export declare function (\w+)/gm,
  ),
].map(([, name]) => `platform.${name}`);

const read = (file: string) => Uint8Array.from(readFileSync(path.join(ROOT, 'dist', file)));
type Bytes = ReturnType<typeof read>;
const exportsOf = (bytes: Bytes) => WebAssembly.Module.exports(new WebAssembly.Module(bytes));
const namesOf = (bytes: Bytes): string[] => exportsOf(bytes).map(({ name }) => name);

/** As path from dist/, for one build. */
function builtModules(build: Build): string[] {
  return readdirSync(path.join(ROOT, 'dist/mods'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(`.${build}.wasm`))
    .map((file) => `mods/${file}`);
}

const FIBER_GLOBALS = 6;
/** Where a thread reads and writes a message (assembly/net); nothing of it outlives a call. */
const NET_GLOBALS = 12;
/** What a search for a cycle, and an unlock, have found so far (locks/deadlock.ts, sync/co-lock.ts); the same. */
const LOCK_GLOBALS = 3;
/** Whose turn it is among lanes that are equal (pool/multi-queue.ts): a thread's own habit. */
const LANE_GLOBALS = 1;
/** What loadNumber (sync/atomic.ts) passes its bits by. */
const ATOMIC_GLOBALS = 1;

function assertOnlySections(bytes: Bytes, mutableGlobals: number): void {
  const sections = readSections(bytes);
  assert.equal(
    sections.names.filter((name) => FORBIDDEN.includes(name)),
    [],
  );
  assert.ok(sections.mutableGlobals <= mutableGlobals, 'mutable globals are per-thread state');
}

test('the declared list of the platform was found', () => {
  assert.ok(PLATFORM.includes('platform.wait') && PLATFORM.length >= 5, PLATFORM.join());
});

for (const build of BUILDS) {
  const engine = read(`engine.${build}.wasm`);

  test(`the engine has no data and no start, and only variables of its thread (${build})`, () => {
    assertOnlySections(engine, 1 + NET_GLOBALS + LOCK_GLOBALS + LANE_GLOBALS + ATOMIC_GLOBALS);
    const module = new WebAssembly.Module(engine);
    assert.is(WebAssembly.Module.customSections(module, 'name').length, 0);
    assert.ok(engine.length < SIZE_MAX[build], `${engine.length} bytes`);
  });

  test(`the engine imports what is declared (${build})`, () => {
    const declared = [...PLATFORM, 'env.table', ...(build === 'mt' ? ['env.memory'] : [])];
    const { imports } = readSections(engine);
    assert.equal(
      imports.map(({ name }) => name).filter((name) => !declared.includes(name)),
      [],
    );
    const listed = WebAssembly.Module.imports(new WebAssembly.Module(engine));
    assert.equal(
      listed.map((it) => `${it.module}.${it.name}`).sort(),
      imports.map(({ name }) => name).sort(),
    );
  });

  test(`the engine exports every call of modules (${build})`, () => {
    const names = namesOf(engine);
    assert.equal(
      MODULE_CALLS.filter((name) => !names.includes(name)),
      [],
    );
  });

  for (const file of builtModules(build)) {
    const module = read(file);

    test(`${file} can be loaded into running workers`, () => {
      // What straight-line code with waits keeps while it runs (assembly/module/fiber.ts).
      const waits = readSections(module).imports.some(({ name }) => name === 'chimaera.newFrame');
      assertOnlySections(module, waits ? FIBER_GLOBALS : 0);
      assert.ok(module.length < MODULE_SIZE_MAX, `${module.length} bytes`);
      assert.not(readSections(module).names.includes('memory'));
    });

    test(`${file} imports the memory and calls of the engine`, () => {
      const { imports } = readSections(module);
      const callable: string[] = MODULE_CALLS.map((name) => `chimaera.${name}`);
      for (const { name, memory } of imports) {
        if (name === 'env.memory') assert.is(memory?.shared, build === 'mt');
        else assert.ok(callable.includes(name), name);
      }
    });

    test(`${file} has the entry points`, () => {
      const names = namesOf(module);
      assert.equal(
        ENTRY_POINTS.filter((name) => !names.includes(name)),
        [],
      );
    });
  }
}

test('the threaded engine shares a memory of any size up to 4 GiB', () => {
  const { imports } = readSections(read('engine.mt.wasm'));
  const memory = imports.find(({ name }) => name === 'env.memory')?.memory;
  assert.equal(memory, { initial: 1, maximum: 65536, shared: true });
  assert.is(exportsOf(read('engine.mt.wasm')).filter(({ kind }) => kind === 'memory').length, 0);
});

test('the single-thread engine exports a memory of its own', () => {
  assert.ok(
    exportsOf(read('engine.st.wasm')).some(({ name, kind }) => name === 'memory' && kind === 'memory'),
  );
});

test('the reader of sections finds what must not be there', () => {
  const magic = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
  const global = [0x06, 0x0c, 0x02, 0x7f, 0x01, 0x41, 0x80, 0x01, 0x0b, 0x7f, 0x00, 0x41, 0x00, 0x0b];
  const sections = readSections(Uint8Array.of(...magic, ...global, 8, 1, 0, 11, 1, 0, 12, 1, 0));
  assert.equal(sections, {
    names: ['global', 'start', 'data', 'data count'],
    imports: [],
    mutableGlobals: 1,
  });
});

test('modules of both builds were found', () => {
  for (const build of BUILDS) assert.ok(builtModules(build).length >= 2, builtModules(build).join());
});

test.run();
