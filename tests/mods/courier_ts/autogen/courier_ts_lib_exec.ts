// Generated from chimaera_mod.yaml, courier_ts_tasks.ts and courier_ts_runtime.ts by chi_refresh_repo; do not edit.
// Content 4567fd94

import { ABI_HASH } from '../../../../assembly/abi/layout.js';
import type { PoolId, RunContext } from '../../../../host/index.js';
import { Runtime } from '../courier_ts_runtime.js';
import { Method } from './courier_ts_methods.js';
import { CreateTask, DestroyTask, MODULE_NAME, WeighTask } from './courier_ts_views.js';

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
    case Method.kWeigh: {
      const task = new WeighTask(runtime.link, at);
      return runtime.link.runArchived(at, 152, () => runtime.weigh(task, rctx), {
        loadStart: (ar) => runtime.loadStartWeigh(task, ar),
        saveEnd: (ar) => runtime.saveEndWeigh(task, ar),
      });
    }
    default:
      // Never: the engine looks into the method table of the module first.
      throw new RangeError(`${MODULE_NAME} has no method ${method}`);
  }
}

function arrive(runtime: Runtime, at: number): void {
  const { link } = runtime;
  switch (link.u32[(at + 16) >>> 2]) {
    case Method.kWeigh:
      link.arrive(at, 152, (ar) => runtime.loadStartWeigh(new WeighTask(link, at), ar));
      break;
  }
}

/** The group of a task within its container; UNORDERED = none. */
export function getGroup(runtime: Runtime, at: number): number | bigint {
  arrive(runtime, at);
  return runtime.getGroup(runtime.link.u32[(at + 16) >>> 2], at);
}
