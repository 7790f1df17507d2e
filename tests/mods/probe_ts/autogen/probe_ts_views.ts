// Generated from chimaera_mod.yaml and probe_ts_tasks.ts by chi_refresh_repo; do not edit.
// Content 35da012d

import type { PointerLink } from '../../../../host/index.js';

export const MODULE_NAME = 'probe_ts';

export const TASKS = [
  {
    method: 'kEcho',
    id: 10,
    name: 'EchoTask',
    size: 128,
    hash: 0xdf9d2dfd,
    fields: [
      { name: 'value', type: 'u32', offset: 120, dir: 'in' },
      { name: 'answer', type: 'u32', offset: 124, dir: 'out' },
    ],
  },
  {
    method: 'kThrowError',
    id: 11,
    name: 'ThrowErrorTask',
    size: 128,
    hash: 0x905762d9,
    fields: [{ name: 'message', type: 'ShmString', offset: 120, dir: 'in' }],
  },
  {
    method: 'kReject',
    id: 12,
    name: 'RejectTask',
    size: 128,
    hash: 0xef1873c8,
    fields: [{ name: 'message', type: 'ShmString', offset: 120, dir: 'in' }],
  },
  {
    method: 'kFailCode',
    id: 13,
    name: 'FailCodeTask',
    size: 128,
    hash: 0xed4b623f,
    fields: [{ name: 'code', type: 'i32', offset: 120, dir: 'in' }],
  },
  {
    method: 'kWait',
    id: 14,
    name: 'WaitTask',
    size: 136,
    hash: 0xe7ddcf36,
    fields: [
      { name: 'ticks', type: 'u32', offset: 120, dir: 'in' },
      { name: 'depth', type: 'u32', offset: 124, dir: 'in' },
      { name: 'reached', type: 'u32', offset: 128, dir: 'out' },
    ],
  },
  {
    method: 'kGate',
    id: 15,
    name: 'GateTask',
    size: 120,
    hash: 0xb4e8c49f,
    fields: [],
  },
  {
    method: 'kOpen',
    id: 16,
    name: 'OpenTask',
    size: 128,
    hash: 0xf9073ef7,
    fields: [{ name: 'released', type: 'u32', offset: 120, dir: 'out' }],
  },
  {
    method: 'kLaneOf',
    id: 17,
    name: 'LaneOfTask',
    size: 136,
    hash: 0xf5928631,
    fields: [
      { name: 'key', type: 'u32', offset: 120, dir: 'in' },
      { name: 'lane', type: 'u32', offset: 124, dir: 'out' },
      { name: 'worker', type: 'u32', offset: 128, dir: 'out' },
    ],
  },
  {
    method: 'kSleep',
    id: 18,
    name: 'SleepTask',
    size: 144,
    hash: 0x15d49430,
    fields: [
      { name: 'ms', type: 'u32', offset: 120, dir: 'in' },
      { name: 'sleptMs', type: 'f64', offset: 128, dir: 'out' },
      { name: 'caught', type: 'ShmString', offset: 136, dir: 'out' },
    ],
  },
  {
    method: 'kGiveWay',
    id: 19,
    name: 'GiveWayTask',
    size: 128,
    hash: 0x3f290993,
    fields: [{ name: 'times', type: 'u32', offset: 120, dir: 'in' }],
  },
  {
    method: 'kIo',
    id: 20,
    name: 'IoTask',
    size: 136,
    hash: 0x7c7abaaa,
    fields: [
      { name: 'path', type: 'ShmString', offset: 120, dir: 'in' },
      { name: 'bytes', type: 'u32', offset: 128, dir: 'out' },
    ],
  },
  {
    method: 'kForeign',
    id: 21,
    name: 'ForeignTask',
    size: 128,
    hash: 0xc6df2289,
    fields: [{ name: 'ms', type: 'u32', offset: 120, dir: 'in' }],
  },
  {
    method: 'kKept',
    id: 22,
    name: 'KeptTask',
    size: 128,
    hash: 0x340594e5,
    fields: [{ name: 'codes', type: 'ShmString', offset: 120, dir: 'out' }],
  },
  {
    method: 'kGateFor',
    id: 23,
    name: 'GateForTask',
    size: 128,
    hash: 0x6f4997d2,
    fields: [
      { name: 'ms', type: 'u32', offset: 120, dir: 'in' },
      { name: 'opened', type: 'bool', offset: 124, dir: 'out' },
    ],
  },
] as const;

export interface CreateParams {
  ticks: number;
  fail: boolean;
}

/** The bytes of the creation parameters; what is not given has its default. */
export function encodeCreateParams(params: Partial<CreateParams> = {}): Uint8Array {
  const bytes = new Uint8Array(8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, params.ticks ?? 0, true);
  view.setUint8(4, (params.fail ?? false) ? 1 : 0);
  return bytes;
}

/** The creation parameters at an address; the defaults if there are none. */
export function readCreateParams(link: PointerLink, at: number, size: number): CreateParams {
  if (size < 8) {
    return {
      ticks: 0,
      fail: false,
    };
  }
  return {
    ticks: link.u32[at >>> 2],
    fail: link.u8[at + 4] !== 0,
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

export class DestroyTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}
}

export class EchoTask {
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

  get answer(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set answer(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }
}

export function fillEcho(link: PointerLink, at: number, value: number): void {
  link.u32[(at + 120) >>> 2] = value;
}

export function readEcho(link: PointerLink, at: number): number {
  return link.u32[(at + 124) >>> 2];
}

export class ThrowErrorTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get message(): string {
    return this.link.getString(this.address + 120);
  }

  set message(value: string) {
    this.link.setString(this.address, 120, value);
  }
}

export function fillThrowError(link: PointerLink, at: number, message: string): void {
  link.setString(at, 120, message);
}

export function readThrowError(): void {}

export class RejectTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get message(): string {
    return this.link.getString(this.address + 120);
  }

  set message(value: string) {
    this.link.setString(this.address, 120, value);
  }
}

export function fillReject(link: PointerLink, at: number, message: string): void {
  link.setString(at, 120, message);
}

export function readReject(): void {}

export class FailCodeTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get code(): number {
    return this.link.i32[(this.address + 120) >>> 2];
  }

  set code(value: number) {
    this.link.i32[(this.address + 120) >>> 2] = value;
  }
}

export function fillFailCode(link: PointerLink, at: number, code: number): void {
  link.i32[(at + 120) >>> 2] = code;
}

export function readFailCode(): void {}

export class WaitTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get ticks(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set ticks(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get depth(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set depth(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }

  get reached(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set reached(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }
}

export function fillWait(link: PointerLink, at: number, ticks: number, depth: number): void {
  link.u32[(at + 120) >>> 2] = ticks;
  link.u32[(at + 124) >>> 2] = depth;
}

export function readWait(link: PointerLink, at: number): number {
  return link.u32[(at + 128) >>> 2];
}

export class GateTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}
}

export function readGate(): void {}

export class OpenTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get released(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set released(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }
}

export function readOpen(link: PointerLink, at: number): number {
  return link.u32[(at + 120) >>> 2];
}

export class LaneOfTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get key(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set key(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get lane(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set lane(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }

  get worker(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set worker(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }
}

export function fillLaneOf(link: PointerLink, at: number, key: number): void {
  link.u32[(at + 120) >>> 2] = key;
}

export interface LaneOfResult {
  lane: number;
  worker: number;
}

export function readLaneOf(link: PointerLink, at: number): LaneOfResult {
  return {
    lane: link.u32[(at + 124) >>> 2],
    worker: link.u32[(at + 128) >>> 2],
  };
}

export class SleepTask {
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

  get sleptMs(): number {
    return this.link.f64[(this.address + 128) >>> 3];
  }

  set sleptMs(value: number) {
    this.link.f64[(this.address + 128) >>> 3] = value;
  }

  get caught(): string {
    return this.link.getString(this.address + 136);
  }

  set caught(value: string) {
    this.link.setString(this.address, 136, value);
  }
}

export function fillSleep(link: PointerLink, at: number, ms: number): void {
  link.u32[(at + 120) >>> 2] = ms;
}

export interface SleepResult {
  sleptMs: number;
  caught: string;
}

export function readSleep(link: PointerLink, at: number): SleepResult {
  return {
    sleptMs: link.f64[(at + 128) >>> 3],
    caught: link.getString(at + 136),
  };
}

export class GiveWayTask {
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

export function fillGiveWay(link: PointerLink, at: number, times: number): void {
  link.u32[(at + 120) >>> 2] = times;
}

export function readGiveWay(): void {}

export class IoTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get path(): string {
    return this.link.getString(this.address + 120);
  }

  set path(value: string) {
    this.link.setString(this.address, 120, value);
  }

  get bytes(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set bytes(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }
}

export function fillIo(link: PointerLink, at: number, path: string): void {
  link.setString(at, 120, path);
}

export function readIo(link: PointerLink, at: number): number {
  return link.u32[(at + 128) >>> 2];
}

export class ForeignTask {
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

export function fillForeign(link: PointerLink, at: number, ms: number): void {
  link.u32[(at + 120) >>> 2] = ms;
}

export function readForeign(): void {}

export class KeptTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get codes(): string {
    return this.link.getString(this.address + 120);
  }

  set codes(value: string) {
    this.link.setString(this.address, 120, value);
  }
}

export function readKept(link: PointerLink, at: number): string {
  return link.getString(at + 120);
}

export class GateForTask {
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

  get opened(): boolean {
    return this.link.u8[this.address + 124] !== 0;
  }

  set opened(value: boolean) {
    this.link.u8[this.address + 124] = value ? 1 : 0;
  }
}

export function fillGateFor(link: PointerLink, at: number, ms: number): void {
  link.u32[(at + 120) >>> 2] = ms;
}

export function readGateFor(link: PointerLink, at: number): boolean {
  return link.u8[at + 124] !== 0;
}
