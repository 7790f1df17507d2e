// Generated from chimaera_mod.yaml and relay_tasks.ts by chi_refresh_repo; do not edit.
// Content 9b6b2622

import type { PointerLink } from '../../../../host/index.js';

export const MODULE_NAME = 'relay';

export const TASKS = [
  {
    method: 'kRelay',
    id: 10,
    name: 'RelayTask',
    size: 112,
    hash: 0x4aa30a86,
    fields: [
      { name: 'targetLo', type: 'u32', offset: 96, dir: 'in' },
      { name: 'targetHi', type: 'u32', offset: 100, dir: 'in' },
      { name: 'count', type: 'u32', offset: 104, dir: 'in' },
      { name: 'sum', type: 'u32', offset: 108, dir: 'out' },
    ],
  },
  {
    method: 'kRelayFailure',
    id: 11,
    name: 'RelayFailureTask',
    size: 120,
    hash: 0x936805b7,
    fields: [
      { name: 'targetLo', type: 'u32', offset: 96, dir: 'in' },
      { name: 'targetHi', type: 'u32', offset: 100, dir: 'in' },
      { name: 'code', type: 'i32', offset: 104, dir: 'in' },
      { name: 'pass', type: 'bool', offset: 108, dir: 'in' },
      { name: 'caught', type: 'ShmString', offset: 112, dir: 'out' },
    ],
  },
  {
    method: 'kRelayMapping',
    id: 12,
    name: 'RelayMappingTask',
    size: 120,
    hash: 0x3c120a43,
    fields: [
      { name: 'targetLo', type: 'u32', offset: 96, dir: 'in' },
      { name: 'targetHi', type: 'u32', offset: 100, dir: 'in' },
      { name: 'key', type: 'u32', offset: 104, dir: 'in' },
      { name: 'caught', type: 'ShmString', offset: 112, dir: 'out' },
    ],
  },
  {
    method: 'kThrowOdd',
    id: 13,
    name: 'ThrowOddTask',
    size: 104,
    hash: 0x7f5e91f6,
    fields: [{ name: 'thing', type: 'u32', offset: 96, dir: 'in' }],
  },
  {
    method: 'kLinger',
    id: 14,
    name: 'LingerTask',
    size: 104,
    hash: 0xf3020c26,
    fields: [{ name: 'ms', type: 'u32', offset: 96, dir: 'in' }],
  },
  {
    method: 'kHoldUp',
    id: 15,
    name: 'HoldUpTask',
    size: 112,
    hash: 0x4718bccb,
    fields: [
      { name: 'targetLo', type: 'u32', offset: 96, dir: 'in' },
      { name: 'targetHi', type: 'u32', offset: 100, dir: 'in' },
      { name: 'caught', type: 'ShmString', offset: 104, dir: 'out' },
    ],
  },
] as const;

export interface CreateParams {
  failCode: number;
}

/** The bytes of the creation parameters; what is not given has its default. */
export function encodeCreateParams(params: Partial<CreateParams> = {}): Uint8Array {
  const bytes = new Uint8Array(8);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, params.failCode ?? 0, true);
  return bytes;
}

/** The creation parameters at an address; the defaults if there are none. */
export function readCreateParams(link: PointerLink, at: number, size: number): CreateParams {
  if (size < 8) {
    return {
      failCode: 0,
    };
  }
  return {
    failCode: link.i32[at >>> 2],
  };
}

export class CreateTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  /** How many containers the pool has. */
  get containers(): number {
    return this.link.u32[(this.address + 104) >>> 2];
  }

  get params(): CreateParams {
    const at = this.link.u32[(this.address + 96) >>> 2];
    return readCreateParams(this.link, at, this.link.u32[(this.address + 100) >>> 2]);
  }
}

export class RelayTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get targetLo(): number {
    return this.link.u32[(this.address + 96) >>> 2];
  }

  set targetLo(value: number) {
    this.link.u32[(this.address + 96) >>> 2] = value;
  }

  get targetHi(): number {
    return this.link.u32[(this.address + 100) >>> 2];
  }

  set targetHi(value: number) {
    this.link.u32[(this.address + 100) >>> 2] = value;
  }

  get count(): number {
    return this.link.u32[(this.address + 104) >>> 2];
  }

  set count(value: number) {
    this.link.u32[(this.address + 104) >>> 2] = value;
  }

  get sum(): number {
    return this.link.u32[(this.address + 108) >>> 2];
  }

  set sum(value: number) {
    this.link.u32[(this.address + 108) >>> 2] = value;
  }
}

export function fillRelay(
  link: PointerLink,
  at: number,
  targetLo: number,
  targetHi: number,
  count: number,
): void {
  link.u32[(at + 96) >>> 2] = targetLo;
  link.u32[(at + 100) >>> 2] = targetHi;
  link.u32[(at + 104) >>> 2] = count;
}

export function readRelay(link: PointerLink, at: number): number {
  return link.u32[(at + 108) >>> 2];
}

export class RelayFailureTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get targetLo(): number {
    return this.link.u32[(this.address + 96) >>> 2];
  }

  set targetLo(value: number) {
    this.link.u32[(this.address + 96) >>> 2] = value;
  }

  get targetHi(): number {
    return this.link.u32[(this.address + 100) >>> 2];
  }

  set targetHi(value: number) {
    this.link.u32[(this.address + 100) >>> 2] = value;
  }

  get code(): number {
    return this.link.i32[(this.address + 104) >>> 2];
  }

  set code(value: number) {
    this.link.i32[(this.address + 104) >>> 2] = value;
  }

  get pass(): boolean {
    return this.link.u8[this.address + 108] !== 0;
  }

  set pass(value: boolean) {
    this.link.u8[this.address + 108] = value ? 1 : 0;
  }

  get caught(): string {
    return this.link.getString(this.address + 112);
  }

  set caught(value: string) {
    this.link.setString(this.address, 112, value);
  }
}

export function fillRelayFailure(
  link: PointerLink,
  at: number,
  targetLo: number,
  targetHi: number,
  code: number,
  pass: boolean,
): void {
  link.u32[(at + 96) >>> 2] = targetLo;
  link.u32[(at + 100) >>> 2] = targetHi;
  link.i32[(at + 104) >>> 2] = code;
  link.u8[at + 108] = pass ? 1 : 0;
}

export function readRelayFailure(link: PointerLink, at: number): string {
  return link.getString(at + 112);
}

export class RelayMappingTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get targetLo(): number {
    return this.link.u32[(this.address + 96) >>> 2];
  }

  set targetLo(value: number) {
    this.link.u32[(this.address + 96) >>> 2] = value;
  }

  get targetHi(): number {
    return this.link.u32[(this.address + 100) >>> 2];
  }

  set targetHi(value: number) {
    this.link.u32[(this.address + 100) >>> 2] = value;
  }

  get key(): number {
    return this.link.u32[(this.address + 104) >>> 2];
  }

  set key(value: number) {
    this.link.u32[(this.address + 104) >>> 2] = value;
  }

  get caught(): string {
    return this.link.getString(this.address + 112);
  }

  set caught(value: string) {
    this.link.setString(this.address, 112, value);
  }
}

export function fillRelayMapping(
  link: PointerLink,
  at: number,
  targetLo: number,
  targetHi: number,
  key: number,
): void {
  link.u32[(at + 96) >>> 2] = targetLo;
  link.u32[(at + 100) >>> 2] = targetHi;
  link.u32[(at + 104) >>> 2] = key;
}

export function readRelayMapping(link: PointerLink, at: number): string {
  return link.getString(at + 112);
}

export class ThrowOddTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get thing(): number {
    return this.link.u32[(this.address + 96) >>> 2];
  }

  set thing(value: number) {
    this.link.u32[(this.address + 96) >>> 2] = value;
  }
}

export function fillThrowOdd(link: PointerLink, at: number, thing: number): void {
  link.u32[(at + 96) >>> 2] = thing;
}

export function readThrowOdd(): void {}

export class LingerTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get ms(): number {
    return this.link.u32[(this.address + 96) >>> 2];
  }

  set ms(value: number) {
    this.link.u32[(this.address + 96) >>> 2] = value;
  }
}

export function fillLinger(link: PointerLink, at: number, ms: number): void {
  link.u32[(at + 96) >>> 2] = ms;
}

export function readLinger(): void {}

export class HoldUpTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get targetLo(): number {
    return this.link.u32[(this.address + 96) >>> 2];
  }

  set targetLo(value: number) {
    this.link.u32[(this.address + 96) >>> 2] = value;
  }

  get targetHi(): number {
    return this.link.u32[(this.address + 100) >>> 2];
  }

  set targetHi(value: number) {
    this.link.u32[(this.address + 100) >>> 2] = value;
  }

  get caught(): string {
    return this.link.getString(this.address + 104);
  }

  set caught(value: string) {
    this.link.setString(this.address, 104, value);
  }
}

export function fillHoldUp(link: PointerLink, at: number, targetLo: number, targetHi: number): void {
  link.u32[(at + 96) >>> 2] = targetLo;
  link.u32[(at + 100) >>> 2] = targetHi;
}

export function readHoldUp(link: PointerLink, at: number): string {
  return link.getString(at + 104);
}
