// Generated from chimaera_mod.yaml, worch_queue_round_robin_tasks.ts and worch_queue_round_robin_runtime.ts by chi_refresh_repo; do not edit.
// Content d5699bcb

import { ABI_HASH } from '../../../assembly/abi/layout';
import { CreateTask, RunContext } from '../../../assembly/module/index';
import * as runtime from '../worch_queue_round_robin_runtime';
import { Method } from './worch_queue_round_robin_methods';

export function is_chimaera_task(): u32 {
  return ABI_HASH;
}

/** Writes "worch_queue_round_robin" at `at` and answers its length in bytes. */
export function get_module_name(at: usize): u32 {
  store<u32>(at, 0x63726f77);
  store<u32>(at, 0x75715f68, 4);
  store<u32>(at, 0x5f657565, 8);
  store<u32>(at, 0x6e756f72, 12);
  store<u32>(at, 0x6f725f64, 16);
  store<u8>(at, 0x62, 20);
  store<u8>(at, 0x69, 21);
  store<u8>(at, 0x6e, 22);
  return 23;
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
    default:
      return -32768; // never: the engine looks into the module's method table first
  }
}

export function orchestrate(kind: u32, state: usize): u32 {
  if (kind == 0) runtime.placeLanes(changetype<runtime.State>(state));
  return 0;
}
