// Generated from chimaera_mod.yaml and purse_tasks.ts by chi_refresh_repo; do not edit.
// Content 52029ea1

import type { PointerLink } from '../../../../host/index.js';

export const MODULE_NAME = 'purse';

export const TASKS = [
  {
    method: 'kPay',
    id: 10,
    name: 'PayTask',
    size: 136,
    hash: 0xcdc7442f,
    fields: [
      { name: 'key', type: 'u32', offset: 120, dir: 'in' },
      { name: 'amount', type: 'u32', offset: 124, dir: 'in' },
      { name: 'total', type: 'u32', offset: 128, dir: 'out' },
    ],
  },
  {
    method: 'kCount',
    id: 11,
    name: 'CountTask',
    size: 128,
    hash: 0x7b06818a,
    fields: [{ name: 'count', type: 'u32', offset: 120, dir: 'out' }],
  },
] as const;

export class PayTask {
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

  get amount(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set amount(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }

  get total(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set total(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }
}

export function fillPay(link: PointerLink, at: number, key: number, amount: number): void {
  link.u32[(at + 120) >>> 2] = key;
  link.u32[(at + 124) >>> 2] = amount;
}

export function readPay(link: PointerLink, at: number): number {
  return link.u32[(at + 128) >>> 2];
}

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
