// Generated from chimaera_mod.yaml, historian_tasks.ts and historian_runtime.ts by chi_refresh_repo; do not edit.
// Content f9f1b315

import { ABI_HASH } from '../../../../assembly/abi/layout';
import { CreateTask, RunContext, Task } from '../../../../assembly/module/index';
import * as runtime from '../historian_runtime';
import { StepTask, TickTask } from '../historian_tasks';
import { Method } from './historian_methods';

export function is_chimaera_task(): u32 {
  return ABI_HASH;
}

/** Writes "historian" at `at` and answers its length in bytes. */
export function get_module_name(at: usize): u32 {
  store<u32>(at, 0x74736968);
  store<u32>(at, 0x6169726f, 4);
  store<u8>(at, 0x6e, 8);
  return 9;
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
    case Method.kStep:
      return runtime.step(changetype<StepTask>(task), context);
    case Method.kTick:
      return runtime.tick(changetype<TickTask>(task), context);
    default:
      return -32768; // never: the engine looks into the module's method table first
  }
}

export function map_task_to_lane(task: usize, container: usize, unused: usize): usize {
  return runtime.mapTaskToLane(changetype<Task>(task), container);
}

export function get_group(task: usize, container: usize, unused: usize): u64 {
  return runtime.getGroup(changetype<Task>(task), container);
}
