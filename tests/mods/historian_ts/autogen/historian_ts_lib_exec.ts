// Generated from chimaera_mod.yaml, historian_ts_tasks.ts and historian_ts_runtime.ts by chi_refresh_repo; do not edit.
// Content 8d4adb5f

import { ABI_HASH } from '../../../../assembly/abi/layout.js';
import type { PoolId, RunContext } from '../../../../host/index.js';
import { Runtime } from '../historian_ts_runtime.js';
import { Method } from './historian_ts_methods.js';
import { CreateTask, DestroyTask, MODULE_NAME, StepTask, TickTask } from './historian_ts_views.js';

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
    case Method.kStep:
      return runtime.step(new StepTask(runtime.link, at), rctx);
    case Method.kTick:
      return runtime.tick(new TickTask(runtime.link, at), rctx);
    default:
      // Never: the engine looks into the method table of the module first.
      throw new RangeError(`${MODULE_NAME} has no method ${method}`);
  }
}

/** The lane that the container chooses for a task; 0 = the default one. */
export function mapTaskToLane(runtime: Runtime, at: number): number {
  return runtime.mapTaskToLane(runtime.link.u32[(at + 16) >>> 2], at);
}

/** The group of a task within its container; UNORDERED = none. */
export function getGroup(runtime: Runtime, at: number): number | bigint {
  return runtime.getGroup(runtime.link.u32[(at + 16) >>> 2], at);
}
