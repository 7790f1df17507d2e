// Generated from chimaera_mod.yaml and compressor_tasks.ts by chi_refresh_repo; do not edit.
// Content 58ad3c53

import type { PointerLink, ShmBuffer } from '../../../host/index.js';

export const MODULE_NAME = 'compressor';

export const TASKS = [
  {
    method: 'kCompress',
    id: 10,
    name: 'CompressTask',
    size: 144,
    hash: 0x81b8fd86,
    fields: [
      { name: 'input', type: 'ShmBuffer', offset: 120, dir: 'in', bulk: 'write' },
      { name: 'output', type: 'ShmBuffer', offset: 128, dir: 'in', bulk: 'expose' },
      { name: 'size', type: 'u32', offset: 136, dir: 'out' },
    ],
  },
  {
    method: 'kDecompress',
    id: 11,
    name: 'DecompressTask',
    size: 144,
    hash: 0x5777c749,
    fields: [
      { name: 'input', type: 'ShmBuffer', offset: 120, dir: 'in', bulk: 'write' },
      { name: 'output', type: 'ShmBuffer', offset: 128, dir: 'in', bulk: 'expose' },
      { name: 'size', type: 'u32', offset: 136, dir: 'out' },
    ],
  },
] as const;

export interface CreateParams {
  codec: number;
  level: number;
}

/** The bytes of the creation parameters; what is not given has its default. */
export function encodeCreateParams(params: Partial<CreateParams> = {}): Uint8Array {
  const bytes = new Uint8Array(8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, params.codec ?? 0, true);
  view.setInt32(4, params.level ?? -1, true);
  return bytes;
}

/** The creation parameters at an address; the defaults if there are none. */
export function readCreateParams(link: PointerLink, at: number, size: number): CreateParams {
  if (size < 8) {
    return {
      codec: 0,
      level: -1,
    };
  }
  return {
    codec: link.u32[at >>> 2],
    level: link.i32[(at + 4) >>> 2],
  };
}

export class CreateTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  /** How many containers the pool has. */
  get containers(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  get params(): CreateParams {
    const at = this.link.u32[(this.address + 120) >>> 2];
    return readCreateParams(this.link, at, this.link.u32[(this.address + 124) >>> 2]);
  }
}

export class CompressTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get input(): ShmBuffer {
    return {
      pointer: this.link.u32[(this.address + 120) >>> 2],
      size: this.link.u32[(this.address + 124) >>> 2],
    };
  }

  set input(value: ShmBuffer) {
    this.link.u32[(this.address + 120) >>> 2] = value.pointer;
    this.link.u32[(this.address + 124) >>> 2] = value.size;
  }

  get output(): ShmBuffer {
    return {
      pointer: this.link.u32[(this.address + 128) >>> 2],
      size: this.link.u32[(this.address + 132) >>> 2],
    };
  }

  set output(value: ShmBuffer) {
    this.link.u32[(this.address + 128) >>> 2] = value.pointer;
    this.link.u32[(this.address + 132) >>> 2] = value.size;
  }

  get size(): number {
    return this.link.u32[(this.address + 136) >>> 2];
  }

  set size(value: number) {
    this.link.u32[(this.address + 136) >>> 2] = value;
  }
}

export function fillCompress(link: PointerLink, at: number, input: ShmBuffer, output: ShmBuffer): void {
  link.u32[(at + 120) >>> 2] = input.pointer;
  link.u32[(at + 124) >>> 2] = input.size;
  link.u32[(at + 128) >>> 2] = output.pointer;
  link.u32[(at + 132) >>> 2] = output.size;
}

export function readCompress(link: PointerLink, at: number): number {
  return link.u32[(at + 136) >>> 2];
}

export class DecompressTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get input(): ShmBuffer {
    return {
      pointer: this.link.u32[(this.address + 120) >>> 2],
      size: this.link.u32[(this.address + 124) >>> 2],
    };
  }

  set input(value: ShmBuffer) {
    this.link.u32[(this.address + 120) >>> 2] = value.pointer;
    this.link.u32[(this.address + 124) >>> 2] = value.size;
  }

  get output(): ShmBuffer {
    return {
      pointer: this.link.u32[(this.address + 128) >>> 2],
      size: this.link.u32[(this.address + 132) >>> 2],
    };
  }

  set output(value: ShmBuffer) {
    this.link.u32[(this.address + 128) >>> 2] = value.pointer;
    this.link.u32[(this.address + 132) >>> 2] = value.size;
  }

  get size(): number {
    return this.link.u32[(this.address + 136) >>> 2];
  }

  set size(value: number) {
    this.link.u32[(this.address + 136) >>> 2] = value;
  }
}

export function fillDecompress(link: PointerLink, at: number, input: ShmBuffer, output: ShmBuffer): void {
  link.u32[(at + 120) >>> 2] = input.pointer;
  link.u32[(at + 124) >>> 2] = input.size;
  link.u32[(at + 128) >>> 2] = output.pointer;
  link.u32[(at + 132) >>> 2] = output.size;
}

export function readDecompress(link: PointerLink, at: number): number {
  return link.u32[(at + 136) >>> 2];
}
