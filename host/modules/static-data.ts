// Gives the static data of a module its place in the runtime's memory. What the build put into the wasm for that is drawn
// in tools/build/static-data.mjs.
import type { Engine } from '../engine/instance.js';
import type { Views } from '../engine/views.js';
import { ChimaeraError } from '../errors.js';

const SECTION = 'chimaera.data';
const HEAD_WORDS = 5;
/** A LEB128 in code always has as many bytes as its largest address needs. */
const LEB_BYTES = 4;

interface Segment {
  offset: number;
  bytes: Uint8Array;
}

interface StaticData {
  /** The address that the code believes it to have. */
  base: number;
  size: number;
  /** Places in the file that hold addresses of it. */
  codeSites: Uint32Array;
  /** Places in itself. */
  dataSites: Uint32Array;
  segments: Segment[];
}

function read(section: ArrayBuffer): StaticData {
  const view = new DataView(section);
  const head = Array.from({ length: HEAD_WORDS }, (_, i) => view.getUint32(4 * i, true));
  const [base, size, codeCount, dataCount, segmentCount] = head;
  let at = 4 * HEAD_WORDS;
  const words = (count: number) => {
    const found = Uint32Array.from({ length: count }, (_, i) => view.getUint32(at + 4 * i, true));
    at += 4 * count;
    return found;
  };
  const [codeSites, dataSites] = [words(codeCount), words(dataCount)];
  const segments = Array.from({ length: segmentCount }, () => {
    const [offset, length] = words(2);
    const bytes = new Uint8Array(section, at, length);
    at += length;
    return { offset, bytes };
  });
  return { base, size, codeSites, dataSites, segments };
}

/** What the build noted of a module's static data; undefined when it has none. */
export function staticDataOf(compiled: WebAssembly.Module): StaticData | undefined {
  const [section] = WebAssembly.Module.customSections(compiled, SECTION);
  return section && read(section);
}

function patchCode(wasm: Uint8Array, at: number, delta: number): void {
  let value = 0;
  for (let i = 0; i < LEB_BYTES; i++) value |= (wasm[at + i] & 0x7f) << (7 * i);
  value += delta;
  for (let i = 0; i < LEB_BYTES; i++) {
    wasm[at + i] = ((value >>> (7 * i)) & 0x7f) | (i < LEB_BYTES - 1 ? 0x80 : 0);
  }
}

/** A copy of a wasm whose code believes its static data to lie at `at`. */
export function relocate(
  wasm: Uint8Array<ArrayBuffer>,
  data: StaticData,
  at: number,
): Uint8Array<ArrayBuffer> {
  const placed = wasm.slice();
  for (const site of data.codeSites) patchCode(placed, site, at - data.base);
  return placed;
}

export function writeData({ u8, u32 }: Pick<Views, 'u8' | 'u32'>, data: StaticData, at: number): void {
  for (const { offset, bytes } of data.segments) u8.set(bytes, at + offset);
  for (const site of data.dataSites) u32[(at + site) >>> 2] += at - data.base;
}

/**
 * Writes a module's static data, once for all workers.
 * @param compiled of these bytes
 * @returns the wasm whose code knows where the data lies; the same when there is none
 * @throws CHI_E_NO_MEMORY the memory kept for it is used up
 */
export function placeStaticData(
  wasm: Uint8Array<ArrayBuffer>,
  compiled: WebAssembly.Module,
  engine: Engine,
): WebAssembly.Module {
  const data = staticDataOf(compiled);
  if (data === undefined) return compiled;
  const at = engine.exports.reserveModuleData(data.size) >>> 0;
  if (at === 0) throw new ChimaeraError('CHI_E_NO_MEMORY', { bytes: data.size, segment: 'module data' });
  writeData(engine.views, data, at);
  return new WebAssembly.Module(relocate(wasm, data, at));
}
