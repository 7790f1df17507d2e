// Generated from chimaera_mod.yaml and relay_tasks.ts by chi_refresh_repo; do not edit.
// Content addc36aa

import type { PointerLink } from '../../../../host/index.js';

export const MODULE_NAME = 'relay';

export const TASKS = [
  {
    method: 'kRelay',
    id: 10,
    name: 'RelayTask',
    size: 136,
    hash: 0xa7a380fd,
    fields: [
      { name: 'targetLo', type: 'u32', offset: 120, dir: 'in' },
      { name: 'targetHi', type: 'u32', offset: 124, dir: 'in' },
      { name: 'count', type: 'u32', offset: 128, dir: 'in' },
      { name: 'sum', type: 'u32', offset: 132, dir: 'out' },
    ],
  },
  {
    method: 'kRelayFailure',
    id: 11,
    name: 'RelayFailureTask',
    size: 144,
    hash: 0xbaeeac60,
    fields: [
      { name: 'targetLo', type: 'u32', offset: 120, dir: 'in' },
      { name: 'targetHi', type: 'u32', offset: 124, dir: 'in' },
      { name: 'code', type: 'i32', offset: 128, dir: 'in' },
      { name: 'pass', type: 'bool', offset: 132, dir: 'in' },
      { name: 'caught', type: 'ShmString', offset: 136, dir: 'out' },
    ],
  },
  {
    method: 'kRelayMapping',
    id: 12,
    name: 'RelayMappingTask',
    size: 144,
    hash: 0xfa385449,
    fields: [
      { name: 'targetLo', type: 'u32', offset: 120, dir: 'in' },
      { name: 'targetHi', type: 'u32', offset: 124, dir: 'in' },
      { name: 'key', type: 'u32', offset: 128, dir: 'in' },
      { name: 'caught', type: 'ShmString', offset: 136, dir: 'out' },
    ],
  },
  {
    method: 'kThrowOdd',
    id: 13,
    name: 'ThrowOddTask',
    size: 128,
    hash: 0x2ba73122,
    fields: [{ name: 'thing', type: 'u32', offset: 120, dir: 'in' }],
  },
  {
    method: 'kLinger',
    id: 14,
    name: 'LingerTask',
    size: 128,
    hash: 0x5112ed4e,
    fields: [{ name: 'ms', type: 'u32', offset: 120, dir: 'in' }],
  },
  {
    method: 'kHoldUp',
    id: 15,
    name: 'HoldUpTask',
    size: 136,
    hash: 0x2fc6328d,
    fields: [
      { name: 'targetLo', type: 'u32', offset: 120, dir: 'in' },
      { name: 'targetHi', type: 'u32', offset: 124, dir: 'in' },
      { name: 'caught', type: 'ShmString', offset: 128, dir: 'out' },
    ],
  },
  {
    method: 'kOrphan',
    id: 16,
    name: 'OrphanTask',
    size: 136,
    hash: 0xfc0c0afc,
    fields: [
      { name: 'targetLo', type: 'u32', offset: 120, dir: 'in' },
      { name: 'targetHi', type: 'u32', offset: 124, dir: 'in' },
      { name: 'count', type: 'u32', offset: 128, dir: 'in' },
      { name: 'fail', type: 'bool', offset: 132, dir: 'in' },
    ],
  },
  {
    method: 'kClutch',
    id: 17,
    name: 'ClutchTask',
    size: 152,
    hash: 0x1bc45a9f,
    fields: [
      { name: 'targetLo', type: 'u32', offset: 120, dir: 'in' },
      { name: 'targetHi', type: 'u32', offset: 124, dir: 'in' },
      { name: 'ms', type: 'u32', offset: 128, dir: 'in' },
      { name: 'caught', type: 'ShmString', offset: 136, dir: 'out' },
      { name: 'told', type: 'bool', offset: 144, dir: 'out' },
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
    return this.link.u32[(this.address + 128) >>> 2];
  }

  get params(): CreateParams {
    const at = this.link.u32[(this.address + 120) >>> 2];
    return readCreateParams(this.link, at, this.link.u32[(this.address + 124) >>> 2]);
  }
}

export class RelayTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get targetLo(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set targetLo(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get targetHi(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set targetHi(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }

  get count(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set count(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }

  get sum(): number {
    return this.link.u32[(this.address + 132) >>> 2];
  }

  set sum(value: number) {
    this.link.u32[(this.address + 132) >>> 2] = value;
  }
}

export function fillRelay(
  link: PointerLink,
  at: number,
  targetLo: number,
  targetHi: number,
  count: number,
): void {
  link.u32[(at + 120) >>> 2] = targetLo;
  link.u32[(at + 124) >>> 2] = targetHi;
  link.u32[(at + 128) >>> 2] = count;
}

export function readRelay(link: PointerLink, at: number): number {
  return link.u32[(at + 132) >>> 2];
}

export class RelayFailureTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get targetLo(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set targetLo(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get targetHi(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set targetHi(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }

  get code(): number {
    return this.link.i32[(this.address + 128) >>> 2];
  }

  set code(value: number) {
    this.link.i32[(this.address + 128) >>> 2] = value;
  }

  get pass(): boolean {
    return this.link.u8[this.address + 132] !== 0;
  }

  set pass(value: boolean) {
    this.link.u8[this.address + 132] = value ? 1 : 0;
  }

  get caught(): string {
    return this.link.getString(this.address + 136);
  }

  set caught(value: string) {
    this.link.setString(this.address, 136, value);
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
  link.u32[(at + 120) >>> 2] = targetLo;
  link.u32[(at + 124) >>> 2] = targetHi;
  link.i32[(at + 128) >>> 2] = code;
  link.u8[at + 132] = pass ? 1 : 0;
}

export function readRelayFailure(link: PointerLink, at: number): string {
  return link.getString(at + 136);
}

export class RelayMappingTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get targetLo(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set targetLo(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get targetHi(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set targetHi(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }

  get key(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set key(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }

  get caught(): string {
    return this.link.getString(this.address + 136);
  }

  set caught(value: string) {
    this.link.setString(this.address, 136, value);
  }
}

export function fillRelayMapping(
  link: PointerLink,
  at: number,
  targetLo: number,
  targetHi: number,
  key: number,
): void {
  link.u32[(at + 120) >>> 2] = targetLo;
  link.u32[(at + 124) >>> 2] = targetHi;
  link.u32[(at + 128) >>> 2] = key;
}

export function readRelayMapping(link: PointerLink, at: number): string {
  return link.getString(at + 136);
}

export class ThrowOddTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get thing(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set thing(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }
}

export function fillThrowOdd(link: PointerLink, at: number, thing: number): void {
  link.u32[(at + 120) >>> 2] = thing;
}

export function readThrowOdd(): void {}

export class LingerTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get ms(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set ms(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }
}

export function fillLinger(link: PointerLink, at: number, ms: number): void {
  link.u32[(at + 120) >>> 2] = ms;
}

export function readLinger(): void {}

export class HoldUpTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get targetLo(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set targetLo(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get targetHi(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set targetHi(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }

  get caught(): string {
    return this.link.getString(this.address + 128);
  }

  set caught(value: string) {
    this.link.setString(this.address, 128, value);
  }
}

export function fillHoldUp(link: PointerLink, at: number, targetLo: number, targetHi: number): void {
  link.u32[(at + 120) >>> 2] = targetLo;
  link.u32[(at + 124) >>> 2] = targetHi;
}

export function readHoldUp(link: PointerLink, at: number): string {
  return link.getString(at + 128);
}

export class OrphanTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get targetLo(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set targetLo(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get targetHi(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set targetHi(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }

  get count(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set count(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }

  get fail(): boolean {
    return this.link.u8[this.address + 132] !== 0;
  }

  set fail(value: boolean) {
    this.link.u8[this.address + 132] = value ? 1 : 0;
  }
}

export function fillOrphan(
  link: PointerLink,
  at: number,
  targetLo: number,
  targetHi: number,
  count: number,
  fail: boolean,
): void {
  link.u32[(at + 120) >>> 2] = targetLo;
  link.u32[(at + 124) >>> 2] = targetHi;
  link.u32[(at + 128) >>> 2] = count;
  link.u8[at + 132] = fail ? 1 : 0;
}

export function readOrphan(): void {}

export class ClutchTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get targetLo(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set targetLo(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get targetHi(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set targetHi(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }

  get ms(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set ms(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }

  get caught(): string {
    return this.link.getString(this.address + 136);
  }

  set caught(value: string) {
    this.link.setString(this.address, 136, value);
  }

  get told(): boolean {
    return this.link.u8[this.address + 144] !== 0;
  }

  set told(value: boolean) {
    this.link.u8[this.address + 144] = value ? 1 : 0;
  }
}

export function fillClutch(
  link: PointerLink,
  at: number,
  targetLo: number,
  targetHi: number,
  ms: number,
): void {
  link.u32[(at + 120) >>> 2] = targetLo;
  link.u32[(at + 124) >>> 2] = targetHi;
  link.u32[(at + 128) >>> 2] = ms;
}

export interface ClutchResult {
  caught: string;
  told: boolean;
}

export function readClutch(link: PointerLink, at: number): ClutchResult {
  return {
    caught: link.getString(at + 136),
    told: link.u8[at + 144] !== 0,
  };
}
