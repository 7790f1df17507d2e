// Generated from chimaera_mod.yaml, relay_tasks.ts and relay_runtime.ts by chi_refresh_repo; do not edit.
// Content 098d4935

import { ABI_HASH } from '../../../../assembly/abi/layout.js';
import type { PoolId, RunContext } from '../../../../host/index.js';
import { Runtime } from '../relay_runtime.js';
import { Method } from './relay_methods.js';
import {
  ClutchTask,
  CreateTask,
  HoldUpTask,
  LingerTask,
  MODULE_NAME,
  OrphanTask,
  RelayFailureTask,
  RelayMappingTask,
  RelayTask,
  ThrowOddTask,
} from './relay_views.js';

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
    case Method.kRelay:
      return runtime.relay(new RelayTask(runtime.link, at), rctx);
    case Method.kRelayFailure:
      return runtime.relayFailure(new RelayFailureTask(runtime.link, at), rctx);
    case Method.kRelayMapping:
      return runtime.relayMapping(new RelayMappingTask(runtime.link, at), rctx);
    case Method.kThrowOdd:
      return runtime.throwOdd(new ThrowOddTask(runtime.link, at), rctx);
    case Method.kLinger:
      return runtime.linger(new LingerTask(runtime.link, at), rctx);
    case Method.kHoldUp:
      return runtime.holdUp(new HoldUpTask(runtime.link, at), rctx);
    case Method.kOrphan:
      return runtime.orphan(new OrphanTask(runtime.link, at), rctx);
    case Method.kClutch:
      return runtime.clutch(new ClutchTask(runtime.link, at), rctx);
    default:
      // Never: the engine looks into the method table of the module first.
      throw new RangeError(`${MODULE_NAME} has no method ${method}`);
  }
}
