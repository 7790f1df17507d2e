// Generated from chimaera_mod.yaml, compressor_tasks.ts and compressor_runtime.ts by chi_refresh_repo; do not edit.
// Content 912a72a1

import { ABI_HASH } from '../../../assembly/abi/layout.js';
import type { PoolId, RunContext } from '../../../host/index.js';
import { Runtime } from '../compressor_runtime.js';
import { Method } from './compressor_methods.js';
import { CompressTask, CreateTask, DecompressTask, MODULE_NAME } from './compressor_views.js';

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
    case Method.kCompress:
      return runtime.compress(new CompressTask(runtime.link, at), rctx);
    case Method.kDecompress:
      return runtime.decompress(new DecompressTask(runtime.link, at), rctx);
    default:
      // Never: the engine looks into the method table of the module first.
      throw new RangeError(`${MODULE_NAME} has no method ${method}`);
  }
}
