// Generated from chimaera_mod.yaml and vault_ts_tasks.ts by chi_refresh_repo; do not edit.
// Content e3033ee7

import type { PointerLink } from '../../../../host/index.js';

export const MODULE_NAME = 'vault_ts';

export const TASKS = [
  {
    method: 'kHold',
    id: 10,
    name: 'HoldTask',
    size: 152,
    hash: 0x261cab5e,
    fields: [
      { name: 'group', type: 'u32', offset: 120, dir: 'in' },
      { name: 'mode', type: 'u32', offset: 124, dir: 'in' },
      { name: 'ms', type: 'f64', offset: 128, dir: 'in' },
      { name: 'end', type: 'u32', offset: 136, dir: 'in' },
      { name: 'from', type: 'u32', offset: 140, dir: 'out' },
      { name: 'to', type: 'u32', offset: 144, dir: 'out' },
    ],
  },
  {
    method: 'kBoth',
    id: 11,
    name: 'BothTask',
    size: 136,
    hash: 0x4fb707a8,
    fields: [
      { name: 'ms', type: 'f64', offset: 120, dir: 'in' },
      { name: 'from', type: 'u32', offset: 128, dir: 'out' },
      { name: 'to', type: 'u32', offset: 132, dir: 'out' },
    ],
  },
  {
    method: 'kTouch',
    id: 12,
    name: 'TouchTask',
    size: 120,
    hash: 0x8dae9da5,
    fields: [],
  },
  {
    method: 'kNest',
    id: 13,
    name: 'NestTask',
    size: 144,
    hash: 0x2dd3d907,
    fields: [
      { name: 'probeLo', type: 'u32', offset: 120, dir: 'in' },
      { name: 'probeHi', type: 'u32', offset: 124, dir: 'in' },
      { name: 'ms', type: 'f64', offset: 128, dir: 'in' },
      { name: 'second', type: 'bool', offset: 136, dir: 'in' },
      { name: 'touched', type: 'u32', offset: 140, dir: 'out' },
    ],
  },
  {
    method: 'kTries',
    id: 14,
    name: 'TriesTask',
    size: 128,
    hash: 0xc6fabc2c,
    fields: [{ name: 'got', type: 'ShmString', offset: 120, dir: 'out' }],
  },
] as const;

export class CreateTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  /** How many containers the pool has. */
  get containers(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }
}

export class HoldTask {
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

  get mode(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set mode(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }

  get ms(): number {
    return this.link.f64[(this.address + 128) >>> 3];
  }

  set ms(value: number) {
    this.link.f64[(this.address + 128) >>> 3] = value;
  }

  get end(): number {
    return this.link.u32[(this.address + 136) >>> 2];
  }

  set end(value: number) {
    this.link.u32[(this.address + 136) >>> 2] = value;
  }

  get from(): number {
    return this.link.u32[(this.address + 140) >>> 2];
  }

  set from(value: number) {
    this.link.u32[(this.address + 140) >>> 2] = value;
  }

  get to(): number {
    return this.link.u32[(this.address + 144) >>> 2];
  }

  set to(value: number) {
    this.link.u32[(this.address + 144) >>> 2] = value;
  }
}

export function fillHold(
  link: PointerLink,
  at: number,
  group: number,
  mode: number,
  ms: number,
  end: number,
): void {
  link.u32[(at + 120) >>> 2] = group;
  link.u32[(at + 124) >>> 2] = mode;
  link.f64[(at + 128) >>> 3] = ms;
  link.u32[(at + 136) >>> 2] = end;
}

export interface HoldResult {
  from: number;
  to: number;
}

export function readHold(link: PointerLink, at: number): HoldResult {
  return {
    from: link.u32[(at + 140) >>> 2],
    to: link.u32[(at + 144) >>> 2],
  };
}

export class BothTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get ms(): number {
    return this.link.f64[(this.address + 120) >>> 3];
  }

  set ms(value: number) {
    this.link.f64[(this.address + 120) >>> 3] = value;
  }

  get from(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set from(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }

  get to(): number {
    return this.link.u32[(this.address + 132) >>> 2];
  }

  set to(value: number) {
    this.link.u32[(this.address + 132) >>> 2] = value;
  }
}

export function fillBoth(link: PointerLink, at: number, ms: number): void {
  link.f64[(at + 120) >>> 3] = ms;
}

export interface BothResult {
  from: number;
  to: number;
}

export function readBoth(link: PointerLink, at: number): BothResult {
  return {
    from: link.u32[(at + 128) >>> 2],
    to: link.u32[(at + 132) >>> 2],
  };
}

export class TouchTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}
}

export function readTouch(): void {}

export class NestTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get probeLo(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set probeLo(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get probeHi(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set probeHi(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }

  get ms(): number {
    return this.link.f64[(this.address + 128) >>> 3];
  }

  set ms(value: number) {
    this.link.f64[(this.address + 128) >>> 3] = value;
  }

  get second(): boolean {
    return this.link.u8[this.address + 136] !== 0;
  }

  set second(value: boolean) {
    this.link.u8[this.address + 136] = value ? 1 : 0;
  }

  get touched(): number {
    return this.link.u32[(this.address + 140) >>> 2];
  }

  set touched(value: number) {
    this.link.u32[(this.address + 140) >>> 2] = value;
  }
}

export function fillNest(
  link: PointerLink,
  at: number,
  probeLo: number,
  probeHi: number,
  ms: number,
  second: boolean,
): void {
  link.u32[(at + 120) >>> 2] = probeLo;
  link.u32[(at + 124) >>> 2] = probeHi;
  link.f64[(at + 128) >>> 3] = ms;
  link.u8[at + 136] = second ? 1 : 0;
}

export function readNest(link: PointerLink, at: number): number {
  return link.u32[(at + 140) >>> 2];
}

export class TriesTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get got(): string {
    return this.link.getString(this.address + 120);
  }

  set got(value: string) {
    this.link.setString(this.address, 120, value);
  }
}

export function readTries(link: PointerLink, at: number): string {
  return link.getString(at + 120);
}
