// Generated from chimaera_mod.yaml and small_message_tasks.ts by chi_refresh_repo; do not edit.
// Content 0b1aa74f

import type { PointerLink } from '../../../host/index.js';

export const MODULE_NAME = 'small_message';

export const TASKS = [
  {
    method: 'kMd',
    id: 10,
    name: 'MdTask',
    size: 128,
    hash: 0xe6889c1c,
    fields: [
      { name: 'depth', type: 'u32', offset: 120, dir: 'in' },
      { name: 'value', type: 'u32', offset: 124, dir: 'out' },
    ],
  },
] as const;

export interface CreateParams {
  value: number;
}

/** The bytes of the creation parameters; what is not given has its default. */
export function encodeCreateParams(params: Partial<CreateParams> = {}): Uint8Array {
  const bytes = new Uint8Array(8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, params.value ?? 1, true);
  return bytes;
}

export class MdTask {
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

  get value(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set value(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }
}

export function fillMd(link: PointerLink, at: number, depth: number): void {
  link.u32[(at + 120) >>> 2] = depth;
}

export function readMd(link: PointerLink, at: number): number {
  return link.u32[(at + 124) >>> 2];
}
