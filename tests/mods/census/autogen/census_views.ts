// Generated from chimaera_mod.yaml and census_tasks.ts by chi_refresh_repo; do not edit.
// Content c37144c3

import type { PointerLink } from '../../../../host/index.js';

export const MODULE_NAME = 'census';

export const TASKS = [
  {
    method: 'kSettle',
    id: 10,
    name: 'SettleTask',
    size: 128,
    hash: 0x320f20db,
    fields: [{ name: 'people', type: 'u32', offset: 120, dir: 'in' }],
  },
  {
    method: 'kTally',
    id: 11,
    name: 'TallyTask',
    size: 136,
    hash: 0xbf6c8429,
    fields: [
      { name: 'people', type: 'u32', offset: 120, dir: 'out' },
      { name: 'each', type: 'ShmVector<u32>', offset: 128, dir: 'out' },
    ],
  },
] as const;

export class SettleTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get people(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set people(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }
}

export function fillSettle(link: PointerLink, at: number, people: number): void {
  link.u32[(at + 120) >>> 2] = people;
}

export function readSettle(): void {}

export class TallyTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get people(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set people(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get each(): Uint32Array {
    return this.link.getVector(this.address + 128, Uint32Array);
  }

  set each(value: Uint32Array) {
    this.link.setVector(this.address, 128, value);
  }
}

export interface TallyResult {
  people: number;
  each: Uint32Array;
}

export function readTally(link: PointerLink, at: number): TallyResult {
  return {
    people: link.u32[(at + 120) >>> 2],
    each: link.getVector(at + 128, Uint32Array),
  };
}
