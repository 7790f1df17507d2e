// Generated from chimaera_mod.yaml and courier_ts_tasks.ts by chi_refresh_repo; do not edit.
// Content 1ea30519

import type { PointerLink } from '../../../../host/index.js';

export const MODULE_NAME = 'courier_ts';

export const TASKS = [
  {
    method: 'kWeigh',
    id: 10,
    name: 'WeighTask',
    size: 168,
    hash: 0x4dd165cc,
    fields: [
      { name: 'name', type: 'ShmString', offset: 120, dir: 'temp' },
      { name: 'grams', type: 'f64', offset: 128, dir: 'temp' },
      { name: 'kilos', type: 'f64', offset: 136, dir: 'temp' },
      { name: 'asked', type: 'f64', offset: 144, dir: 'temp' },
      { name: '_archive', type: 'ShmVector<u8>', offset: 152, dir: 'inout' },
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

export class WeighTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get name(): string {
    return this.link.getString(this.address + 120);
  }

  set name(value: string) {
    this.link.setString(this.address, 120, value);
  }

  get grams(): number {
    return this.link.f64[(this.address + 128) >>> 3];
  }

  set grams(value: number) {
    this.link.f64[(this.address + 128) >>> 3] = value;
  }

  get kilos(): number {
    return this.link.f64[(this.address + 136) >>> 3];
  }

  set kilos(value: number) {
    this.link.f64[(this.address + 136) >>> 3] = value;
  }

  get asked(): number {
    return this.link.f64[(this.address + 144) >>> 3];
  }

  set asked(value: number) {
    this.link.f64[(this.address + 144) >>> 3] = value;
  }
}

export function fillWeigh(link: PointerLink, at: number, name: string, grams: number): void {
  link.setString(at, 120, name);
  link.f64[(at + 128) >>> 3] = grams;
}

export interface WeighResult {
  kilos: number;
  asked: number;
}

export function readWeigh(link: PointerLink, at: number): WeighResult {
  return {
    kilos: link.f64[(at + 136) >>> 3],
    asked: link.f64[(at + 144) >>> 3],
  };
}
