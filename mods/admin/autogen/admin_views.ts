// Generated from chimaera_mod.yaml and admin_tasks.ts by chi_refresh_repo; do not edit.
// Content aaaba88d

import type { PointerLink } from '../../../host/index.js';

export const MODULE_NAME = 'admin';

export const TASKS = [
  {
    method: 'kCreatePool',
    id: 10,
    name: 'CreatePoolTask',
    size: 176,
    hash: 0xd3aad0d1,
    fields: [
      { name: 'poolIdLo', type: 'u32', offset: 120, dir: 'inout' },
      { name: 'poolIdHi', type: 'u32', offset: 124, dir: 'inout' },
      { name: 'affinity', type: 'u32', offset: 128, dir: 'in' },
      { name: 'affinityValue', type: 'u32', offset: 132, dir: 'in' },
      { name: 'containers', type: 'u32', offset: 136, dir: 'in' },
      { name: 'name', type: 'ShmString', offset: 144, dir: 'in' },
      { name: 'moduleName', type: 'ShmString', offset: 152, dir: 'in' },
      { name: 'params', type: 'ShmString', offset: 160, dir: 'in' },
      { name: 'created', type: 'u32', offset: 168, dir: 'out' },
    ],
  },
  {
    method: 'kDestroyPool',
    id: 11,
    name: 'DestroyPoolTask',
    size: 128,
    hash: 0xe4f51786,
    fields: [
      { name: 'targetLo', type: 'u32', offset: 120, dir: 'in' },
      { name: 'targetHi', type: 'u32', offset: 124, dir: 'in' },
    ],
  },
  {
    method: 'kRegisterModule',
    id: 12,
    name: 'RegisterModuleTask',
    size: 136,
    hash: 0x7d985401,
    fields: [
      { name: 'name', type: 'ShmString', offset: 120, dir: 'in' },
      { name: 'moduleId', type: 'u32', offset: 128, dir: 'out' },
    ],
  },
  {
    method: 'kStopRuntime',
    id: 13,
    name: 'StopRuntimeTask',
    size: 128,
    hash: 0xbe2fc1e5,
    fields: [{ name: 'deadlineMs', type: 'u32', offset: 120, dir: 'in' }],
  },
  {
    method: 'kGetPoolId',
    id: 14,
    name: 'GetPoolIdTask',
    size: 136,
    hash: 0xba391779,
    fields: [
      { name: 'name', type: 'ShmString', offset: 120, dir: 'in' },
      { name: 'foundLo', type: 'u32', offset: 128, dir: 'out' },
      { name: 'foundHi', type: 'u32', offset: 132, dir: 'out' },
    ],
  },
  {
    method: 'kGetPoolName',
    id: 15,
    name: 'GetPoolNameTask',
    size: 136,
    hash: 0xde37c007,
    fields: [
      { name: 'targetLo', type: 'u32', offset: 120, dir: 'in' },
      { name: 'targetHi', type: 'u32', offset: 124, dir: 'in' },
      { name: 'name', type: 'ShmString', offset: 128, dir: 'out' },
    ],
  },
] as const;

export class CreatePoolTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get poolIdLo(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set poolIdLo(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }

  get poolIdHi(): number {
    return this.link.u32[(this.address + 124) >>> 2];
  }

  set poolIdHi(value: number) {
    this.link.u32[(this.address + 124) >>> 2] = value;
  }

  get affinity(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set affinity(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }

  get affinityValue(): number {
    return this.link.u32[(this.address + 132) >>> 2];
  }

  set affinityValue(value: number) {
    this.link.u32[(this.address + 132) >>> 2] = value;
  }

  get containers(): number {
    return this.link.u32[(this.address + 136) >>> 2];
  }

  set containers(value: number) {
    this.link.u32[(this.address + 136) >>> 2] = value;
  }

  get name(): string {
    return this.link.getString(this.address + 144);
  }

  set name(value: string) {
    this.link.setString(this.address, 144, value);
  }

  get moduleName(): string {
    return this.link.getString(this.address + 152);
  }

  set moduleName(value: string) {
    this.link.setString(this.address, 152, value);
  }

  get params(): string {
    return this.link.getString(this.address + 160);
  }

  set params(value: string) {
    this.link.setString(this.address, 160, value);
  }

  get created(): number {
    return this.link.u32[(this.address + 168) >>> 2];
  }

  set created(value: number) {
    this.link.u32[(this.address + 168) >>> 2] = value;
  }
}

export function fillCreatePool(
  link: PointerLink,
  at: number,
  poolIdLo: number,
  poolIdHi: number,
  affinity: number,
  affinityValue: number,
  containers: number,
  name: string,
  moduleName: string,
  params: string,
): void {
  link.u32[(at + 120) >>> 2] = poolIdLo;
  link.u32[(at + 124) >>> 2] = poolIdHi;
  link.u32[(at + 128) >>> 2] = affinity;
  link.u32[(at + 132) >>> 2] = affinityValue;
  link.u32[(at + 136) >>> 2] = containers;
  link.setString(at, 144, name);
  link.setString(at, 152, moduleName);
  link.setString(at, 160, params);
}

export interface CreatePoolResult {
  poolIdLo: number;
  poolIdHi: number;
  created: number;
}

export function readCreatePool(link: PointerLink, at: number): CreatePoolResult {
  return {
    poolIdLo: link.u32[(at + 120) >>> 2],
    poolIdHi: link.u32[(at + 124) >>> 2],
    created: link.u32[(at + 168) >>> 2],
  };
}

export class DestroyPoolTask {
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
}

export function fillDestroyPool(link: PointerLink, at: number, targetLo: number, targetHi: number): void {
  link.u32[(at + 120) >>> 2] = targetLo;
  link.u32[(at + 124) >>> 2] = targetHi;
}

export function readDestroyPool(): void {}

export class RegisterModuleTask {
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

  get moduleId(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set moduleId(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }
}

export function fillRegisterModule(link: PointerLink, at: number, name: string): void {
  link.setString(at, 120, name);
}

export function readRegisterModule(link: PointerLink, at: number): number {
  return link.u32[(at + 128) >>> 2];
}

export class StopRuntimeTask {
  constructor(
    readonly link: PointerLink,
    readonly address: number,
  ) {}

  get deadlineMs(): number {
    return this.link.u32[(this.address + 120) >>> 2];
  }

  set deadlineMs(value: number) {
    this.link.u32[(this.address + 120) >>> 2] = value;
  }
}

export function fillStopRuntime(link: PointerLink, at: number, deadlineMs: number): void {
  link.u32[(at + 120) >>> 2] = deadlineMs;
}

export function readStopRuntime(): void {}

export class GetPoolIdTask {
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

  get foundLo(): number {
    return this.link.u32[(this.address + 128) >>> 2];
  }

  set foundLo(value: number) {
    this.link.u32[(this.address + 128) >>> 2] = value;
  }

  get foundHi(): number {
    return this.link.u32[(this.address + 132) >>> 2];
  }

  set foundHi(value: number) {
    this.link.u32[(this.address + 132) >>> 2] = value;
  }
}

export function fillGetPoolId(link: PointerLink, at: number, name: string): void {
  link.setString(at, 120, name);
}

export interface GetPoolIdResult {
  foundLo: number;
  foundHi: number;
}

export function readGetPoolId(link: PointerLink, at: number): GetPoolIdResult {
  return {
    foundLo: link.u32[(at + 128) >>> 2],
    foundHi: link.u32[(at + 132) >>> 2],
  };
}

export class GetPoolNameTask {
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

  get name(): string {
    return this.link.getString(this.address + 128);
  }

  set name(value: string) {
    this.link.setString(this.address, 128, value);
  }
}

export function fillGetPoolName(link: PointerLink, at: number, targetLo: number, targetHi: number): void {
  link.u32[(at + 120) >>> 2] = targetLo;
  link.u32[(at + 124) >>> 2] = targetHi;
}

export function readGetPoolName(link: PointerLink, at: number): string {
  return link.getString(at + 128);
}
