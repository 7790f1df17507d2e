import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { hasData, MEMORY_BASES, relocatable } from '#tools/build/static-data.mjs';
import { relocate, staticDataOf, writeData } from '../../../host/modules/static-data.js';
import { compile, MODULE_ARGUMENTS } from '../../support/asc.js';

const test = suite('modules: static data');

const MEMORY_BYTES = 128 << 20;
const ARGUMENTS = [...MODULE_ARGUMENTS, '-O3', '--initialMemory', '2048'];

const compileAt = (text: string, base: number) =>
  compile({ 'mods/virtual/main.ts': text }, [...ARGUMENTS, '--memoryBase', String(base)]);

async function relocatableOf(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const [a, b] = await Promise.all(MEMORY_BASES.map((base: number) => compileAt(text, base)));
  return new Uint8Array(relocatable(a, b));
}

/** The bytes that the sections of a wasm with these ids have. */
function sectionsOf(wasm: Uint8Array, wanted: (id: number) => boolean): number[] {
  const found: number[] = [];
  for (let at = 8; at < wasm.length; ) {
    const from = at;
    const id = wasm[at++];
    let size = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      size |= (wasm[at] & 0x7f) << shift;
      more = wasm[at++] >= 0x80;
    }
    at += size;
    if (wanted(id)) found.push(...wasm.subarray(from, at));
  }
  return found;
}

/** Neither data, nor their count, nor what is custom. */
const isCode = (id: number) => ![0, 11, 12].includes(id);

const TEXT = `
  const TABLE: StaticArray<u32> = [3, 1, 4, 1, 5];
  const NAMES: StaticArray<string> = ['alpha', 'beta', 'a longer name, so that it spans more'];
  @inline const ZEROS: StaticArray<u8> = [0, 0, 0, 0, 0, 0, 0, 0];
  function hash(text: string): u32 {
    let h: u32 = 7;
    for (let i = 0; i < text.length; i++) h = h * 31 + text.charCodeAt(i);
    return h;
  }
  export function ask(i: i32): u32 {
    return i < 5 ? unchecked(TABLE[i]) : hash(unchecked(NAMES[i - 5])) + unchecked(ZEROS[i]);
  }
  export function isBeta(i: i32): bool { return unchecked(NAMES[i]) == 'beta'; }`;

test('code and data are as if they had been compiled for their place', async () => {
  const wasm = await relocatableOf(TEXT);
  const data = staticDataOf(new WebAssembly.Module(wasm));
  assert.ok(data && data.codeSites.length > 4 && data.dataSites.length >= 3);
  assert.not(hasData(wasm));
  for (const place of [MEMORY_BASES[0], (64 << 20) + 48, (127 << 20) + 1024]) {
    const wanted = await compileAt(TEXT, place);
    assert.equal(sectionsOf(relocate(wasm, data, place), isCode), sectionsOf(wanted, isCode), `${place}`);
    const buffer = new ArrayBuffer(data.size);
    writeData(
      { u8: new Uint8Array(buffer), u32: new Uint32Array(buffer) },
      { ...data, base: data.base - place },
      0,
    );
    assert.equal(new Uint8Array(buffer), contentsOf(wanted, place, data.size));
  }
});

/** What the wasm writes into a fresh memory, from `place` on. */
function contentsOf(wasm: Uint8Array<ArrayBuffer>, place: number, size: number): Uint8Array {
  const pages = MEMORY_BYTES / 65536;
  const memory = new WebAssembly.Memory({ initial: pages, maximum: 65536, shared: true });
  new WebAssembly.Instance(new WebAssembly.Module(wasm), { env: { memory } });
  return new Uint8Array(memory.buffer, place, size).slice();
}

test('an address that is computed with at build time is refused', async () => {
  const text = `
    const TABLE: StaticArray<u32> = [3, 1, 4];
    export function ask(): usize { return changetype<usize>(TABLE) >> 2; }`;
  const [a, b] = await Promise.all(MEMORY_BASES.map((base: number) => compileAt(text, base)));
  assert.throws(() => relocatable(a, b), /computed with at build time/);
});

test('a start function is refused', async () => {
  const text =
    'const NOW = now(); function now(): u32 { return load<u32>(64); } export function ask(): u32 { return NOW; }';
  const wasm = await compileAt(text, MEMORY_BASES[0]);
  assert.throws(() => hasData(wasm), /top level of a file is computed when it is loaded/);
});

test.run();
