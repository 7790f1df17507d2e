// Generated from chimaera_mod.yaml and probe_tasks.ts by chi_refresh_repo; do not edit.
// Content d5714645

import type { PointerLink } from '../../../../host/index.js';

export const MODULE_NAME = 'probe';

export const TASKS = [
  {
    method: 'kNoop',
    id: 10,
    name: 'NoopTask',
    size: 120,
    hash: 0x72802c5a,
    fields: [],
  },
  {
    method: 'kEcho',
    id: 11,
    name: 'EchoTask',
    size: 128,
    hash: 0xdf9d2dfd,
    fields: [
      { name: 'value', type: 'u32', offset: 120, dir: 'in' },
      { name: 'answer', type: 'u32', offset: 124, dir: 'out' },
    ],
  },
  {
    method: 'kFail',
    id: 12,
    name: 'FailTask',
    size: 128,
    hash: 0x9956d224,
    fields: [{ name: 'code', type: 'i32', offset: 120, dir: 'in' }],
  },
  {
    method: 'kTrap',
    id: 13,
    name: 'TrapTask',
    size: 120,
    hash: 0x20df44cf,
    fields: [],
  },
  {
    method: 'kTrapAfterSpawn',
    id: 14,
    name: 'TrapAfterSpawnTask',
    size: 128,
    hash: 0x5a07edd4,
    fields: [{ name: 'container', type: 'u32', offset: 120, dir: 'in' }],
  },
  {
    method: 'kSuspendTrap',
    id: 15,
    name: 'SuspendTrapTask',
    size: 128,
    hash: 0x54f3c6df,
    fields: [{ name: 'container', type: 'u32', offset: 120, dir: 'in' }],
  },
  {
    method: 'kYieldTimes',
    id: 16,
    name: 'YieldTimesTask',
    size: 128,
    hash: 0x1c4f3f92,
    fields: [
      { name: 'times', type: 'u32', offset: 120, dir: 'in' },
      { name: 'yields', type: 'u32', offset: 124, dir: 'out' },
    ],
  },
  {
    method: 'kWaitFor',
    id: 17,
    name: 'WaitForTask',
    size: 144,
    hash: 0x34f81886,
    fields: [
      { name: 'targetLo', type: 'u32', offset: 120, dir: 'in' },
      { name: 'targetHi', type: 'u32', offset: 124, dir: 'in' },
      { name: 'targetMethod', type: 'u32', offset: 128, dir: 'in' },
      { name: 'container', type: 'u32', offset: 132, dir: 'in' },
      { name: 'childOutcome', type: 'u32', offset: 136, dir: 'out' },
      { name: 'childCode', type: 'i32', offset: 140, dir: 'out' },
    ],
  },
  {
    method: 'kLaneOf',
    id: 18,
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
    method: 'kTrapInMap',
    id: 19,
    name: 'TrapInMapTask',
    size: 128,
    hash: 0x8c9e5fbe,
    fields: [{ name: 'key', type: 'u32', offset: 120, dir: 'in' }],
  },
  {
    method: 'kSpin',
    id: 20,
    name: 'SpinTask',
    size: 128,
    hash: 0x81fd7ca6,
    fields: [
      { name: 'iterations', type: 'u32', offset: 120, dir: 'in' },
      { name: 'result', type: 'i32', offset: 124, dir: 'out' },
    ],
  },
  {
    method: 'kRecurse',
    id: 22,
    name: 'RecurseTask',
    size: 128,
    hash: 0x26d91af2,
    fields: [
      { name: 'allocate', type: 'bool', offset: 120, dir: 'in' },
      { name: 'depth', type: 'u32', offset: 124, dir: 'out' },
    ],
  },
  {
    method: 'kTrapAt',
    id: 23,
    name: 'TrapAtTask',
    size: 128,
    hash: 0x7bc79dfb,
    fields: [
      { name: 'trapAfter', type: 'u32', offset: 120, dir: 'in' },
      { name: 'steps', type: 'u32', offset: 124, dir: 'out' },
    ],
  },
] as const;

export interface CreateParams {
  lanes: number;
  failCode: number;
  trap: boolean;
}

/** The bytes of the creation parameters; what is not given has its default. */
export function encodeCreateParams(params: Partial<CreateParams> = {}): Uint8Array {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, params.lanes ?? 4, true);
  view.setInt32(4, params.failCode ?? 0, true);
  view.setUint8(8, (params.trap ?? false) ? 1 : 0);
  return bytes;
}

export class NoopTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}
}

export function readNoop(): void {}

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

export class FailTask {
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

export function fillFail(link: PointerLink, at: number, code: number): void {
  link.i32[(at + 120) >>> 2] = code;
}

export function readFail(): void {}

export class TrapTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}
}

export function readTrap(): void {}

export class TrapAfterSpawnTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get container(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set container(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }
}

export function fillTrapAfterSpawn(link: PointerLink, at: number, container: number): void {
  link.u32[(at + 120) >>> 2] = container;
}

export function readTrapAfterSpawn(): void {}

export class SuspendTrapTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get container(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set container(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }
}

export function fillSuspendTrap(link: PointerLink, at: number, container: number): void {
  link.u32[(at + 120) >>> 2] = container;
}

export function readSuspendTrap(): void {}

export class YieldTimesTask {
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

  get yields(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set yields(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }
}

export function fillYieldTimes(link: PointerLink, at: number, times: number): void {
  link.u32[(at + 120) >>> 2] = times;
}

export function readYieldTimes(link: PointerLink, at: number): number {
  return link.u32[(at + 124) >>> 2];
}

export class WaitForTask {
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

  get targetMethod(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set targetMethod(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }

  get container(): number {
    return this.link.u32[(this.address + 132) >>> 2];
  }

  set container(value: number) {
    this.link.u32[(this.address + 132) >>> 2] = value;
  }

  get childOutcome(): number {
    return this.link.u32[(this.address + 136) >>> 2];
  }

  set childOutcome(value: number) {
    this.link.u32[(this.address + 136) >>> 2] = value;
  }

  get childCode(): number {
    return this.link.i32[(this.address + 140) >>> 2];
  }

  set childCode(value: number) {
    this.link.i32[(this.address + 140) >>> 2] = value;
  }
}

export function fillWaitFor(
  link: PointerLink,
  at: number,
  targetLo: number,
  targetHi: number,
  targetMethod: number,
  container: number,
): void {
  link.u32[(at + 120) >>> 2] = targetLo;
  link.u32[(at + 124) >>> 2] = targetHi;
  link.u32[(at + 128) >>> 2] = targetMethod;
  link.u32[(at + 132) >>> 2] = container;
}

export interface WaitForResult {
  childOutcome: number;
  childCode: number;
}

export function readWaitFor(link: PointerLink, at: number): WaitForResult {
  return {
    childOutcome: link.u32[(at + 136) >>> 2],
    childCode: link.i32[(at + 140) >>> 2],
  };
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

export class TrapInMapTask {
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
}

export function fillTrapInMap(link: PointerLink, at: number, key: number): void {
  link.u32[(at + 120) >>> 2] = key;
}

export function readTrapInMap(): void {}

export class SpinTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get iterations(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set iterations(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get result(): number {
    return this.link.i32[(this.address + 124) >>> 2];
  }

  set result(value: number) {
    this.link.i32[(this.address + 124) >>> 2] = value;
  }
}

export function fillSpin(link: PointerLink, at: number, iterations: number): void {
  link.u32[(at + 120) >>> 2] = iterations;
}

export function readSpin(link: PointerLink, at: number): number {
  return link.i32[(at + 124) >>> 2];
}

export class RecurseTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get allocate(): boolean {
    return this.link.u8[this.address + 120] !== 0;
  }

  set allocate(value: boolean) {
    this.link.u8[this.address + 120] = value ? 1 : 0;
  }

  get depth(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set depth(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }
}

export function fillRecurse(link: PointerLink, at: number, allocate: boolean): void {
  link.u8[at + 120] = allocate ? 1 : 0;
}

export function readRecurse(link: PointerLink, at: number): number {
  return link.u32[(at + 124) >>> 2];
}

export class TrapAtTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get trapAfter(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set trapAfter(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get steps(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set steps(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }
}

export function fillTrapAt(link: PointerLink, at: number, trapAfter: number): void {
  link.u32[(at + 120) >>> 2] = trapAfter;
}

export function readTrapAt(link: PointerLink, at: number): number {
  return link.u32[(at + 124) >>> 2];
}
