// Generated from chimaera_mod.yaml and courier_tasks.ts by chi_refresh_repo; do not edit.
// Content d2156bd1

import type { PointerLink, ShmBuffer } from '../../../../host/index.js';

export const MODULE_NAME = 'courier';

export const TASKS = [
  {
    method: 'kCarry',
    id: 10,
    name: 'CarryTask',
    size: 176,
    hash: 0x9e61de3b,
    fields: [
      { name: 'small', type: 'u8', offset: 120, dir: 'in' },
      { name: 'medium', type: 'u16', offset: 122, dir: 'in' },
      { name: 'large', type: 'u64', offset: 128, dir: 'in' },
      { name: 'real', type: 'f64', offset: 136, dir: 'in' },
      { name: 'yes', type: 'bool', offset: 144, dir: 'in' },
      { name: 'smallOut', type: 'u8', offset: 145, dir: 'out' },
      { name: 'mediumOut', type: 'u16', offset: 146, dir: 'out' },
      { name: 'largeOut', type: 'u64', offset: 152, dir: 'out' },
      { name: 'realOut', type: 'f64', offset: 160, dir: 'out' },
      { name: 'yesOut', type: 'bool', offset: 168, dir: 'out' },
    ],
  },
  {
    method: 'kText',
    id: 11,
    name: 'TextTask',
    size: 152,
    hash: 0x0a890b96,
    fields: [
      { name: 'text', type: 'ShmString', offset: 120, dir: 'in' },
      { name: 'times', type: 'u32', offset: 128, dir: 'in' },
      { name: 'copy', type: 'ShmString', offset: 136, dir: 'out' },
      { name: 'length', type: 'u32', offset: 144, dir: 'out' },
    ],
  },
  {
    method: 'kFlip',
    id: 12,
    name: 'FlipTask',
    size: 136,
    hash: 0x0c996637,
    fields: [
      { name: 'data', type: 'ShmBuffer', offset: 120, dir: 'in' },
      { name: 'sum', type: 'u32', offset: 128, dir: 'out' },
    ],
  },
  {
    method: 'kCopy',
    id: 13,
    name: 'CopyTask',
    size: 144,
    hash: 0x3c91a2d8,
    fields: [
      { name: 'source', type: 'ShmBuffer', offset: 120, dir: 'in' },
      { name: 'target', type: 'ShmBuffer', offset: 128, dir: 'in' },
      { name: 'copied', type: 'u32', offset: 136, dir: 'out' },
    ],
  },
  {
    method: 'kHold',
    id: 14,
    name: 'HoldTask',
    size: 128,
    hash: 0x744c42fc,
    fields: [{ name: 'ms', type: 'u32', offset: 120, dir: 'in' }],
  },
  {
    method: 'kCount',
    id: 15,
    name: 'CountTask',
    size: 128,
    hash: 0x7b06818a,
    fields: [{ name: 'count', type: 'u32', offset: 120, dir: 'out' }],
  },
  {
    method: 'kEcho',
    id: 16,
    name: 'EchoTask',
    size: 128,
    hash: 0xb8020baa,
    fields: [{ name: 'data', type: 'ShmBuffer', offset: 120, dir: 'in' }],
  },
] as const;

export class CarryTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get small(): number {
    return this.link.u8[this.address + 120];
  }

  set small(value: number) {
    this.link.u8[this.address + 120] = value;
  }

  get medium(): number {
    return this.link.u16[(this.address + 122) >>> 1];
  }

  set medium(value: number) {
    this.link.u16[(this.address + 122) >>> 1] = value;
  }

  get large(): bigint {
    return this.link.u64[(this.address + 128) >>> 3];
  }

  set large(value: bigint) {
    this.link.u64[(this.address + 128) >>> 3] = value;
  }

  get real(): number {
    return this.link.f64[(this.address + 136) >>> 3];
  }

  set real(value: number) {
    this.link.f64[(this.address + 136) >>> 3] = value;
  }

  get yes(): boolean {
    return this.link.u8[this.address + 144] !== 0;
  }

  set yes(value: boolean) {
    this.link.u8[this.address + 144] = value ? 1 : 0;
  }

  get smallOut(): number {
    return this.link.u8[this.address + 145];
  }

  set smallOut(value: number) {
    this.link.u8[this.address + 145] = value;
  }

  get mediumOut(): number {
    return this.link.u16[(this.address + 146) >>> 1];
  }

  set mediumOut(value: number) {
    this.link.u16[(this.address + 146) >>> 1] = value;
  }

  get largeOut(): bigint {
    return this.link.u64[(this.address + 152) >>> 3];
  }

  set largeOut(value: bigint) {
    this.link.u64[(this.address + 152) >>> 3] = value;
  }

  get realOut(): number {
    return this.link.f64[(this.address + 160) >>> 3];
  }

  set realOut(value: number) {
    this.link.f64[(this.address + 160) >>> 3] = value;
  }

  get yesOut(): boolean {
    return this.link.u8[this.address + 168] !== 0;
  }

  set yesOut(value: boolean) {
    this.link.u8[this.address + 168] = value ? 1 : 0;
  }
}

export function fillCarry(
  link: PointerLink,
  at: number,
  small: number,
  medium: number,
  large: bigint,
  real: number,
  yes: boolean,
): void {
  link.u8[at + 120] = small;
  link.u16[(at + 122) >>> 1] = medium;
  link.u64[(at + 128) >>> 3] = large;
  link.f64[(at + 136) >>> 3] = real;
  link.u8[at + 144] = yes ? 1 : 0;
}

export interface CarryResult {
  smallOut: number;
  mediumOut: number;
  largeOut: bigint;
  realOut: number;
  yesOut: boolean;
}

export function readCarry(link: PointerLink, at: number): CarryResult {
  return {
    smallOut: link.u8[at + 145],
    mediumOut: link.u16[(at + 146) >>> 1],
    largeOut: link.u64[(at + 152) >>> 3],
    realOut: link.f64[(at + 160) >>> 3],
    yesOut: link.u8[at + 168] !== 0,
  };
}

export class TextTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get text(): string {
    return this.link.getString(this.address + 120);
  }

  set text(value: string) {
    this.link.setString(this.address, 120, value);
  }

  get times(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set times(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }

  get copy(): string {
    return this.link.getString(this.address + 136);
  }

  set copy(value: string) {
    this.link.setString(this.address, 136, value);
  }

  get length(): number {
    return this.link.u32[(this.address + 144) >>> 2];
  }

  set length(value: number) {
    this.link.u32[(this.address + 144) >>> 2] = value;
  }
}

export function fillText(link: PointerLink, at: number, text: string, times: number): void {
  link.setString(at, 120, text);
  link.u32[(at + 128) >>> 2] = times;
}

export interface TextResult {
  copy: string;
  length: number;
}

export function readText(link: PointerLink, at: number): TextResult {
  return {
    copy: link.getString(at + 136),
    length: link.u32[(at + 144) >>> 2],
  };
}

export class FlipTask {
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

  get sum(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set sum(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }
}

export function fillFlip(link: PointerLink, at: number, data: ShmBuffer): void {
  link.u32[(at + 120) >>> 2] = data.pointer;
  link.u32[(at + 124) >>> 2] = data.size;
}

export function readFlip(link: PointerLink, at: number): number {
  return link.u32[(at + 128) >>> 2];
}

export class CopyTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get source(): ShmBuffer {
    return {
      pointer: this.link.u32[(this.address + 120) >>> 2],
      size: this.link.u32[(this.address + 124) >>> 2],
    };
  }

  set source(value: ShmBuffer) {
    this.link.u32[(this.address + 120) >>> 2] = value.pointer;
    this.link.u32[(this.address + 124) >>> 2] = value.size;
  }

  get target(): ShmBuffer {
    return {
      pointer: this.link.u32[(this.address + 128) >>> 2],
      size: this.link.u32[(this.address + 132) >>> 2],
    };
  }

  set target(value: ShmBuffer) {
    this.link.u32[(this.address + 128) >>> 2] = value.pointer;
    this.link.u32[(this.address + 132) >>> 2] = value.size;
  }

  get copied(): number {
    return this.link.u32[(this.address + 136) >>> 2];
  }

  set copied(value: number) {
    this.link.u32[(this.address + 136) >>> 2] = value;
  }
}

export function fillCopy(link: PointerLink, at: number, source: ShmBuffer, target: ShmBuffer): void {
  link.u32[(at + 120) >>> 2] = source.pointer;
  link.u32[(at + 124) >>> 2] = source.size;
  link.u32[(at + 128) >>> 2] = target.pointer;
  link.u32[(at + 132) >>> 2] = target.size;
}

export function readCopy(link: PointerLink, at: number): number {
  return link.u32[(at + 136) >>> 2];
}

export class HoldTask {
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

export function fillHold(link: PointerLink, at: number, ms: number): void {
  link.u32[(at + 120) >>> 2] = ms;
}

export function readHold(): void {}

export class CountTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get count(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set count(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }
}

export function readCount(link: PointerLink, at: number): number {
  return link.u32[(at + 120) >>> 2];
}

export class EchoTask {
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
}

export function fillEcho(link: PointerLink, at: number, data: ShmBuffer): void {
  link.u32[(at + 120) >>> 2] = data.pointer;
  link.u32[(at + 124) >>> 2] = data.size;
}

export function readEcho(): void {}
