// Generated from chimaera_mod.yaml and pipeline_tasks.ts by chi_refresh_repo; do not edit.
// Content 0d3fd034

import type { PointerLink, ShmBuffer } from '../../../host/index.js';

export const MODULE_NAME = 'pipeline';

export const TASKS = [
  {
    method: 'kStage',
    id: 10,
    name: 'StageTask',
    size: 136,
    hash: 0x33cf8e08,
    fields: [
      { name: 'payload', type: 'ShmBuffer', offset: 120, dir: 'in' },
      { name: 'sum', type: 'u32', offset: 128, dir: 'out' },
    ],
  },
  {
    method: 'kRun',
    id: 11,
    name: 'RunTask',
    size: 144,
    hash: 0x3a0ff938,
    fields: [
      { name: 'payload', type: 'ShmBuffer', offset: 120, dir: 'in' },
      { name: 'stages', type: 'u32', offset: 128, dir: 'in' },
      { name: 'enough', type: 'u32', offset: 132, dir: 'in' },
      { name: 'sum', type: 'u32', offset: 136, dir: 'out' },
      { name: 'passed', type: 'u32', offset: 140, dir: 'out' },
    ],
  },
  {
    method: 'kSpread',
    id: 12,
    name: 'SpreadTask',
    size: 136,
    hash: 0x4b4c82c9,
    fields: [
      { name: 'payload', type: 'ShmBuffer', offset: 120, dir: 'in' },
      { name: 'parts', type: 'u32', offset: 128, dir: 'in' },
      { name: 'sum', type: 'u32', offset: 132, dir: 'out' },
    ],
  },
] as const;

export interface CreateParams {
  add: number;
  refuse: number;
}

/** The bytes of the creation parameters; what is not given has its default. */
export function encodeCreateParams(params: Partial<CreateParams> = {}): Uint8Array {
  const bytes = new Uint8Array(8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, params.add ?? 1, true);
  view.setUint32(4, params.refuse ?? 0, true);
  return bytes;
}

export class StageTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get payload(): ShmBuffer {
    return {
      pointer: this.link.u32[(this.address + 120) >>> 2],
      size: this.link.u32[(this.address + 124) >>> 2],
    };
  }

  set payload(value: ShmBuffer) {
    this.link.u32[(this.address + 120) >>> 2] = value.pointer;
    this.link.u32[(this.address + 124) >>> 2] = value.size;
  }

  get sum(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set sum(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }
}

export function fillStage(link: PointerLink, at: number, payload: ShmBuffer): void {
  link.u32[(at + 120) >>> 2] = payload.pointer;
  link.u32[(at + 124) >>> 2] = payload.size;
}

export function readStage(link: PointerLink, at: number): number {
  return link.u32[(at + 128) >>> 2];
}

export class RunTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get payload(): ShmBuffer {
    return {
      pointer: this.link.u32[(this.address + 120) >>> 2],
      size: this.link.u32[(this.address + 124) >>> 2],
    };
  }

  set payload(value: ShmBuffer) {
    this.link.u32[(this.address + 120) >>> 2] = value.pointer;
    this.link.u32[(this.address + 124) >>> 2] = value.size;
  }

  get stages(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set stages(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }

  get enough(): number {
    return this.link.u32[(this.address + 132) >>> 2];
  }

  set enough(value: number) {
    this.link.u32[(this.address + 132) >>> 2] = value;
  }

  get sum(): number {
    return this.link.u32[(this.address + 136) >>> 2];
  }

  set sum(value: number) {
    this.link.u32[(this.address + 136) >>> 2] = value;
  }

  get passed(): number {
    return this.link.u32[(this.address + 140) >>> 2];
  }

  set passed(value: number) {
    this.link.u32[(this.address + 140) >>> 2] = value;
  }
}

export function fillRun(
  link: PointerLink,
  at: number,
  payload: ShmBuffer,
  stages: number,
  enough: number,
): void {
  link.u32[(at + 120) >>> 2] = payload.pointer;
  link.u32[(at + 124) >>> 2] = payload.size;
  link.u32[(at + 128) >>> 2] = stages;
  link.u32[(at + 132) >>> 2] = enough;
}

export interface RunResult {
  sum: number;
  passed: number;
}

export function readRun(link: PointerLink, at: number): RunResult {
  return {
    sum: link.u32[(at + 136) >>> 2],
    passed: link.u32[(at + 140) >>> 2],
  };
}

export class SpreadTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get payload(): ShmBuffer {
    return {
      pointer: this.link.u32[(this.address + 120) >>> 2],
      size: this.link.u32[(this.address + 124) >>> 2],
    };
  }

  set payload(value: ShmBuffer) {
    this.link.u32[(this.address + 120) >>> 2] = value.pointer;
    this.link.u32[(this.address + 124) >>> 2] = value.size;
  }

  get parts(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set parts(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }

  get sum(): number {
    return this.link.u32[(this.address + 132) >>> 2];
  }

  set sum(value: number) {
    this.link.u32[(this.address + 132) >>> 2] = value;
  }
}

export function fillSpread(link: PointerLink, at: number, payload: ShmBuffer, parts: number): void {
  link.u32[(at + 120) >>> 2] = payload.pointer;
  link.u32[(at + 124) >>> 2] = payload.size;
  link.u32[(at + 128) >>> 2] = parts;
}

export function readSpread(link: PointerLink, at: number): number {
  return link.u32[(at + 132) >>> 2];
}
