// Generated from chimaera_mod.yaml and scribe_tasks.ts by chi_refresh_repo; do not edit.
// Content d2ca8888

import type { PointerLink } from '../../../../host/index.js';

export const MODULE_NAME = 'scribe';

export const TASKS = [
  {
    method: 'kTell',
    id: 10,
    name: 'TellTask',
    size: 144,
    hash: 0x4921a415,
    fields: [
      { name: 'name', type: 'ShmString', offset: 120, dir: 'in' },
      { name: 'count', type: 'u32', offset: 128, dir: 'in' },
      { name: 'told', type: 'ShmString', offset: 136, dir: 'out' },
    ],
  },
  {
    method: 'kFollow',
    id: 11,
    name: 'FollowTask',
    size: 144,
    hash: 0xf6cd72dc,
    fields: [
      { name: 'steps', type: 'u32', offset: 120, dir: 'in' },
      { name: 'bytes', type: 'u32', offset: 124, dir: 'in' },
      { name: 'ns', type: 'f64', offset: 128, dir: 'in' },
      { name: 'end', type: 'u32', offset: 136, dir: 'in' },
      { name: 'pages', type: 'u32', offset: 140, dir: 'out' },
    ],
  },
  {
    method: 'kOdd',
    id: 12,
    name: 'OddTask',
    size: 128,
    hash: 0x45c4e118,
    fields: [{ name: 'kind', type: 'u32', offset: 120, dir: 'in' }],
  },
  {
    method: 'kNames',
    id: 13,
    name: 'NamesTask',
    size: 128,
    hash: 0xa58af849,
    fields: [{ name: 'names', type: 'ShmString', offset: 120, dir: 'out' }],
  },
  {
    method: 'kAsked',
    id: 14,
    name: 'AskedTask',
    size: 120,
    hash: 0xd9c09fa8,
    fields: [],
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

export class TellTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get name(): string {
    return this.link.getString(this.address + 120);
  }

  set name(value: string) {
    this.link.setString(this.address, 120, value);
  }

  get count(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set count(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }

  get told(): string {
    return this.link.getString(this.address + 136);
  }

  set told(value: string) {
    this.link.setString(this.address, 136, value);
  }
}

export function fillTell(link: PointerLink, at: number, name: string, count: number): void {
  link.setString(at, 120, name);
  link.u32[(at + 128) >>> 2] = count;
}

export function readTell(link: PointerLink, at: number): string {
  return link.getString(at + 136);
}

export class FollowTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get steps(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set steps(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get bytes(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set bytes(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }

  get ns(): number {
    return this.link.f64[(this.address + 128) >>> 3];
  }

  set ns(value: number) {
    this.link.f64[(this.address + 128) >>> 3] = value;
  }

  get end(): number {
    return this.link.u32[(this.address + 136) >>> 2];
  }

  set end(value: number) {
    this.link.u32[(this.address + 136) >>> 2] = value;
  }

  get pages(): number {
    return this.link.u32[(this.address + 140) >>> 2];
  }

  set pages(value: number) {
    this.link.u32[(this.address + 140) >>> 2] = value;
  }
}

export function fillFollow(
  link: PointerLink,
  at: number,
  steps: number,
  bytes: number,
  ns: number,
  end: number,
): void {
  link.u32[(at + 120) >>> 2] = steps;
  link.u32[(at + 124) >>> 2] = bytes;
  link.f64[(at + 128) >>> 3] = ns;
  link.u32[(at + 136) >>> 2] = end;
}

export function readFollow(link: PointerLink, at: number): number {
  return link.u32[(at + 140) >>> 2];
}

export class OddTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get kind(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set kind(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }
}

export function fillOdd(link: PointerLink, at: number, kind: number): void {
  link.u32[(at + 120) >>> 2] = kind;
}

export function readOdd(): void {}

export class NamesTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get names(): string {
    return this.link.getString(this.address + 120);
  }

  set names(value: string) {
    this.link.setString(this.address, 120, value);
  }
}

export function readNames(link: PointerLink, at: number): string {
  return link.getString(at + 120);
}

export class AskedTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}
}

export function readAsked(): void {}
