// Generated from chimaera_mod.yaml and sched_tasks.ts by chi_refresh_repo; do not edit.
// Content e4ea91f2

import type { PointerLink } from '../../../../host/index.js';

export const MODULE_NAME = 'sched';

export const TASKS = [
  {
    method: 'kPlace',
    id: 10,
    name: 'PlaceTask',
    size: 144,
    hash: 0x71893030,
    fields: [
      { name: 'global', type: 'u32', offset: 120, dir: 'in' },
      { name: 'local', type: 'u32', offset: 124, dir: 'in' },
      { name: 'target', type: 'u32', offset: 128, dir: 'in' },
      { name: 'container', type: 'u32', offset: 132, dir: 'out' },
      { name: 'lane', type: 'u32', offset: 136, dir: 'out' },
    ],
  },
  {
    method: 'kUnmonitored',
    id: 11,
    name: 'UnmonitoredTask',
    size: 120,
    hash: 0x63be3afa,
    fields: [],
  },
  {
    method: 'kRelay',
    id: 12,
    name: 'RelayTask',
    size: 152,
    hash: 0xc3f63ed4,
    fields: [
      { name: 'targetLo', type: 'u32', offset: 120, dir: 'in' },
      { name: 'targetHi', type: 'u32', offset: 124, dir: 'in' },
      { name: 'global', type: 'u32', offset: 128, dir: 'in' },
      { name: 'local', type: 'u32', offset: 132, dir: 'in' },
      { name: 'target', type: 'u32', offset: 136, dir: 'in' },
      { name: 'childOutcome', type: 'u32', offset: 140, dir: 'out' },
      { name: 'container', type: 'u32', offset: 144, dir: 'out' },
    ],
  },
  {
    method: 'kCost',
    id: 13,
    name: 'CostTask',
    size: 152,
    hash: 0xd0cd1971,
    fields: [
      { name: 'estimateNs', type: 'f64', offset: 120, dir: 'in' },
      { name: 'sampleNs', type: 'f64', offset: 128, dir: 'in' },
      { name: 'failIn', type: 'u32', offset: 136, dir: 'in' },
      { name: 'expectedNs', type: 'f64', offset: 144, dir: 'out' },
    ],
  },
  {
    method: 'kLearned',
    id: 14,
    name: 'LearnedTask',
    size: 144,
    hash: 0x7120868a,
    fields: [
      { name: 'samples', type: 'u32', offset: 120, dir: 'out' },
      { name: 'cpuNs', type: 'f64', offset: 128, dir: 'out' },
      { name: 'feature', type: 'f64', offset: 136, dir: 'out' },
    ],
  },
] as const;

export class PlaceTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get global(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set global(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get local(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set local(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }

  get target(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set target(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }

  get container(): number {
    return this.link.u32[(this.address + 132) >>> 2];
  }

  set container(value: number) {
    this.link.u32[(this.address + 132) >>> 2] = value;
  }

  get lane(): number {
    return this.link.u32[(this.address + 136) >>> 2];
  }

  set lane(value: number) {
    this.link.u32[(this.address + 136) >>> 2] = value;
  }
}

export function fillPlace(
  link: PointerLink,
  at: number,
  global: number,
  local: number,
  target: number,
): void {
  link.u32[(at + 120) >>> 2] = global;
  link.u32[(at + 124) >>> 2] = local;
  link.u32[(at + 128) >>> 2] = target;
}

export interface PlaceResult {
  container: number;
  lane: number;
}

export function readPlace(link: PointerLink, at: number): PlaceResult {
  return {
    container: link.u32[(at + 132) >>> 2],
    lane: link.u32[(at + 136) >>> 2],
  };
}

export class UnmonitoredTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}
}

export function readUnmonitored(): void {}

export class RelayTask {
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

  get global(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set global(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }

  get local(): number {
    return this.link.u32[(this.address + 132) >>> 2];
  }

  set local(value: number) {
    this.link.u32[(this.address + 132) >>> 2] = value;
  }

  get target(): number {
    return this.link.u32[(this.address + 136) >>> 2];
  }

  set target(value: number) {
    this.link.u32[(this.address + 136) >>> 2] = value;
  }

  get childOutcome(): number {
    return this.link.u32[(this.address + 140) >>> 2];
  }

  set childOutcome(value: number) {
    this.link.u32[(this.address + 140) >>> 2] = value;
  }

  get container(): number {
    return this.link.u32[(this.address + 144) >>> 2];
  }

  set container(value: number) {
    this.link.u32[(this.address + 144) >>> 2] = value;
  }
}

export function fillRelay(
  link: PointerLink,
  at: number,
  targetLo: number,
  targetHi: number,
  global: number,
  local: number,
  target: number,
): void {
  link.u32[(at + 120) >>> 2] = targetLo;
  link.u32[(at + 124) >>> 2] = targetHi;
  link.u32[(at + 128) >>> 2] = global;
  link.u32[(at + 132) >>> 2] = local;
  link.u32[(at + 136) >>> 2] = target;
}

export interface RelayResult {
  childOutcome: number;
  container: number;
}

export function readRelay(link: PointerLink, at: number): RelayResult {
  return {
    childOutcome: link.u32[(at + 140) >>> 2],
    container: link.u32[(at + 144) >>> 2],
  };
}

export class CostTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get estimateNs(): number {
    return this.link.f64[(this.address + 120) >>> 3];
  }

  set estimateNs(value: number) {
    this.link.f64[(this.address + 120) >>> 3] = value;
  }

  get sampleNs(): number {
    return this.link.f64[(this.address + 128) >>> 3];
  }

  set sampleNs(value: number) {
    this.link.f64[(this.address + 128) >>> 3] = value;
  }

  get failIn(): number {
    return this.link.u32[(this.address + 136) >>> 2];
  }

  set failIn(value: number) {
    this.link.u32[(this.address + 136) >>> 2] = value;
  }

  get expectedNs(): number {
    return this.link.f64[(this.address + 144) >>> 3];
  }

  set expectedNs(value: number) {
    this.link.f64[(this.address + 144) >>> 3] = value;
  }
}

export function fillCost(
  link: PointerLink,
  at: number,
  estimateNs: number,
  sampleNs: number,
  failIn: number,
): void {
  link.f64[(at + 120) >>> 3] = estimateNs;
  link.f64[(at + 128) >>> 3] = sampleNs;
  link.u32[(at + 136) >>> 2] = failIn;
}

export function readCost(link: PointerLink, at: number): number {
  return link.f64[(at + 144) >>> 3];
}

export class LearnedTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get samples(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set samples(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get cpuNs(): number {
    return this.link.f64[(this.address + 128) >>> 3];
  }

  set cpuNs(value: number) {
    this.link.f64[(this.address + 128) >>> 3] = value;
  }

  get feature(): number {
    return this.link.f64[(this.address + 136) >>> 3];
  }

  set feature(value: number) {
    this.link.f64[(this.address + 136) >>> 3] = value;
  }
}

export interface LearnedResult {
  samples: number;
  cpuNs: number;
  feature: number;
}

export function readLearned(link: PointerLink, at: number): LearnedResult {
  return {
    samples: link.u32[(at + 120) >>> 2],
    cpuNs: link.f64[(at + 128) >>> 3],
    feature: link.f64[(at + 136) >>> 3],
  };
}
