// Generated from chimaera_mod.yaml and vault_tasks.ts by chi_refresh_repo; do not edit.
// Content 2b68cf3e

import type { PointerLink, ShmBuffer } from '../../../../host/index.js';

export const MODULE_NAME = 'vault';

export const TASKS = [
  {
    method: 'kPlay',
    id: 10,
    name: 'PlayTask',
    size: 152,
    hash: 0x895c4c63,
    fields: [
      { name: 'group', type: 'u32', offset: 120, dir: 'in' },
      { name: 'play', type: 'u32', offset: 124, dir: 'in' },
      { name: 'script', type: 'ShmBuffer', offset: 128, dir: 'in' },
      { name: 'log', type: 'ShmBuffer', offset: 136, dir: 'in' },
      { name: 'worker', type: 'u32', offset: 144, dir: 'out' },
      { name: 'tried', type: 'u32', offset: 148, dir: 'out' },
    ],
  },
  {
    method: 'kTime',
    id: 11,
    name: 'TimeTask',
    size: 128,
    hash: 0x0b05a9b0,
    fields: [{ name: 'times', type: 'u32', offset: 120, dir: 'in' }],
  },
  {
    method: 'kUpdate',
    id: 12,
    name: 'UpdateTask',
    size: 128,
    hash: 0x9628e1a4,
    fields: [
      { name: 'group', type: 'u32', offset: 120, dir: 'in' },
      { name: 'total', type: 'u32', offset: 124, dir: 'inout' },
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
  view.setUint32(0, params.lanes ?? 1, true);
  return bytes;
}

export class PlayTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get group(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set group(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get play(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set play(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }

  get script(): ShmBuffer {
    return {
      pointer: this.link.u32[(this.address + 128) >>> 2],
      size: this.link.u32[(this.address + 132) >>> 2],
    };
  }

  set script(value: ShmBuffer) {
    this.link.u32[(this.address + 128) >>> 2] = value.pointer;
    this.link.u32[(this.address + 132) >>> 2] = value.size;
  }

  get log(): ShmBuffer {
    return {
      pointer: this.link.u32[(this.address + 136) >>> 2],
      size: this.link.u32[(this.address + 140) >>> 2],
    };
  }

  set log(value: ShmBuffer) {
    this.link.u32[(this.address + 136) >>> 2] = value.pointer;
    this.link.u32[(this.address + 140) >>> 2] = value.size;
  }

  get worker(): number {
    return this.link.u32[(this.address + 144) >>> 2];
  }

  set worker(value: number) {
    this.link.u32[(this.address + 144) >>> 2] = value;
  }

  get tried(): number {
    return this.link.u32[(this.address + 148) >>> 2];
  }

  set tried(value: number) {
    this.link.u32[(this.address + 148) >>> 2] = value;
  }
}

export function fillPlay(
  link: PointerLink,
  at: number,
  group: number,
  play: number,
  script: ShmBuffer,
  log: ShmBuffer,
): void {
  link.u32[(at + 120) >>> 2] = group;
  link.u32[(at + 124) >>> 2] = play;
  link.u32[(at + 128) >>> 2] = script.pointer;
  link.u32[(at + 132) >>> 2] = script.size;
  link.u32[(at + 136) >>> 2] = log.pointer;
  link.u32[(at + 140) >>> 2] = log.size;
}

export interface PlayResult {
  worker: number;
  tried: number;
}

export function readPlay(link: PointerLink, at: number): PlayResult {
  return {
    worker: link.u32[(at + 144) >>> 2],
    tried: link.u32[(at + 148) >>> 2],
  };
}

export class TimeTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get times(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set times(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }
}

export function fillTime(link: PointerLink, at: number, times: number): void {
  link.u32[(at + 120) >>> 2] = times;
}

export function readTime(): void {}

export class UpdateTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get group(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set group(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get total(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set total(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }
}

export function fillUpdate(link: PointerLink, at: number, group: number, total: number): void {
  link.u32[(at + 120) >>> 2] = group;
  link.u32[(at + 124) >>> 2] = total;
}

export function readUpdate(link: PointerLink, at: number): number {
  return link.u32[(at + 124) >>> 2];
}
