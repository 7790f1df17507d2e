// Reads what WebAssembly.Module does not tell: which sections a binary has, and the limits of imported memories.

export const SECTIONS = [
  'custom',
  'type',
  'import',
  'function',
  'table',
  'memory',
  'global',
  'export',
].concat(['start', 'element', 'code', 'data', 'data count']);

const decoder = new TextDecoder();

class Reader {
  at = 0;

  constructor(readonly bytes: Uint8Array) {}

  byte(): number {
    return this.bytes[this.at++] as number;
  }

  /** Unsigned LEB128. */
  number(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  slice(length: number): Uint8Array {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  name(): string {
    return decoder.decode(this.slice(this.number()));
  }

  limits(): Limits {
    const flags = this.byte();
    const initial = this.number();
    return { initial, maximum: flags & 1 ? this.number() : undefined, shared: (flags & 2) !== 0 };
  }
}

export interface Limits {
  initial: number;
  maximum?: number;
  shared: boolean;
}

export interface Import {
  name: string; // module.field
  memory?: Limits;
}

export interface Sections {
  names: string[];
  imports: Import[];
  mutableGlobals: number;
}

export function readSections(bytes: Uint8Array): Sections {
  const reader = new Reader(bytes);
  reader.slice(8); // magic and version
  const sections: Sections = { names: [], imports: [], mutableGlobals: 0 };
  while (reader.at < bytes.length) {
    const name = SECTIONS[reader.byte()] ?? 'unknown';
    const body = new Reader(reader.slice(reader.number()));
    sections.names.push(name);
    if (name === 'import') sections.imports = readImports(body);
    if (name === 'global') sections.mutableGlobals = countMutable(body);
  }
  return sections;
}

function readImports(body: Reader): Import[] {
  return Array.from({ length: body.number() }, () => {
    const name = `${body.name()}.${body.name()}`;
    const kind = body.byte();
    if (kind === 2) return { name, memory: body.limits() };
    if (kind === 0) body.number();
    else body.byte(); // a table's element type, a global's type
    if (kind === 1) body.limits();
    if (kind === 3) body.byte();
    return { name };
  });
}

/** Globals are initialised by one constant and `end`, since nothing here imports any. */
function countMutable(body: Reader): number {
  let count = 0;
  for (let left = body.number(); left > 0; left--) {
    body.byte();
    count += body.byte();
    const opcode = body.byte();
    if (opcode === 0x43 || opcode === 0x44) body.slice(opcode === 0x43 ? 4 : 8);
    else body.number();
    body.byte();
  }
  return count;
}
