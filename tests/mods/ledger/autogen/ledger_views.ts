// Generated from chimaera_mod.yaml and ledger_tasks.ts by chi_refresh_repo; do not edit.
// Content 394409c1

import type { PointerLink } from '../../../../host/index.js';

export const MODULE_NAME = 'ledger';

export const TASKS = [
  {
    method: 'kNote',
    id: 10,
    name: 'NoteTask',
    size: 136,
    hash: 0xd6eb3ea4,
    fields: [
      { name: 'key', type: 'u32', offset: 120, dir: 'in' },
      { name: 'position', type: 'u32', offset: 124, dir: 'out' },
      { name: 'lane', type: 'u32', offset: 128, dir: 'out' },
      { name: 'worker', type: 'u32', offset: 132, dir: 'out' },
    ],
  },
  {
    method: 'kFailOn',
    id: 11,
    name: 'FailOnTask',
    size: 136,
    hash: 0x050d40d2,
    fields: [
      { name: 'target', type: 'u32', offset: 120, dir: 'in' },
      { name: 'code', type: 'i32', offset: 124, dir: 'in' },
      { name: 'container', type: 'u32', offset: 128, dir: 'out' },
      { name: 'answers', type: 'u32', offset: 132, dir: 'temp' },
    ],
  },
  {
    method: 'kFan',
    id: 12,
    name: 'FanTask',
    size: 144,
    hash: 0xef4a7414,
    fields: [
      { name: 'width', type: 'u32', offset: 120, dir: 'in' },
      { name: 'target', type: 'u32', offset: 124, dir: 'in' },
      { name: 'code', type: 'i32', offset: 128, dir: 'in' },
      { name: 'sum', type: 'u32', offset: 132, dir: 'out' },
      { name: 'failed', type: 'u32', offset: 136, dir: 'out' },
      { name: 'failedCode', type: 'i32', offset: 140, dir: 'out' },
    ],
  },
  {
    method: 'kScatter',
    id: 13,
    name: 'ScatterTask',
    size: 144,
    hash: 0xe49e8701,
    fields: [
      { name: 'target', type: 'u32', offset: 120, dir: 'in' },
      { name: 'code', type: 'i32', offset: 124, dir: 'in' },
      { name: 'leave', type: 'bool', offset: 128, dir: 'in' },
      { name: 'single', type: 'i32', offset: 132, dir: 'out' },
      { name: 'every', type: 'i32', offset: 136, dir: 'out' },
    ],
  },
  {
    method: 'kCount',
    id: 14,
    name: 'CountTask',
    size: 128,
    hash: 0xc508c1c8,
    fields: [{ name: 'notes', type: 'u32', offset: 120, dir: 'out' }],
  },
  {
    method: 'kSend',
    id: 15,
    name: 'SendTask',
    size: 144,
    hash: 0xdd6cfc98,
    fields: [
      { name: 'targetLo', type: 'u32', offset: 120, dir: 'in' },
      { name: 'targetHi', type: 'u32', offset: 124, dir: 'in' },
      { name: 'targetMethod', type: 'u32', offset: 128, dir: 'in' },
      { name: 'value', type: 'u32', offset: 132, dir: 'in' },
      { name: 'childOutcome', type: 'u32', offset: 136, dir: 'out' },
      { name: 'childCode', type: 'i32', offset: 140, dir: 'out' },
    ],
  },
  {
    method: 'kPost',
    id: 16,
    name: 'PostTask',
    size: 128,
    hash: 0xdb66369c,
    fields: [{ name: 'count', type: 'u32', offset: 120, dir: 'in' }],
  },
  {
    method: 'kMisuse',
    id: 17,
    name: 'MisuseTask',
    size: 128,
    hash: 0xc951dabd,
    fields: [
      { name: 'kind', type: 'u32', offset: 120, dir: 'in' },
      { name: 'waited', type: 'u32', offset: 124, dir: 'out' },
    ],
  },
] as const;

export interface CreateParams {
  lanes: number;
  maxLanes: number;
  depth: number;
}

/** The bytes of the creation parameters; what is not given has its default. */
export function encodeCreateParams(params: Partial<CreateParams> = {}): Uint8Array {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, params.lanes ?? 4, true);
  view.setUint32(4, params.maxLanes ?? 4, true);
  view.setUint32(8, params.depth ?? 1024, true);
  return bytes;
}

export class NoteTask {
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

  get position(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set position(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }

  get lane(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set lane(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }

  get worker(): number {
    return this.link.u32[(this.address + 132) >>> 2];
  }

  set worker(value: number) {
    this.link.u32[(this.address + 132) >>> 2] = value;
  }
}

export function fillNote(link: PointerLink, at: number, key: number): void {
  link.u32[(at + 120) >>> 2] = key;
}

export interface NoteResult {
  position: number;
  lane: number;
  worker: number;
}

export function readNote(link: PointerLink, at: number): NoteResult {
  return {
    position: link.u32[(at + 124) >>> 2],
    lane: link.u32[(at + 128) >>> 2],
    worker: link.u32[(at + 132) >>> 2],
  };
}

export class FailOnTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get target(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set target(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get code(): number {
    return this.link.i32[(this.address + 124) >>> 2];
  }

  set code(value: number) {
    this.link.i32[(this.address + 124) >>> 2] = value;
  }

  get container(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set container(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }

  get answers(): number {
    return this.link.u32[(this.address + 132) >>> 2];
  }

  set answers(value: number) {
    this.link.u32[(this.address + 132) >>> 2] = value;
  }
}

export function fillFailOn(link: PointerLink, at: number, target: number, code: number): void {
  link.u32[(at + 120) >>> 2] = target;
  link.i32[(at + 124) >>> 2] = code;
}

export function readFailOn(link: PointerLink, at: number): number {
  return link.u32[(at + 128) >>> 2];
}

export class FanTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get width(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set width(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get target(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set target(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }

  get code(): number {
    return this.link.i32[(this.address + 128) >>> 2];
  }

  set code(value: number) {
    this.link.i32[(this.address + 128) >>> 2] = value;
  }

  get sum(): number {
    return this.link.u32[(this.address + 132) >>> 2];
  }

  set sum(value: number) {
    this.link.u32[(this.address + 132) >>> 2] = value;
  }

  get failed(): number {
    return this.link.u32[(this.address + 136) >>> 2];
  }

  set failed(value: number) {
    this.link.u32[(this.address + 136) >>> 2] = value;
  }

  get failedCode(): number {
    return this.link.i32[(this.address + 140) >>> 2];
  }

  set failedCode(value: number) {
    this.link.i32[(this.address + 140) >>> 2] = value;
  }
}

export function fillFan(link: PointerLink, at: number, width: number, target: number, code: number): void {
  link.u32[(at + 120) >>> 2] = width;
  link.u32[(at + 124) >>> 2] = target;
  link.i32[(at + 128) >>> 2] = code;
}

export interface FanResult {
  sum: number;
  failed: number;
  failedCode: number;
}

export function readFan(link: PointerLink, at: number): FanResult {
  return {
    sum: link.u32[(at + 132) >>> 2],
    failed: link.u32[(at + 136) >>> 2],
    failedCode: link.i32[(at + 140) >>> 2],
  };
}

export class ScatterTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get target(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set target(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get code(): number {
    return this.link.i32[(this.address + 124) >>> 2];
  }

  set code(value: number) {
    this.link.i32[(this.address + 124) >>> 2] = value;
  }

  get leave(): boolean {
    return this.link.u8[this.address + 128] !== 0;
  }

  set leave(value: boolean) {
    this.link.u8[this.address + 128] = value ? 1 : 0;
  }

  get single(): number {
    return this.link.i32[(this.address + 132) >>> 2];
  }

  set single(value: number) {
    this.link.i32[(this.address + 132) >>> 2] = value;
  }

  get every(): number {
    return this.link.i32[(this.address + 136) >>> 2];
  }

  set every(value: number) {
    this.link.i32[(this.address + 136) >>> 2] = value;
  }
}

export function fillScatter(
  link: PointerLink,
  at: number,
  target: number,
  code: number,
  leave: boolean,
): void {
  link.u32[(at + 120) >>> 2] = target;
  link.i32[(at + 124) >>> 2] = code;
  link.u8[at + 128] = leave ? 1 : 0;
}

export interface ScatterResult {
  single: number;
  every: number;
}

export function readScatter(link: PointerLink, at: number): ScatterResult {
  return {
    single: link.i32[(at + 132) >>> 2],
    every: link.i32[(at + 136) >>> 2],
  };
}

export class CountTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get notes(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set notes(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }
}

export function readCount(link: PointerLink, at: number): number {
  return link.u32[(at + 120) >>> 2];
}

export class SendTask {
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

  get value(): number {
    return this.link.u32[(this.address + 132) >>> 2];
  }

  set value(value: number) {
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

export function fillSend(
  link: PointerLink,
  at: number,
  targetLo: number,
  targetHi: number,
  targetMethod: number,
  value: number,
): void {
  link.u32[(at + 120) >>> 2] = targetLo;
  link.u32[(at + 124) >>> 2] = targetHi;
  link.u32[(at + 128) >>> 2] = targetMethod;
  link.u32[(at + 132) >>> 2] = value;
}

export interface SendResult {
  childOutcome: number;
  childCode: number;
}

export function readSend(link: PointerLink, at: number): SendResult {
  return {
    childOutcome: link.u32[(at + 136) >>> 2],
    childCode: link.i32[(at + 140) >>> 2],
  };
}

export class PostTask {
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

export function fillPost(link: PointerLink, at: number, count: number): void {
  link.u32[(at + 120) >>> 2] = count;
}

export function readPost(): void {}

export class MisuseTask {
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

  get waited(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set waited(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }
}

export function fillMisuse(link: PointerLink, at: number, kind: number): void {
  link.u32[(at + 120) >>> 2] = kind;
}

export function readMisuse(link: PointerLink, at: number): number {
  return link.u32[(at + 124) >>> 2];
}
