// Generated from chimaera_mod.yaml and gauge_tasks.ts by chi_refresh_repo; do not edit.
// Content 5e403bb4

import type { PointerLink, ShmBuffer } from '../../../../host/index.js';

export const MODULE_NAME = 'gauge';

export const TASKS = [
  {
    method: 'kDigest',
    id: 10,
    name: 'DigestTask',
    size: 136,
    hash: 0xd01217c4,
    fields: [
      { name: 'data', type: 'ShmBuffer', offset: 120, dir: 'in' },
      { name: 'digest', type: 'u32', offset: 128, dir: 'out' },
      { name: 'worker', type: 'u32', offset: 132, dir: 'out' },
    ],
  },
  {
    method: 'kSorted',
    id: 11,
    name: 'SortedTask',
    size: 152,
    hash: 0xcff9502a,
    fields: [
      { name: 'data', type: 'ShmBuffer', offset: 120, dir: 'in' },
      { name: 'digest', type: 'u32', offset: 128, dir: 'out' },
      { name: 'expectedNs', type: 'f64', offset: 136, dir: 'out' },
      { name: 'worker', type: 'u32', offset: 144, dir: 'out' },
    ],
  },
] as const;

export interface CreateParams {
  lanes: number;
}

/** The bytes of the creation parameters; what is not given has its default. */
export function encodeCreateParams(params: Partial<CreateParams> = {}): Uint8Array {
  const bytes = new Uint8Array(8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, params.lanes ?? 4, true);
  return bytes;
}

export class DigestTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get data(): ShmBuffer {
    return {
      pointer: this.link.u32[(this.address + 120) >>> 2],
      size: this.link.u32[(this.address + 124) >>> 2],
    };
  }

  set data(value: ShmBuffer) {
    this.link.u32[(this.address + 120) >>> 2] = value.pointer;
    this.link.u32[(this.address + 124) >>> 2] = value.size;
  }

  get digest(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set digest(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }

  get worker(): number {
    return this.link.u32[(this.address + 132) >>> 2];
  }

  set worker(value: number) {
    this.link.u32[(this.address + 132) >>> 2] = value;
  }
}

export function fillDigest(link: PointerLink, at: number, data: ShmBuffer): void {
  link.u32[(at + 120) >>> 2] = data.pointer;
  link.u32[(at + 124) >>> 2] = data.size;
}

export interface DigestResult {
  digest: number;
  worker: number;
}

export function readDigest(link: PointerLink, at: number): DigestResult {
  return {
    digest: link.u32[(at + 128) >>> 2],
    worker: link.u32[(at + 132) >>> 2],
  };
}

export class SortedTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get data(): ShmBuffer {
    return {
      pointer: this.link.u32[(this.address + 120) >>> 2],
      size: this.link.u32[(this.address + 124) >>> 2],
    };
  }

  set data(value: ShmBuffer) {
    this.link.u32[(this.address + 120) >>> 2] = value.pointer;
    this.link.u32[(this.address + 124) >>> 2] = value.size;
  }

  get digest(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set digest(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }

  get expectedNs(): number {
    return this.link.f64[(this.address + 136) >>> 3];
  }

  set expectedNs(value: number) {
    this.link.f64[(this.address + 136) >>> 3] = value;
  }

  get worker(): number {
    return this.link.u32[(this.address + 144) >>> 2];
  }

  set worker(value: number) {
    this.link.u32[(this.address + 144) >>> 2] = value;
  }
}

export function fillSorted(link: PointerLink, at: number, data: ShmBuffer): void {
  link.u32[(at + 120) >>> 2] = data.pointer;
  link.u32[(at + 124) >>> 2] = data.size;
}

export interface SortedResult {
  digest: number;
  expectedNs: number;
  worker: number;
}

export function readSorted(link: PointerLink, at: number): SortedResult {
  return {
    digest: link.u32[(at + 128) >>> 2],
    expectedNs: link.f64[(at + 136) >>> 3],
    worker: link.u32[(at + 144) >>> 2],
  };
}
