// Generated from chimaera_mod.yaml and grove_tasks.ts by chi_refresh_repo; do not edit.
// Content 7c194ab7

import type { PointerLink } from '../../../../host/index.js';

export const MODULE_NAME = 'grove';

export const TASKS = [
  {
    method: 'kTree',
    id: 10,
    name: 'TreeTask',
    size: 128,
    hash: 0x893c2231,
    fields: [
      { name: 'depth', type: 'u32', offset: 120, dir: 'in' },
      { name: 'nodes', type: 'u32', offset: 124, dir: 'out' },
    ],
  },
] as const;

export class TreeTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get depth(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set depth(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get nodes(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set nodes(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }
}

export function fillTree(link: PointerLink, at: number, depth: number): void {
  link.u32[(at + 120) >>> 2] = depth;
}

export function readTree(link: PointerLink, at: number): number {
  return link.u32[(at + 124) >>> 2];
}
