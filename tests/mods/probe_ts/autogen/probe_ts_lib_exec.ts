// Generated from chimaera_mod.yaml, probe_ts_tasks.ts and probe_ts_runtime.ts by chi_refresh_repo; do not edit.
// Content 6bbc7e12

import { ABI_HASH } from '../../../../assembly/abi/layout.js';
import type { PoolId, RunContext } from '../../../../host/index.js';
import { Runtime } from '../probe_ts_runtime.js';
import { Method } from './probe_ts_methods.js';
import {
  CreateTask,
  DestroyTask,
  EchoTask,
  FailCodeTask,
  ForeignTask,
  GateForTask,
  GateTask,
  GiveWayTask,
  IoTask,
  KeptTask,
  LaneOfTask,
  MODULE_NAME,
  OpenTask,
  RejectTask,
  SleepTask,
  ThrowErrorTask,
  WaitTask,
} from './probe_ts_views.js';

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
    case Method.kEcho:
      return runtime.echo(new EchoTask(runtime.link, at), rctx);
    case Method.kThrowError:
      return runtime.throwError(new ThrowErrorTask(runtime.link, at), rctx);
    case Method.kReject:
      return runtime.reject(new RejectTask(runtime.link, at), rctx);
    case Method.kFailCode:
      return runtime.failCode(new FailCodeTask(runtime.link, at), rctx);
    case Method.kWait:
      return runtime.wait(new WaitTask(runtime.link, at), rctx);
    case Method.kGate:
      return runtime.gate(new GateTask(runtime.link, at), rctx);
    case Method.kOpen:
      return runtime.open(new OpenTask(runtime.link, at), rctx);
    case Method.kLaneOf:
      return runtime.laneOf(new LaneOfTask(runtime.link, at), rctx);
    case Method.kSleep:
      return runtime.sleep(new SleepTask(runtime.link, at), rctx);
    case Method.kGiveWay:
      return runtime.giveWay(new GiveWayTask(runtime.link, at), rctx);
    case Method.kIo:
      return runtime.io(new IoTask(runtime.link, at), rctx);
    case Method.kForeign:
      return runtime.foreign(new ForeignTask(runtime.link, at), rctx);
    case Method.kKept:
      return runtime.kept(new KeptTask(runtime.link, at), rctx);
    case Method.kGateFor:
      return runtime.gateFor(new GateForTask(runtime.link, at), rctx);
    default:
      // Never: the engine looks into the method table of the module first.
      throw new RangeError(`${MODULE_NAME} has no method ${method}`);
  }
}

/** The lane that the container chooses for a task; 0 = the default one. */
export function mapTaskToLane(runtime: Runtime, at: number): number {
  return runtime.mapTaskToLane(runtime.link.u32[(at + 16) >>> 2], at);
}

/** The part of a task in its own replication. */
export function replicate(runtime: Runtime, step: number, origin: number, replica: number): unknown {
  const number = step >>> 8;
  switch (runtime.link.u32[(origin + 16) >>> 2]) {
    case Method.kEcho: {
      const task = new EchoTask(runtime.link, origin);
      const dup = new EchoTask(runtime.link, replica);
      switch (step & 0xff) {
        case 2:
          return runtime.dupEndEcho(task, number, dup);
        default:
          return undefined;
      }
    }
    default:
      return undefined;
  }
}
