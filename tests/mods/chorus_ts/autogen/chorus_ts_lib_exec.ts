// Generated from chimaera_mod.yaml, chorus_ts_tasks.ts and chorus_ts_runtime.ts by chi_refresh_repo; do not edit.
// Content 59170866

import { ABI_HASH } from '../../../../assembly/abi/layout.js';
import type { MonitorContext, MonitorMode, PoolId, RunContext } from '../../../../host/index.js';
import { Runtime } from '../chorus_ts_runtime.js';
import { Method } from './chorus_ts_methods.js';
import {
  AttemptTask,
  CreateTask,
  DestroyTask,
  ElectTask,
  MeasureTask,
  MODULE_NAME,
} from './chorus_ts_views.js';

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
    case Method.kMeasure:
      return runtime.measure(new MeasureTask(runtime.link, at), rctx);
    case Method.kAttempt:
      return runtime.attempt(new AttemptTask(runtime.link, at), rctx);
    case Method.kElect:
      return runtime.elect(new ElectTask(runtime.link, at), rctx);
    default:
      // Never: the engine looks into the method table of the module first.
      throw new RangeError(`${MODULE_NAME} has no method ${method}`);
  }
}

export function monitor(runtime: Runtime, mode: MonitorMode, at: number, asked: MonitorContext): void {
  switch (runtime.link.u32[(at + 16) >>> 2]) {
    case Method.kElect:
      runtime.monitorElect(mode, new ElectTask(runtime.link, at), asked);
      break;
  }
}

/** The part of a task in its own replication. */
export function replicate(runtime: Runtime, step: number, origin: number, replica: number): unknown {
  const number = step >>> 8;
  switch (runtime.link.u32[(origin + 16) >>> 2]) {
    case Method.kMeasure: {
      const task = new MeasureTask(runtime.link, origin);
      const dup = new MeasureTask(runtime.link, replica);
      switch (step & 0xff) {
        case 0:
          return runtime.replicateStartMeasure(task, number);
        case 1:
          return runtime.dupMeasure(dup, task);
        case 2:
          return runtime.dupEndMeasure(task, number, dup);
        case 3:
          return runtime.replicateEndMeasure(task);
        default:
          return undefined;
      }
    }
    case Method.kAttempt: {
      const task = new AttemptTask(runtime.link, origin);
      const dup = new AttemptTask(runtime.link, replica);
      switch (step & 0xff) {
        case 2:
          return runtime.dupEndAttempt(task, number, dup);
        default:
          return undefined;
      }
    }
    default:
      return undefined;
  }
}
