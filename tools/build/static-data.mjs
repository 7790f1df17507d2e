// Static data of a module's wasm (what literals become), so that it may lie anywhere: any number of modules share one
// memory, and only the host that loads one knows what is free.
//
// The compiler puts the data at --memoryBase. Compiled for two bases that differ by 16, the binaries differ exactly where
// an address of it stands, and always in the address's first byte, since that counts below 16 in any encoding:
//   in code, a LEB128 of four bytes (from 2 to 128 MiB every address is), in the data itself, a little-endian u32.
// The data leaves the wasm, which every worker instantiates and would write again, for a custom section that the host
// writes once (host/modules/static-data.ts):
//
//   "chimaera.data"   0 base u32 │ 4 size u32 │ 8 codeSites u32 │ 12 dataSites u32 │ 16 segments u32
//                    20 codeSites × file offset u32, dataSites × (offset from base) u32,
//                       segments × (offset from base u32, length u32, bytes)
import { ToolError } from './log.mjs';

/** Of two compiles; addresses in code have four bytes from here on. */
export const MEMORY_BASES = [2 << 20, (2 << 20) + 16];
export const SECTION = 'chimaera.data';

const STEP = MEMORY_BASES[1] - MEMORY_BASES[0];
const [CUSTOM, START, DATA, DATA_COUNT] = [0, 8, 11, 12];
const HEADER_BYTES = 8;
const I32_CONST = 0x41;

/** Reads a wasm; numbers are unsigned but for the operand of i32.const, which is not negative here. */
class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  leb() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  /** @returns {{ id: number, from: number, body: number, to: number }[]} file offsets of a section and its body */
  sections() {
    const found = [];
    for (this.at = HEADER_BYTES; this.at < this.bytes.length; ) {
      const from = this.at;
      const id = this.bytes[this.at++];
      const size = this.leb();
      found.push({ id, from, body: this.at, to: this.at + size });
      this.at += size;
    }
    return found;
  }

  /** @returns {{ address: number, bytes: number, length: number }[]} `bytes`: where they lie in the file */
  segments({ body }) {
    this.at = body;
    return Array.from({ length: this.leb() }, () => {
      const flags = this.leb();
      if (flags !== 0 || this.bytes[this.at++] !== I32_CONST)
        throw new ToolError('a data segment without a place');
      const address = this.leb();
      this.at++; // end of the expression
      const length = this.leb();
      const bytes = this.at;
      this.at += length;
      return { address, bytes, length };
    });
  }
}

/** Where two binaries differ, from `from` to `to`: places of four bytes that hold addresses. */
function sitesOf(a, b, from, to, decode) {
  const sites = [];
  for (let at = from; at < to; at++) {
    if (a[at] === b[at]) continue;
    if (decode(b, at) - decode(a, at) !== STEP) {
      throw new ToolError('an address of static data is computed with at build time: keep it in a variable');
    }
    sites.push(at);
    at += 3;
  }
  return sites;
}

const lebAt = (bytes, at) => new Reader(bytes, at).leb();
const wordAt = (bytes, at) => new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true);

function encode(base, end, codeSites, segments, bytes, dataSites) {
  const total = segments.reduce(
    (sum, { length }) => sum + 8 + length,
    20 + 4 * (codeSites.length + dataSites.length),
  );
  const out = new Uint8Array(total);
  const view = new DataView(out.buffer);
  let at = 0;
  const put = (value) => {
    view.setUint32(at, value, true);
    at += 4;
  };
  for (const value of [base, end - base, codeSites.length, dataSites.length, segments.length]) put(value);
  for (const site of [...codeSites, ...dataSites]) put(site);
  for (const { address, bytes: from, length } of segments) {
    put(address - base);
    put(length);
    out.set(bytes.subarray(from, from + length), at);
    at += length;
  }
  return out;
}

function customSection(name, content) {
  const text = new TextEncoder().encode(name);
  const body = Uint8Array.from([text.length, ...text, ...content]);
  const size = [];
  for (let rest = body.length; ; rest >>>= 7) {
    size.push(rest < 0x80 ? rest : (rest & 0x7f) | 0x80);
    if (rest < 0x80) break;
  }
  return Uint8Array.from([CUSTOM, ...size, ...body]);
}

/**
 * A section as it is; the count of data segments becomes a custom section without a name, of the same size: what follows
 * stays where the source map says it is.
 */
function withoutCount(wasm, { id, from, body, to }) {
  const bytes = wasm.slice(from, to);
  if (id !== DATA_COUNT) return bytes;
  bytes[0] = CUSTOM;
  bytes[body - from] = 0;
  return bytes;
}

/** @throws {ToolError} something is initialised when the module is instantiated, which happens once in each worker */
function refuseStart(sections) {
  if (!sections.some(({ id }) => id === START)) return;
  throw new ToolError(
    'something at the top level of a file is computed when it is loaded: do it in create()',
  );
}

export function hasData(wasm) {
  const sections = new Reader(wasm).sections();
  refuseStart(sections);
  return sections.some(({ id }) => id === DATA);
}

/**
 * The wasm with its static data in a section of its own.
 * @param {Uint8Array} a compiled for the first of MEMORY_BASES @param {Uint8Array} b for the second
 * @throws {ToolError}
 */
export function relocatable(a, b) {
  const reader = new Reader(a);
  const sections = reader.sections();
  const data = sections.find(({ id }) => id === DATA);
  if (a.length !== b.length) throw new ToolError('the code depends on where its static data lies');
  const segments = reader.segments(data);
  const codeSites = sections
    .filter(({ id }) => id !== DATA && id !== CUSTOM)
    .flatMap(({ body, to }) => sitesOf(a, b, body, to, lebAt));
  const [base] = MEMORY_BASES;
  const dataSites = segments.flatMap(({ address, bytes, length }) =>
    sitesOf(a, b, bytes, bytes + length, wordAt).map((site) => site - bytes + address - base),
  );
  const end = Math.max(...segments.map(({ address, length }) => address + length));
  const parts = sections.filter(({ id }) => id !== DATA).map((section) => withoutCount(a, section));
  const added = customSection(SECTION, encode(base, end, codeSites, segments, a, dataSites));
  return Buffer.concat([a.subarray(0, HEADER_BYTES), ...parts, added]);
}
