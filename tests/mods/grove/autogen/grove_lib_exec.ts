// Generated from chimaera_mod.yaml, grove_tasks.ts and grove_runtime.ts by chi_refresh_repo; do not edit.
// Content 99641293

import { ABI_HASH } from '../../../../assembly/abi/layout';
import { CreateTask, RunContext, Task } from '../../../../assembly/module/index';
import * as runtime from '../grove_runtime';
import { TreeTask } from '../grove_tasks';
import { Method } from './grove_methods';

export function is_chimaera_task(): u32 {
  return ABI_HASH;
}

/** Writes "grove" at `at` and answers its length in bytes. */
export function get_module_name(at: usize): u32 {
  store<u32>(at, 0x766f7267);
  store<u8>(at, 0x65, 4);
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
    case Method.kTree:
      return runtime.tree(changetype<TreeTask>(task), context);
    default:
      return -32768; // never: the engine looks into the module's method table first
  }
}
