// Generated from chimaera_mod.yaml, purse_ts_tasks.ts and purse_ts_runtime.ts by chi_refresh_repo; do not edit.
// Content 9c160b11

import { ABI_HASH } from '../../../../assembly/abi/layout.js';
import type { PoolId, RunContext } from '../../../../host/index.js';
import { Runtime } from '../purse_ts_runtime.js';
import { Method } from './purse_ts_methods.js';
import { CountTask, CreateTask, DestroyTask, MODULE_NAME, PayTask } from './purse_ts_views.js';

export const isChimaeraTask: number = ABI_HASH;

export function getModuleName(): string {
  return MODULE_NAME;
}

export function allocState(): Runtime {
  return new Runtime();
}

export function newState(poolId: PoolId, poolName: string, containerId: number): Runtime {
  const runtime = allocState();
  runtime.init(poolId, poolName, containerId);
  return runtime;
}

export function run(runtime: Runtime, method: Method, at: number, rctx: RunContext): void | Promise<void> {
  switch (method) {
    case Method.kCreate:
      return runtime.create(new CreateTask(runtime.link, at), rctx);
    case Method.kDestroy:
      return runtime.destroy(new DestroyTask(runtime.link, at), rctx);
    case Method.kPay:
      return runtime.pay(new PayTask(runtime.link, at), rctx);
    case Method.kCount:
      return runtime.count(new CountTask(runtime.link, at), rctx);
    default:
      // Never: the engine looks into the method table of the module first.
      throw new RangeError(`${MODULE_NAME} has no method ${method}`);
  }
}

/** The group of a task within its container; UNORDERED = none. */
export function getGroup(runtime: Runtime, at: number): number | bigint {
  return runtime.getGroup(runtime.link.u32[(at + 16) >>> 2], at);
}
