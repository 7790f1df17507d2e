// Generated from chimaera_mod.yaml and probe_ts_tasks.ts by chi_refresh_repo; do not edit.
// Content 9c569b82

import type { PointerLink } from '../../../../host/index.js';

export const MODULE_NAME = 'probe_ts';

export const TASKS = [
  {
    method: 'kEcho',
    id: 10,
    name: 'EchoTask',
    size: 104,
    hash: 0x4d5c1ce3,
    fields: [
      { name: 'value', type: 'u32', offset: 96, dir: 'in' },
      { name: 'answer', type: 'u32', offset: 100, dir: 'out' },
    ],
  },
  {
    method: 'kThrowError',
    id: 11,
    name: 'ThrowErrorTask',
    size: 104,
    hash: 0x7aefa901,
    fields: [{ name: 'message', type: 'ShmString', offset: 96, dir: 'in' }],
  },
  {
    method: 'kReject',
    id: 12,
    name: 'RejectTask',
    size: 104,
    hash: 0x5ad675c2,
    fields: [{ name: 'message', type: 'ShmString', offset: 96, dir: 'in' }],
  },
  {
    method: 'kFailCode',
    id: 13,
    name: 'FailCodeTask',
    size: 104,
    hash: 0x698c863b,
    fields: [{ name: 'code', type: 'i32', offset: 96, dir: 'in' }],
  },
  {
    method: 'kWait',
    id: 14,
    name: 'WaitTask',
    size: 112,
    hash: 0xa5669002,
    fields: [
      { name: 'ticks', type: 'u32', offset: 96, dir: 'in' },
      { name: 'depth', type: 'u32', offset: 100, dir: 'in' },
      { name: 'reached', type: 'u32', offset: 104, dir: 'out' },
    ],
  },
  {
    method: 'kGate',
    id: 15,
    name: 'GateTask',
    size: 96,
    hash: 0xb4e8c49f,
    fields: [],
  },
  {
    method: 'kOpen',
    id: 16,
    name: 'OpenTask',
    size: 104,
    hash: 0x7bed2791,
    fields: [{ name: 'released', type: 'u32', offset: 96, dir: 'out' }],
  },
  {
    method: 'kLaneOf',
    id: 17,
    name: 'LaneOfTask',
    size: 112,
    hash: 0xe5fc0631,
    fields: [
      { name: 'key', type: 'u32', offset: 96, dir: 'in' },
      { name: 'lane', type: 'u32', offset: 100, dir: 'out' },
      { name: 'worker', type: 'u32', offset: 104, dir: 'out' },
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
    return this.link.u32[(this.address + 104) >>> 2];
  }

  get params(): CreateParams {
    const at = this.link.u32[(this.address + 96) >>> 2];
    return readCreateParams(this.link, at, this.link.u32[(this.address + 100) >>> 2]);
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
    return this.link.u32[(this.address + 96) >>> 2];
  }

  set value(value: number) {
    this.link.u32[(this.address + 96) >>> 2] = value;
  }

  get answer(): number {
    return this.link.u32[(this.address + 100) >>> 2];
  }

  set answer(value: number) {
    this.link.u32[(this.address + 100) >>> 2] = value;
  }
}

export function fillEcho(link: PointerLink, at: number, value: number): void {
  link.u32[(at + 96) >>> 2] = value;
}

export function readEcho(link: PointerLink, at: number): number {
  return link.u32[(at + 100) >>> 2];
}

export class ThrowErrorTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get message(): string {
    return this.link.getString(this.address + 96);
  }

  set message(value: string) {
    this.link.setString(this.address, 96, value);
  }
}

export function fillThrowError(link: PointerLink, at: number, message: string): void {
  link.setString(at, 96, message);
}

export function readThrowError(): void {}

export class RejectTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get message(): string {
    return this.link.getString(this.address + 96);
  }

  set message(value: string) {
    this.link.setString(this.address, 96, value);
  }
}

export function fillReject(link: PointerLink, at: number, message: string): void {
  link.setString(at, 96, message);
}

export function readReject(): void {}

export class FailCodeTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get code(): number {
    return this.link.i32[(this.address + 96) >>> 2];
  }

  set code(value: number) {
    this.link.i32[(this.address + 96) >>> 2] = value;
  }
}

export function fillFailCode(link: PointerLink, at: number, code: number): void {
  link.i32[(at + 96) >>> 2] = code;
}

export function readFailCode(): void {}

export class WaitTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get ticks(): number {
    return this.link.u32[(this.address + 96) >>> 2];
  }

  set ticks(value: number) {
    this.link.u32[(this.address + 96) >>> 2] = value;
  }

  get depth(): number {
    return this.link.u32[(this.address + 100) >>> 2];
  }

  set depth(value: number) {
    this.link.u32[(this.address + 100) >>> 2] = value;
  }

  get reached(): number {
    return this.link.u32[(this.address + 104) >>> 2];
  }

  set reached(value: number) {
    this.link.u32[(this.address + 104) >>> 2] = value;
  }
}

export function fillWait(link: PointerLink, at: number, ticks: number, depth: number): void {
  link.u32[(at + 96) >>> 2] = ticks;
  link.u32[(at + 100) >>> 2] = depth;
}

export function readWait(link: PointerLink, at: number): number {
  return link.u32[(at + 104) >>> 2];
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
    return this.link.u32[(this.address + 96) >>> 2];
  }

  set released(value: number) {
    this.link.u32[(this.address + 96) >>> 2] = value;
  }
}

export function readOpen(link: PointerLink, at: number): number {
  return link.u32[(at + 96) >>> 2];
}

export class LaneOfTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get key(): number {
    return this.link.u32[(this.address + 96) >>> 2];
  }

  set key(value: number) {
    this.link.u32[(this.address + 96) >>> 2] = value;
  }

  get lane(): number {
    return this.link.u32[(this.address + 100) >>> 2];
  }

  set lane(value: number) {
    this.link.u32[(this.address + 100) >>> 2] = value;
  }

  get worker(): number {
    return this.link.u32[(this.address + 104) >>> 2];
  }

  set worker(value: number) {
    this.link.u32[(this.address + 104) >>> 2] = value;
  }
}

export function fillLaneOf(link: PointerLink, at: number, key: number): void {
  link.u32[(at + 96) >>> 2] = key;
}

export interface LaneOfResult {
  lane: number;
  worker: number;
}

export function readLaneOf(link: PointerLink, at: number): LaneOfResult {
  return {
    lane: link.u32[(at + 100) >>> 2],
    worker: link.u32[(at + 104) >>> 2],
  };
}
