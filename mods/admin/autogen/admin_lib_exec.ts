// Generated from chimaera_mod.yaml, admin_tasks.ts and admin_runtime.ts by chi_refresh_repo; do not edit.
// Content 5157ea7b

import { ABI_HASH } from '../../../assembly/abi/layout';
import { CreateTask, RunContext, Task } from '../../../assembly/module/index';
import * as runtime from '../admin_runtime';
import {
  CreatePoolTask,
  DestroyPoolTask,
  GetPoolIdTask,
  GetPoolNameTask,
  RegisterModuleTask,
  StopRuntimeTask,
} from '../admin_tasks';
import { Method } from './admin_methods';

export function is_chimaera_task(): u32 {
  return ABI_HASH;
}

/** Writes "admin" at `at` and answers its length in bytes. */
export function get_module_name(at: usize): u32 {
  store<u32>(at, 0x696d6461);
  store<u8>(at, 0x6e, 4);
  return 5;
}

export function alloc_state(): usize {
  return 0;
}

export function new_state(container: usize, task: usize, state: usize): i32 {
  return 0;
}

export function run(method: u32, task: usize, rctx: usize): i32 {
  const context = changetype<RunContext>(rctx);
  switch (method) {
    case Method.kCreate:
      return runtime.create(changetype<CreateTask>(task), context);
    case Method.kDestroy:
      return runtime.destroy(changetype<Task>(task), context);
    case Method.kCreatePool:
      return runtime.createPool(changetype<CreatePoolTask>(task), context);
    case Method.kDestroyPool:
      return runtime.destroyPool(changetype<DestroyPoolTask>(task), context);
    case Method.kRegisterModule:
      return runtime.registerModule(changetype<RegisterModuleTask>(task), context);
    case Method.kStopRuntime:
      return runtime.stopRuntime(changetype<StopRuntimeTask>(task), context);
    case Method.kGetPoolId:
      return runtime.getPoolId(changetype<GetPoolIdTask>(task), context);
    case Method.kGetPoolName:
      return runtime.getPoolName(changetype<GetPoolNameTask>(task), context);
    default:
      return -32768; // never: the engine looks into the module's method table first
  }
}
