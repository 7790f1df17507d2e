// Generated from chimaera_mod.yaml and historian_ts_tasks.ts by chi_refresh_repo; do not edit.
// Content 2a1d0cf3

import type { PointerLink } from '../../../../host/index.js';

export const MODULE_NAME = 'historian_ts';

export const TASKS = [
  {
    method: 'kStep',
    id: 10,
    name: 'StepTask',
    size: 160,
    hash: 0x16679001,
    fields: [
      { name: 'id', type: 'u32', offset: 120, dir: 'in' },
      { name: 'sender', type: 'u32', offset: 124, dir: 'in' },
      { name: 'place', type: 'u32', offset: 128, dir: 'in' },
      { name: 'graph', type: 'u32', offset: 132, dir: 'in' },
      { name: 'seed', type: 'u32', offset: 136, dir: 'in' },
      { name: 'height', type: 'u32', offset: 140, dir: 'in' },
      { name: 'key', type: 'u32', offset: 144, dir: 'in' },
      { name: 'result', type: 'u32', offset: 148, dir: 'out' },
      { name: 'sibling', type: 'u32', offset: 152, dir: 'temp' },
    ],
  },
  {
    method: 'kTick',
    id: 11,
    name: 'TickTask',
    size: 144,
    hash: 0xfc0b471c,
    fields: [
      { name: 'id', type: 'u32', offset: 120, dir: 'in' },
      { name: 'key', type: 'u32', offset: 124, dir: 'in' },
      { name: 'ns', type: 'f64', offset: 128, dir: 'in' },
      { name: 'firings', type: 'u32', offset: 136, dir: 'out' },
    ],
  },
] as const;

export interface CreateParams {
  history: number;
  lanes: number;
  maxLanes: number;
}

/** The bytes of the creation parameters; what is not given has its default. */
export function encodeCreateParams(params: Partial<CreateParams> = {}): Uint8Array {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, params.history ?? 0, true);
  view.setUint32(4, params.lanes ?? 2, true);
  view.setUint32(8, params.maxLanes ?? 2, true);
  return bytes;
}

/** The creation parameters at an address; the defaults if there are none. */
export function readCreateParams(link: PointerLink, at: number, size: number): CreateParams {
  if (size < 16) {
    return {
      history: 0,
      lanes: 2,
      maxLanes: 2,
    };
  }
  return {
    history: link.u32[at >>> 2],
    lanes: link.u32[(at + 4) >>> 2],
    maxLanes: link.u32[(at + 8) >>> 2],
  };
}

export class CreateTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  /** How many containers the pool has. */
  get containers(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  get params(): CreateParams {
    const at = this.link.u32[(this.address + 120) >>> 2];
    return readCreateParams(this.link, at, this.link.u32[(this.address + 124) >>> 2]);
  }
}

export class DestroyTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}
}

export class StepTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get id(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set id(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get sender(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set sender(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }

  get place(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set place(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }

  get graph(): number {
    return this.link.u32[(this.address + 132) >>> 2];
  }

  set graph(value: number) {
    this.link.u32[(this.address + 132) >>> 2] = value;
  }

  get seed(): number {
    return this.link.u32[(this.address + 136) >>> 2];
  }

  set seed(value: number) {
    this.link.u32[(this.address + 136) >>> 2] = value;
  }

  get height(): number {
    return this.link.u32[(this.address + 140) >>> 2];
  }

  set height(value: number) {
    this.link.u32[(this.address + 140) >>> 2] = value;
  }

  get key(): number {
    return this.link.u32[(this.address + 144) >>> 2];
  }

  set key(value: number) {
    this.link.u32[(this.address + 144) >>> 2] = value;
  }

  get result(): number {
    return this.link.u32[(this.address + 148) >>> 2];
  }

  set result(value: number) {
    this.link.u32[(this.address + 148) >>> 2] = value;
  }

  get sibling(): number {
    return this.link.u32[(this.address + 152) >>> 2];
  }

  set sibling(value: number) {
    this.link.u32[(this.address + 152) >>> 2] = value;
  }
}

export function fillStep(
  link: PointerLink,
  at: number,
  id: number,
  sender: number,
  place: number,
  graph: number,
  seed: number,
  height: number,
  key: number,
): void {
  link.u32[(at + 120) >>> 2] = id;
  link.u32[(at + 124) >>> 2] = sender;
  link.u32[(at + 128) >>> 2] = place;
  link.u32[(at + 132) >>> 2] = graph;
  link.u32[(at + 136) >>> 2] = seed;
  link.u32[(at + 140) >>> 2] = height;
  link.u32[(at + 144) >>> 2] = key;
}

export function readStep(link: PointerLink, at: number): number {
  return link.u32[(at + 148) >>> 2];
}

export class TickTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get id(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set id(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get key(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set key(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }

  get ns(): number {
    return this.link.f64[(this.address + 128) >>> 3];
  }

  set ns(value: number) {
    this.link.f64[(this.address + 128) >>> 3] = value;
  }

  get firings(): number {
    return this.link.u32[(this.address + 136) >>> 2];
  }

  set firings(value: number) {
    this.link.u32[(this.address + 136) >>> 2] = value;
  }
}

export function fillTick(link: PointerLink, at: number, id: number, key: number, ns: number): void {
  link.u32[(at + 120) >>> 2] = id;
  link.u32[(at + 124) >>> 2] = key;
  link.f64[(at + 128) >>> 3] = ns;
}

export function readTick(link: PointerLink, at: number): number {
  return link.u32[(at + 136) >>> 2];
}
