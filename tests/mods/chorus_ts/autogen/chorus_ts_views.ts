// Generated from chimaera_mod.yaml and chorus_ts_tasks.ts by chi_refresh_repo; do not edit.
// Content cc2d8407

import type { PointerLink } from '../../../../host/index.js';

export const MODULE_NAME = 'chorus_ts';

export const TASKS = [
  {
    method: 'kMeasure',
    id: 10,
    name: 'MeasureTask',
    size: 160,
    hash: 0xb1f222bf,
    fields: [
      { name: 'base', type: 'u32', offset: 120, dir: 'in' },
      { name: 'fault', type: 'u32', offset: 124, dir: 'in' },
      { name: 'faultAt', type: 'u32', offset: 128, dir: 'in' },
      { name: 'log', type: 'u64', offset: 136, dir: 'inout' },
      { name: 'size', type: 'u32', offset: 144, dir: 'out' },
      { name: 'sizes', type: 'ShmVector<u32>', offset: 152, dir: 'out' },
    ],
  },
  {
    method: 'kAttempt',
    id: 11,
    name: 'AttemptTask',
    size: 128,
    hash: 0x8fd9d4cd,
    fields: [
      { name: 'pattern', type: 'u32', offset: 120, dir: 'in' },
      { name: 'container', type: 'u32', offset: 124, dir: 'out' },
    ],
  },
  {
    method: 'kElect',
    id: 14,
    name: 'ElectTask',
    size: 144,
    hash: 0x6f1d8694,
    fields: [
      { name: 'failAt', type: 'u32', offset: 120, dir: 'in' },
      { name: 'trapIn', type: 'u32', offset: 124, dir: 'in' },
      { name: 'votes', type: 'u32', offset: 128, dir: 'inout' },
      { name: 'started', type: 'u32', offset: 132, dir: 'out' },
      { name: 'failed', type: 'u32', offset: 136, dir: 'out' },
    ],
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

export class DestroyTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}
}

export class MeasureTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get base(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set base(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get fault(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set fault(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }

  get faultAt(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set faultAt(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }

  get log(): bigint {
    return this.link.u64[(this.address + 136) >>> 3];
  }

  set log(value: bigint) {
    this.link.u64[(this.address + 136) >>> 3] = value;
  }

  get size(): number {
    return this.link.u32[(this.address + 144) >>> 2];
  }

  set size(value: number) {
    this.link.u32[(this.address + 144) >>> 2] = value;
  }

  get sizes(): Uint32Array {
    return this.link.getVector(this.address + 152, Uint32Array);
  }

  set sizes(value: Uint32Array) {
    this.link.setVector(this.address, 152, value);
  }
}

export function fillMeasure(
  link: PointerLink,
  at: number,
  base: number,
  fault: number,
  faultAt: number,
  log: bigint,
): void {
  link.u32[(at + 120) >>> 2] = base;
  link.u32[(at + 124) >>> 2] = fault;
  link.u32[(at + 128) >>> 2] = faultAt;
  link.u64[(at + 136) >>> 3] = log;
}

export interface MeasureResult {
  log: bigint;
  size: number;
  sizes: Uint32Array;
}

export function readMeasure(link: PointerLink, at: number): MeasureResult {
  return {
    log: link.u64[(at + 136) >>> 3],
    size: link.u32[(at + 144) >>> 2],
    sizes: link.getVector(at + 152, Uint32Array),
  };
}

export class AttemptTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get pattern(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set pattern(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get container(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set container(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }
}

export function fillAttempt(link: PointerLink, at: number, pattern: number): void {
  link.u32[(at + 120) >>> 2] = pattern;
}

export function readAttempt(link: PointerLink, at: number): number {
  return link.u32[(at + 124) >>> 2];
}

export class ElectTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get failAt(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set failAt(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get trapIn(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set trapIn(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }

  get votes(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set votes(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }

  get started(): number {
    return this.link.u32[(this.address + 132) >>> 2];
  }

  set started(value: number) {
    this.link.u32[(this.address + 132) >>> 2] = value;
  }

  get failed(): number {
    return this.link.u32[(this.address + 136) >>> 2];
  }

  set failed(value: number) {
    this.link.u32[(this.address + 136) >>> 2] = value;
  }
}

export function fillElect(
  link: PointerLink,
  at: number,
  failAt: number,
  trapIn: number,
  votes: number,
): void {
  link.u32[(at + 120) >>> 2] = failAt;
  link.u32[(at + 124) >>> 2] = trapIn;
  link.u32[(at + 128) >>> 2] = votes;
}

export interface ElectResult {
  votes: number;
  started: number;
  failed: number;
}

export function readElect(link: PointerLink, at: number): ElectResult {
  return {
    votes: link.u32[(at + 128) >>> 2],
    started: link.u32[(at + 132) >>> 2],
    failed: link.u32[(at + 136) >>> 2],
  };
}
