// Generated from chimaera_mod.yaml, sched_ts_tasks.ts and sched_ts_runtime.ts by chi_refresh_repo; do not edit.
// Content d27d2c8d

import { ABI_HASH } from '../../../../assembly/abi/layout.js';
import type { MonitorContext, MonitorMode, PoolId, RunContext } from '../../../../host/index.js';
import { Runtime } from '../sched_ts_runtime.js';
import { Method } from './sched_ts_methods.js';
import {
  CostTask,
  CreateTask,
  DestroyTask,
  LearnedTask,
  MODULE_NAME,
  PlaceTask,
  RelayTask,
  UnmonitoredTask,
} from './sched_ts_views.js';

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
    case Method.kPlace:
      return runtime.place(new PlaceTask(runtime.link, at), rctx);
    case Method.kUnmonitored:
      return runtime.unmonitored(new UnmonitoredTask(runtime.link, at), rctx);
    case Method.kRelay:
      return runtime.relay(new RelayTask(runtime.link, at), rctx);
    case Method.kCost:
      return runtime.cost(new CostTask(runtime.link, at), rctx);
    case Method.kLearned:
      return runtime.learned(new LearnedTask(runtime.link, at), rctx);
    default:
      // Never: the engine looks into the method table of the module first.
      throw new RangeError(`${MODULE_NAME} has no method ${method}`);
  }
}

/** The lane that the container chooses for a task; 0 = the default one. */
export function mapTaskToLane(runtime: Runtime, at: number): number {
  return runtime.mapTaskToLane(runtime.link.u32[(at + 16) >>> 2], at);
}

export function monitor(runtime: Runtime, mode: MonitorMode, at: number, asked: MonitorContext): void {
  switch (runtime.link.u32[(at + 16) >>> 2]) {
    case Method.kPlace:
      runtime.monitorPlace(mode, new PlaceTask(runtime.link, at), asked);
      break;
    case Method.kCost:
      runtime.monitorCost(mode, new CostTask(runtime.link, at), asked);
      break;
  }
}

/** The part of a task in its own replication. */
export function replicate(runtime: Runtime, step: number, origin: number, replica: number): unknown {
  const number = step >>> 8;
  switch (runtime.link.u32[(origin + 16) >>> 2]) {
    case Method.kPlace: {
      const task = new PlaceTask(runtime.link, origin);
      const dup = new PlaceTask(runtime.link, replica);
      switch (step & 0xff) {
        case 2:
          return runtime.dupEndPlace(task, number, dup);
        default:
          return undefined;
      }
    }
    default:
      return undefined;
  }
}
