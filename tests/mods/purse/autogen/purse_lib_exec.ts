// Generated from chimaera_mod.yaml, purse_tasks.ts and purse_runtime.ts by chi_refresh_repo; do not edit.
// Content 1b0561af

import { ABI_HASH } from '../../../../assembly/abi/layout';
import { CreateTask, RunContext, Task } from '../../../../assembly/module/index';
import * as runtime from '../purse_runtime';
import { CountTask, PayTask } from '../purse_tasks';
import { Method } from './purse_methods';

export function is_chimaera_task(): u32 {
  return ABI_HASH;
}

/** Writes "purse" at `at` and answers its length in bytes. */
export function get_module_name(at: usize): u32 {
  store<u32>(at, 0x73727570);
  store<u8>(at, 0x65, 4);
  return 5;
}

export function alloc_state(): usize {
  return offsetof<runtime.State>();
}

export function new_state(container: usize, task: usize, state: usize): i32 {
  runtime.newState(changetype<runtime.State>(state), container);
  return 0;
}

export function run(method: u32, task: usize, rctx: usize): i32 {
  const context = changetype<RunContext>(rctx);
  switch (method) {
    case Method.kCreate:
      return runtime.create(changetype<CreateTask>(task), context);
    case Method.kDestroy:
      return runtime.destroy(changetype<Task>(task), context);
    case Method.kPay:
      return runtime.pay(changetype<PayTask>(task), context);
    case Method.kCount:
      return runtime.count(changetype<CountTask>(task), context);
    default:
      return -32768; // never: the engine looks into the module's method table first
  }
}

export function get_group(task: usize, container: usize, unused: usize): u64 {
  return runtime.getGroup(changetype<Task>(task), container);
}
