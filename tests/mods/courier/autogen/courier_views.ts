// Generated from chimaera_mod.yaml and courier_tasks.ts by chi_refresh_repo; do not edit.
// Content 0155c02f

import type { ClientReference, PointerLink, ShmBuffer } from '../../../../host/index.js';

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
  {
    method: 'kParcel',
    id: 17,
    name: 'ParcelTask',
    size: 248,
    hash: 0x773930b0,
    fields: [
      { name: 'parcel.weight', type: 'f32', offset: 120, dir: 'in' },
      { name: 'parcel.from.x', type: 'f64', offset: 128, dir: 'in' },
      { name: 'parcel.from.y', type: 'f64', offset: 136, dir: 'in' },
      { name: 'parcel.to.x', type: 'f64', offset: 144, dir: 'in' },
      { name: 'parcel.to.y', type: 'f64', offset: 152, dir: 'in' },
      { name: 'parcel.stamps', type: 'FixedArray<u16>', length: 3, offset: 160, dir: 'in' },
      { name: 'bytes', type: 'FixedArray<u8>', length: 5, offset: 168, dir: 'in' },
      { name: 'numbers', type: 'ShmVector<u32>', offset: 176, dir: 'in' },
      { name: 'back.weight', type: 'f32', offset: 184, dir: 'out' },
      { name: 'back.from.x', type: 'f64', offset: 192, dir: 'out' },
      { name: 'back.from.y', type: 'f64', offset: 200, dir: 'out' },
      { name: 'back.to.x', type: 'f64', offset: 208, dir: 'out' },
      { name: 'back.to.y', type: 'f64', offset: 216, dir: 'out' },
      { name: 'back.stamps', type: 'FixedArray<u16>', length: 3, offset: 224, dir: 'out' },
      { name: 'reversed', type: 'FixedArray<u8>', length: 5, offset: 232, dir: 'out' },
      { name: 'squares', type: 'ShmVector<u32>', offset: 240, dir: 'out' },
    ],
  },
  {
    method: 'kFill',
    id: 18,
    name: 'FillTask',
    size: 144,
    hash: 0x2f8428b4,
    fields: [
      { name: 'source', type: 'ShmBuffer', offset: 120, dir: 'in', bulk: 'write' },
      { name: 'target', type: 'ShmBuffer', offset: 128, dir: 'in', bulk: 'expose' },
      { name: 'held', type: 'u32', offset: 136, dir: 'out' },
    ],
  },
  {
    method: 'kAsk',
    id: 19,
    name: 'AskTask',
    size: 160,
    hash: 0xd37ab7da,
    fields: [
      { name: 'next.poolLo', type: 'u32', offset: 120, dir: 'in' },
      { name: 'next.poolHi', type: 'u32', offset: 124, dir: 'in' },
      { name: 'next.query', type: 'u32', offset: 128, dir: 'in' },
      { name: 'next.queryValue', type: 'u32', offset: 132, dir: 'in' },
      { name: 'count', type: 'u32', offset: 136, dir: 'out' },
      { name: 'asked.poolLo', type: 'u32', offset: 144, dir: 'out' },
      { name: 'asked.poolHi', type: 'u32', offset: 148, dir: 'out' },
      { name: 'asked.query', type: 'u32', offset: 152, dir: 'out' },
      { name: 'asked.queryValue', type: 'u32', offset: 156, dir: 'out' },
    ],
  },
  {
    method: 'kPlace',
    id: 20,
    name: 'PlaceTask',
    size: 128,
    hash: 0x7fc2c0e4,
    fields: [{ name: 'place', type: 'ShmBuffer', offset: 120, dir: 'out' }],
  },
  {
    method: 'kDelta',
    id: 21,
    name: 'DeltaTask',
    size: 184,
    hash: 0x0c7ecd81,
    fields: [
      { name: 'numbers', type: 'ShmVector<u32>', offset: 120, dir: 'temp' },
      { name: 'text', type: 'ShmString', offset: 128, dir: 'temp' },
      { name: 'scale', type: 'f64', offset: 136, dir: 'temp' },
      { name: 'data', type: 'ShmBuffer', offset: 144, dir: 'in' },
      { name: 'sorted', type: 'ShmVector<u32>', offset: 152, dir: 'temp' },
      { name: 'arrived', type: 'u32', offset: 160, dir: 'temp' },
      { name: '_archive', type: 'ShmVector<u8>', offset: 168, dir: 'inout' },
    ],
  },
  {
    method: 'kHalf',
    id: 22,
    name: 'HalfTask',
    size: 144,
    hash: 0xe0bd2121,
    fields: [
      { name: 'value', type: 'u32', offset: 120, dir: 'temp' },
      { name: 'doubled', type: 'u32', offset: 124, dir: 'out' },
      { name: '_archive', type: 'ShmVector<u8>', offset: 128, dir: 'in' },
    ],
  },
] as const;

export interface Spot {
  x: number;
  y: number;
}

export class SpotView implements Spot {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get x(): number {
    return this.link.f64[this.address >>> 3];
  }

  set x(value: number) {
    this.link.f64[this.address >>> 3] = value;
  }

  get y(): number {
    return this.link.f64[(this.address + 8) >>> 3];
  }

  set y(value: number) {
    this.link.f64[(this.address + 8) >>> 3] = value;
  }
}

export function loadSpot(link: PointerLink, at: number): Spot {
  return {
    x: link.f64[at >>> 3],
    y: link.f64[(at + 8) >>> 3],
  };
}

export function storeSpot(link: PointerLink, at: number, value: Spot): void {
  link.f64[at >>> 3] = value.x;
  link.f64[(at + 8) >>> 3] = value.y;
}

export interface Parcel {
  weight: number;
  from: Spot;
  to: Spot;
  stamps: Uint16Array;
}

export class ParcelView implements Parcel {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get weight(): number {
    return this.link.f32[this.address >>> 2];
  }

  set weight(value: number) {
    this.link.f32[this.address >>> 2] = value;
  }

  get from(): Spot {
    return new SpotView(this.link, this.address + 8);
  }

  set from(value: Spot) {
    storeSpot(this.link, this.address + 8, value);
  }

  get to(): Spot {
    return new SpotView(this.link, this.address + 24);
  }

  set to(value: Spot) {
    storeSpot(this.link, this.address + 24, value);
  }

  get stamps(): Uint16Array {
    return this.link.u16.subarray((this.address + 40) >>> 1, (this.address + 46) >>> 1);
  }

  set stamps(value: Uint16Array) {
    this.link.checkLength('stamps', value.length, 3);
    this.link.u16.set(value, (this.address + 40) >>> 1);
  }
}

export function loadParcel(link: PointerLink, at: number): Parcel {
  return {
    weight: link.f32[at >>> 2],
    from: loadSpot(link, at + 8),
    to: loadSpot(link, at + 24),
    stamps: link.u16.slice((at + 40) >>> 1, (at + 46) >>> 1),
  };
}

export function storeParcel(link: PointerLink, at: number, value: Parcel): void {
  link.f32[at >>> 2] = value.weight;
  storeSpot(link, at + 8, value.from);
  storeSpot(link, at + 24, value.to);
  link.checkLength('stamps', value.stamps.length, 3);
  link.u16.set(value.stamps, (at + 40) >>> 1);
}

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

export class ParcelTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get parcel(): Parcel {
    return new ParcelView(this.link, this.address + 120);
  }

  set parcel(value: Parcel) {
    storeParcel(this.link, this.address + 120, value);
  }

  get bytes(): Uint8Array {
    return this.link.u8.subarray(this.address + 168, this.address + 173);
  }

  set bytes(value: Uint8Array) {
    this.link.checkLength('bytes', value.length, 5);
    this.link.u8.set(value, this.address + 168);
  }

  get numbers(): Uint32Array {
    return this.link.getVector(this.address + 176, Uint32Array);
  }

  set numbers(value: Uint32Array) {
    this.link.setVector(this.address, 176, value);
  }

  get back(): Parcel {
    return new ParcelView(this.link, this.address + 184);
  }

  set back(value: Parcel) {
    storeParcel(this.link, this.address + 184, value);
  }

  get reversed(): Uint8Array {
    return this.link.u8.subarray(this.address + 232, this.address + 237);
  }

  set reversed(value: Uint8Array) {
    this.link.checkLength('reversed', value.length, 5);
    this.link.u8.set(value, this.address + 232);
  }

  get squares(): Uint32Array {
    return this.link.getVector(this.address + 240, Uint32Array);
  }

  set squares(value: Uint32Array) {
    this.link.setVector(this.address, 240, value);
  }
}

export function fillParcel(
  link: PointerLink,
  at: number,
  parcel: Parcel,
  bytes: Uint8Array,
  numbers: Uint32Array,
): void {
  storeParcel(link, at + 120, parcel);
  link.checkLength('bytes', bytes.length, 5);
  link.u8.set(bytes, at + 168);
  link.setVector(at, 176, numbers);
}

export interface ParcelResult {
  back: Parcel;
  reversed: Uint8Array;
  squares: Uint32Array;
}

export function readParcel(link: PointerLink, at: number): ParcelResult {
  return {
    back: loadParcel(link, at + 184),
    reversed: link.u8.slice(at + 232, at + 237),
    squares: link.getVector(at + 240, Uint32Array),
  };
}

export class FillTask {
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

  get held(): number {
    return this.link.u32[(this.address + 136) >>> 2];
  }

  set held(value: number) {
    this.link.u32[(this.address + 136) >>> 2] = value;
  }
}

export function fillFill(link: PointerLink, at: number, source: ShmBuffer, target: ShmBuffer): void {
  link.u32[(at + 120) >>> 2] = source.pointer;
  link.u32[(at + 124) >>> 2] = source.size;
  link.u32[(at + 128) >>> 2] = target.pointer;
  link.u32[(at + 132) >>> 2] = target.size;
}

export function readFill(link: PointerLink, at: number): number {
  return link.u32[(at + 136) >>> 2];
}

export class AskTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get next(): ClientReference {
    return this.link.getClient(this.address + 120);
  }

  set next(value: ClientReference) {
    this.link.setClient(this.address + 120, value);
  }

  get count(): number {
    return this.link.u32[(this.address + 136) >>> 2];
  }

  set count(value: number) {
    this.link.u32[(this.address + 136) >>> 2] = value;
  }

  get asked(): ClientReference {
    return this.link.getClient(this.address + 144);
  }

  set asked(value: ClientReference) {
    this.link.setClient(this.address + 144, value);
  }
}

export function fillAsk(link: PointerLink, at: number, next: ClientReference): void {
  link.setClient(at + 120, next);
}

export interface AskResult {
  count: number;
  asked: ClientReference;
}

export function readAsk(link: PointerLink, at: number): AskResult {
  return {
    count: link.u32[(at + 136) >>> 2],
    asked: link.getClient(at + 144),
  };
}

export class PlaceTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get place(): ShmBuffer {
    return {
      pointer: this.link.u32[(this.address + 120) >>> 2],
      size: this.link.u32[(this.address + 124) >>> 2],
    };
  }

  set place(value: ShmBuffer) {
    this.link.u32[(this.address + 120) >>> 2] = value.pointer;
    this.link.u32[(this.address + 124) >>> 2] = value.size;
  }
}

export function readPlace(link: PointerLink, at: number): ShmBuffer {
  return {
    pointer: link.u32[(at + 120) >>> 2],
    size: link.u32[(at + 124) >>> 2],
  };
}

export class DeltaTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get numbers(): Uint32Array {
    return this.link.getVector(this.address + 120, Uint32Array);
  }

  set numbers(value: Uint32Array) {
    this.link.setVector(this.address, 120, value);
  }

  get text(): string {
    return this.link.getString(this.address + 128);
  }

  set text(value: string) {
    this.link.setString(this.address, 128, value);
  }

  get scale(): number {
    return this.link.f64[(this.address + 136) >>> 3];
  }

  set scale(value: number) {
    this.link.f64[(this.address + 136) >>> 3] = value;
  }

  get data(): ShmBuffer {
    return {
      pointer: this.link.u32[(this.address + 144) >>> 2],
      size: this.link.u32[(this.address + 148) >>> 2],
    };
  }

  set data(value: ShmBuffer) {
    this.link.u32[(this.address + 144) >>> 2] = value.pointer;
    this.link.u32[(this.address + 148) >>> 2] = value.size;
  }

  get sorted(): Uint32Array {
    return this.link.getVector(this.address + 152, Uint32Array);
  }

  set sorted(value: Uint32Array) {
    this.link.setVector(this.address, 152, value);
  }

  get arrived(): number {
    return this.link.u32[(this.address + 160) >>> 2];
  }

  set arrived(value: number) {
    this.link.u32[(this.address + 160) >>> 2] = value;
  }
}

export function fillDelta(
  link: PointerLink,
  at: number,
  numbers: Uint32Array,
  text: string,
  scale: number,
  data: ShmBuffer,
): void {
  link.setVector(at, 120, numbers);
  link.setString(at, 128, text);
  link.f64[(at + 136) >>> 3] = scale;
  link.u32[(at + 144) >>> 2] = data.pointer;
  link.u32[(at + 148) >>> 2] = data.size;
}

export interface DeltaResult {
  text: string;
  sorted: Uint32Array;
  arrived: number;
}

export function readDelta(link: PointerLink, at: number): DeltaResult {
  return {
    text: link.getString(at + 128),
    sorted: link.getVector(at + 152, Uint32Array),
    arrived: link.u32[(at + 160) >>> 2],
  };
}

export class HalfTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get value(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set value(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get doubled(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set doubled(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }
}

export function fillHalf(link: PointerLink, at: number, value: number): void {
  link.u32[(at + 120) >>> 2] = value;
}

export function readHalf(link: PointerLink, at: number): number {
  return link.u32[(at + 124) >>> 2];
}
