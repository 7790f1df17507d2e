// Generated from chimaera_mod.yaml, small_message_tasks.ts and small_message_runtime.ts by chi_refresh_repo; do not edit.
// Content c794b4c9

import { ABI_HASH } from '../../../assembly/abi/layout';
import { CreateTask, RunContext, Task } from '../../../assembly/module/index';
import * as runtime from '../small_message_runtime';
import { MdTask } from '../small_message_tasks';
import { Method } from './small_message_methods';

export function is_chimaera_task(): u32 {
  return ABI_HASH;
}

/** Writes "small_message" at `at` and answers its length in bytes. */
export function get_module_name(at: usize): u32 {
  store<u32>(at, 0x6c616d73);
  store<u32>(at, 0x656d5f6c, 4);
  store<u32>(at, 0x67617373, 8);
  store<u8>(at, 0x65, 12);
  return 13;
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
    case Method.kMd:
      return runtime.md(changetype<MdTask>(task), context);
    default:
      return -32768; // never: the engine looks into the module's method table first
  }
}
