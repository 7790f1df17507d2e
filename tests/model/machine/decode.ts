// Reads a WebAssembly binary as far as the machine needs it: what the AssemblyScript compiler writes for the engine
// (one memory, one table, no exceptions, single results).

export const I32 = 0x7f;
export const I64 = 0x7e;
/** Kept as the f64 that it is equal to. */
export const F32 = 0x7d;
export const F64 = 0x7c;
export const V128 = 0x7b;

export interface FunctionType {
  params: number[];
  results: number[];
}

export interface Body {
  type: FunctionType;
  locals: number[]; // types, parameters first
  start: number;
  end: number;
}

export interface Import {
  module: string;
  name: string;
  type: FunctionType;
}

export interface Global {
  type: number;
  mutable: boolean;
  words: number[]; // of its constant, low and high
}

export interface Binary {
  bytes: Uint8Array;
  types: FunctionType[];
  imports: Import[];
  bodies: Body[];
  globals: Global[];
  exports: Map<string, number>; // functions
  constants: Map<string, number>; // exported immutable globals
  elements: Map<number, number>; // table index → function
}

const text = new TextDecoder();

export class Reader {
  at: number;

  constructor(
    readonly bytes: Uint8Array,
    at = 0,
  ) {
    this.at = at;
  }

  byte(): number {
    return this.bytes[this.at++] as number;
  }

  unsigned(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  signed(): bigint {
    let value = 0n;
    let shift = 0n;
    for (;;) {
      const byte = this.byte();
      value |= BigInt(byte & 127) << shift;
      shift += 7n;
      if (byte < 128) return byte & 64 ? value - (1n << shift) : value;
    }
  }

  i32(): number {
    return Number(this.signed()) | 0;
  }

  /** An f32, as the f64 that it is equal to. */
  f32(): bigint {
    this.at += 4;
    const value = new DataView(this.bytes.buffer, this.bytes.byteOffset + this.at - 4).getFloat32(0, true);
    return new BigUint64Array(new Float64Array([value]).buffer)[0] as bigint;
  }

  /** An f64, as it is. */
  bits64(): bigint {
    this.at += 8;
    return new DataView(this.bytes.buffer, this.bytes.byteOffset + this.at - 8).getBigUint64(0, true);
  }

  name(): string {
    const length = this.unsigned();
    this.at += length;
    return text.decode(this.bytes.slice(this.at - length, this.at));
  }

  many<T>(read: () => T): T[] {
    return Array.from({ length: this.unsigned() }, read);
  }
}

const IMPORT_FUNCTION = 0;
const IMPORT_TABLE = 1;
const IMPORT_MEMORY = 2;

/** Decodes a module; throws for what the machine does not know. */
export function decode(bytes: Uint8Array): Binary {
  const binary: Binary = {
    bytes,
    types: [],
    imports: [],
    bodies: [],
    globals: [],
    exports: new Map(),
    constants: new Map(),
    elements: new Map(),
  };
  const reader = new Reader(bytes, 8);
  let declared: FunctionType[] = [];
  while (reader.at < bytes.length) {
    const id = reader.byte();
    const end = reader.unsigned() + reader.at;
    if (id === 1) binary.types = reader.many(() => readType(reader));
    else if (id === 2) readImports(reader, binary);
    else if (id === 3) declared = reader.many(() => binary.types[reader.unsigned()] as FunctionType);
    else if (id === 6) binary.globals = reader.many(() => readGlobal(reader));
    else if (id === 7) readExports(reader, binary);
    else if (id === 9) readElements(reader, binary);
    else if (id === 10) binary.bodies = declared.map((type, i) => readBody(reader, type, i));
    else if (id === 8 || id === 11)
      throw new Error(`section ${id}: start functions and data are not supported`);
    reader.at = end;
  }
  return binary;
}

function readType(reader: Reader): FunctionType {
  reader.byte();
  return { params: reader.many(() => reader.byte()), results: reader.many(() => reader.byte()) };
}

function skipLimits(reader: Reader): void {
  const flags = reader.byte();
  reader.unsigned();
  if (flags & 1) reader.unsigned();
}

function readImports(reader: Reader, binary: Binary): void {
  for (let left = reader.unsigned(); left > 0; left--) {
    const module = reader.name();
    const name = reader.name();
    const kind = reader.byte();
    if (kind === IMPORT_FUNCTION) {
      binary.imports.push({ module, name, type: binary.types[reader.unsigned()] as FunctionType });
    } else if (kind === IMPORT_TABLE) {
      reader.byte();
      skipLimits(reader);
    } else if (kind === IMPORT_MEMORY) skipLimits(reader);
    else throw new Error(`import ${module}.${name}: kind ${kind} is not supported`);
  }
}

function readConstant(reader: Reader): number[] {
  const opcode = reader.byte();
  let value = 0n;
  if (opcode === 0x41 || opcode === 0x42) value = reader.signed();
  else if (opcode === 0x44) value = reader.bits64();
  else throw new Error(`a constant begins with opcode ${opcode}`);
  reader.byte();
  return halves(value);
}

/** Low and high half of 64 bits. */
export function halves(value: bigint): number[] {
  return [Number(BigInt.asIntN(32, value)), Number(BigInt.asIntN(32, value >> 32n))];
}

function readGlobal(reader: Reader): Global {
  const type = reader.byte();
  const mutable = reader.byte() === 1;
  return { type, mutable, words: readConstant(reader) };
}

function readExports(reader: Reader, binary: Binary): void {
  for (let left = reader.unsigned(); left > 0; left--) {
    const name = reader.name();
    const kind = reader.byte();
    const index = reader.unsigned();
    if (kind === 0) binary.exports.set(name, index);
    else if (kind === 3) binary.constants.set(name, binary.globals[index]?.words[0] ?? 0);
  }
}

function readElements(reader: Reader, binary: Binary): void {
  for (let left = reader.unsigned(); left > 0; left--) {
    if (reader.unsigned() !== 0) throw new Error('only active element segments of table 0 are supported');
    let at = readConstant(reader)[0] as number;
    for (const index of reader.many(() => reader.unsigned())) binary.elements.set(at++, index);
  }
}

function readBody(reader: Reader, type: FunctionType, index: number): Body {
  if (index === 0) reader.unsigned(); // their count
  const end = reader.unsigned() + reader.at;
  const locals = [...type.params];
  for (let groups = reader.unsigned(); groups > 0; groups--) {
    const count = reader.unsigned();
    const of = reader.byte();
    for (let i = 0; i < count; i++) locals.push(of);
  }
  const start = reader.at;
  reader.at = end;
  return { type, locals, start, end };
}
