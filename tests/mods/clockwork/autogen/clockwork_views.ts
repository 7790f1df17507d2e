// Generated from chimaera_mod.yaml and clockwork_tasks.ts by chi_refresh_repo; do not edit.
// Content f4a6650b

import type { PointerLink } from '../../../../host/index.js';

export const MODULE_NAME = 'clockwork';

export const TASKS = [
  {
    method: 'kNap',
    id: 10,
    name: 'NapTask',
    size: 144,
    hash: 0xb5f92e2c,
    fields: [
      { name: 'ns', type: 'f64', offset: 120, dir: 'in' },
      { name: 'times', type: 'u32', offset: 128, dir: 'in' },
      { name: 'deaf', type: 'bool', offset: 132, dir: 'in' },
      { name: 'slept', type: 'u32', offset: 136, dir: 'out' },
      { name: 'learned', type: 'u32', offset: 140, dir: 'out' },
    ],
  },
  {
    method: 'kNaps',
    id: 11,
    name: 'NapsTask',
    size: 152,
    hash: 0xb58701b3,
    fields: [
      { name: 'ns', type: 'f64', offset: 120, dir: 'in' },
      { name: 'width', type: 'u32', offset: 128, dir: 'in' },
      { name: 'how', type: 'u32', offset: 132, dir: 'in' },
      { name: 'order', type: 'u64', offset: 136, dir: 'out' },
      { name: 'learned', type: 'u32', offset: 144, dir: 'out' },
      { name: 'undone', type: 'u32', offset: 148, dir: 'out' },
    ],
  },
  {
    method: 'kTick',
    id: 12,
    name: 'TickTask',
    size: 144,
    hash: 0x7e00d563,
    fields: [
      { name: 'ns', type: 'f64', offset: 120, dir: 'in' },
      { name: 'failAt', type: 'u32', offset: 128, dir: 'in' },
      { name: 'runs', type: 'u32', offset: 132, dir: 'out' },
      { name: 'together', type: 'u32', offset: 136, dir: 'out' },
    ],
  },
  {
    method: 'kSpin',
    id: 13,
    name: 'SpinTask',
    size: 128,
    hash: 0xe24904ce,
    fields: [
      { name: 'rounds', type: 'u32', offset: 120, dir: 'in' },
      { name: 'answer', type: 'u32', offset: 124, dir: 'out' },
    ],
  },
  {
    method: 'kTrapAsleep',
    id: 14,
    name: 'TrapAsleepTask',
    size: 128,
    hash: 0x7cbcc733,
    fields: [{ name: 'ns', type: 'f64', offset: 120, dir: 'in' }],
  },
  {
    method: 'kTally',
    id: 15,
    name: 'TallyTask',
    size: 136,
    hash: 0xba594ed8,
    fields: [
      { name: 'begun', type: 'u32', offset: 120, dir: 'out' },
      { name: 'ended', type: 'u32', offset: 124, dir: 'out' },
      { name: 'stopped', type: 'u32', offset: 128, dir: 'out' },
    ],
  },
  {
    method: 'kRace',
    id: 16,
    name: 'RaceTask',
    size: 160,
    hash: 0x2b9bd7c4,
    fields: [
      { name: 'ns', type: 'f64', offset: 120, dir: 'in' },
      { name: 'limit', type: 'f64', offset: 128, dir: 'in' },
      { name: 'width', type: 'u32', offset: 136, dir: 'in' },
      { name: 'patience', type: 'u32', offset: 140, dir: 'in' },
      { name: 'order', type: 'u64', offset: 144, dir: 'out' },
      { name: 'answered', type: 'u32', offset: 152, dir: 'out' },
      { name: 'learned', type: 'u32', offset: 156, dir: 'out' },
    ],
  },
] as const;

export interface CreateParams {
  lanes: number;
  openNs: number;
  closeNs: number;
}

/** The bytes of the creation parameters; what is not given has its default. */
export function encodeCreateParams(params: Partial<CreateParams> = {}): Uint8Array {
  const bytes = new Uint8Array(24);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, params.lanes ?? 4, true);
  view.setFloat64(8, params.openNs ?? 0, true);
  view.setFloat64(16, params.closeNs ?? 0, true);
  return bytes;
}

export class NapTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get ns(): number {
    return this.link.f64[(this.address + 120) >>> 3];
  }

  set ns(value: number) {
    this.link.f64[(this.address + 120) >>> 3] = value;
  }

  get times(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set times(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }

  get deaf(): boolean {
    return this.link.u8[this.address + 132] !== 0;
  }

  set deaf(value: boolean) {
    this.link.u8[this.address + 132] = value ? 1 : 0;
  }

  get slept(): number {
    return this.link.u32[(this.address + 136) >>> 2];
  }

  set slept(value: number) {
    this.link.u32[(this.address + 136) >>> 2] = value;
  }

  get learned(): number {
    return this.link.u32[(this.address + 140) >>> 2];
  }

  set learned(value: number) {
    this.link.u32[(this.address + 140) >>> 2] = value;
  }
}

export function fillNap(link: PointerLink, at: number, ns: number, times: number, deaf: boolean): void {
  link.f64[(at + 120) >>> 3] = ns;
  link.u32[(at + 128) >>> 2] = times;
  link.u8[at + 132] = deaf ? 1 : 0;
}

export interface NapResult {
  slept: number;
  learned: number;
}

export function readNap(link: PointerLink, at: number): NapResult {
  return {
    slept: link.u32[(at + 136) >>> 2],
    learned: link.u32[(at + 140) >>> 2],
  };
}

export class NapsTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get ns(): number {
    return this.link.f64[(this.address + 120) >>> 3];
  }

  set ns(value: number) {
    this.link.f64[(this.address + 120) >>> 3] = value;
  }

  get width(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set width(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }

  get how(): number {
    return this.link.u32[(this.address + 132) >>> 2];
  }

  set how(value: number) {
    this.link.u32[(this.address + 132) >>> 2] = value;
  }

  get order(): bigint {
    return this.link.u64[(this.address + 136) >>> 3];
  }

  set order(value: bigint) {
    this.link.u64[(this.address + 136) >>> 3] = value;
  }

  get learned(): number {
    return this.link.u32[(this.address + 144) >>> 2];
  }

  set learned(value: number) {
    this.link.u32[(this.address + 144) >>> 2] = value;
  }

  get undone(): number {
    return this.link.u32[(this.address + 148) >>> 2];
  }

  set undone(value: number) {
    this.link.u32[(this.address + 148) >>> 2] = value;
  }
}

export function fillNaps(link: PointerLink, at: number, ns: number, width: number, how: number): void {
  link.f64[(at + 120) >>> 3] = ns;
  link.u32[(at + 128) >>> 2] = width;
  link.u32[(at + 132) >>> 2] = how;
}

export interface NapsResult {
  order: bigint;
  learned: number;
  undone: number;
}

export function readNaps(link: PointerLink, at: number): NapsResult {
  return {
    order: link.u64[(at + 136) >>> 3],
    learned: link.u32[(at + 144) >>> 2],
    undone: link.u32[(at + 148) >>> 2],
  };
}

export class TickTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get ns(): number {
    return this.link.f64[(this.address + 120) >>> 3];
  }

  set ns(value: number) {
    this.link.f64[(this.address + 120) >>> 3] = value;
  }

  get failAt(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set failAt(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }

  get runs(): number {
    return this.link.u32[(this.address + 132) >>> 2];
  }

  set runs(value: number) {
    this.link.u32[(this.address + 132) >>> 2] = value;
  }

  get together(): number {
    return this.link.u32[(this.address + 136) >>> 2];
  }

  set together(value: number) {
    this.link.u32[(this.address + 136) >>> 2] = value;
  }
}

export function fillTick(link: PointerLink, at: number, ns: number, failAt: number): void {
  link.f64[(at + 120) >>> 3] = ns;
  link.u32[(at + 128) >>> 2] = failAt;
}

export interface TickResult {
  runs: number;
  together: number;
}

export function readTick(link: PointerLink, at: number): TickResult {
  return {
    runs: link.u32[(at + 132) >>> 2],
    together: link.u32[(at + 136) >>> 2],
  };
}

export class SpinTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get rounds(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set rounds(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get answer(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set answer(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }
}

export function fillSpin(link: PointerLink, at: number, rounds: number): void {
  link.u32[(at + 120) >>> 2] = rounds;
}

export function readSpin(link: PointerLink, at: number): number {
  return link.u32[(at + 124) >>> 2];
}

export class TrapAsleepTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get ns(): number {
    return this.link.f64[(this.address + 120) >>> 3];
  }

  set ns(value: number) {
    this.link.f64[(this.address + 120) >>> 3] = value;
  }
}

export function fillTrapAsleep(link: PointerLink, at: number, ns: number): void {
  link.f64[(at + 120) >>> 3] = ns;
}

export function readTrapAsleep(): void {}

export class TallyTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get begun(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set begun(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get ended(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set ended(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }

  get stopped(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set stopped(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }
}

export interface TallyResult {
  begun: number;
  ended: number;
  stopped: number;
}

export function readTally(link: PointerLink, at: number): TallyResult {
  return {
    begun: link.u32[(at + 120) >>> 2],
    ended: link.u32[(at + 124) >>> 2],
    stopped: link.u32[(at + 128) >>> 2],
  };
}

export class RaceTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get ns(): number {
    return this.link.f64[(this.address + 120) >>> 3];
  }

  set ns(value: number) {
    this.link.f64[(this.address + 120) >>> 3] = value;
  }

  get limit(): number {
    return this.link.f64[(this.address + 128) >>> 3];
  }

  set limit(value: number) {
    this.link.f64[(this.address + 128) >>> 3] = value;
  }

  get width(): number {
    return this.link.u32[(this.address + 136) >>> 2];
  }

  set width(value: number) {
    this.link.u32[(this.address + 136) >>> 2] = value;
  }

  get patience(): number {
    return this.link.u32[(this.address + 140) >>> 2];
  }

  set patience(value: number) {
    this.link.u32[(this.address + 140) >>> 2] = value;
  }

  get order(): bigint {
    return this.link.u64[(this.address + 144) >>> 3];
  }

  set order(value: bigint) {
    this.link.u64[(this.address + 144) >>> 3] = value;
  }

  get answered(): number {
    return this.link.u32[(this.address + 152) >>> 2];
  }

  set answered(value: number) {
    this.link.u32[(this.address + 152) >>> 2] = value;
  }

  get learned(): number {
    return this.link.u32[(this.address + 156) >>> 2];
  }

  set learned(value: number) {
    this.link.u32[(this.address + 156) >>> 2] = value;
  }
}

export function fillRace(
  link: PointerLink,
  at: number,
  ns: number,
  limit: number,
  width: number,
  patience: number,
): void {
  link.f64[(at + 120) >>> 3] = ns;
  link.f64[(at + 128) >>> 3] = limit;
  link.u32[(at + 136) >>> 2] = width;
  link.u32[(at + 140) >>> 2] = patience;
}

export interface RaceResult {
  order: bigint;
  answered: number;
  learned: number;
}

export function readRace(link: PointerLink, at: number): RaceResult {
  return {
    order: link.u64[(at + 144) >>> 3],
    answered: link.u32[(at + 152) >>> 2],
    learned: link.u32[(at + 156) >>> 2],
  };
}
