// Generated from chimaera_mod.yaml, pipeline_tasks.ts and pipeline_runtime.ts by chi_refresh_repo; do not edit.
// Content 31ba4dfd

import { ABI_HASH } from '../../../assembly/abi/layout';
import { CreateTask, RunContext, Task } from '../../../assembly/module/index';
import * as runtime from '../pipeline_runtime';
import { RunTask, SpreadTask, StageTask } from '../pipeline_tasks';
import { Method } from './pipeline_methods';

export function is_chimaera_task(): u32 {
  return ABI_HASH;
}

/** Writes "pipeline" at `at` and answers its length in bytes. */
export function get_module_name(at: usize): u32 {
  store<u32>(at, 0x65706970);
  store<u32>(at, 0x656e696c, 4);
  return 8;
}

export function alloc_state(): usize {
  return offsetof<runtime.State>();
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
    case Method.kStage:
      return runtime.stage(changetype<StageTask>(task), context);
    case Method.kRun:
      return runtime.run(changetype<RunTask>(task), context);
    case Method.kSpread:
      return runtime.spread(changetype<SpreadTask>(task), context);
    default:
      return -32768; // never: the engine looks into the module's method table first
  }
}
