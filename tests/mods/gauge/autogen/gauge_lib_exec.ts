// Generated from chimaera_mod.yaml, gauge_tasks.ts and gauge_runtime.ts by chi_refresh_repo; do not edit.
// Content b94cb9ad

import { ABI_HASH } from '../../../../assembly/abi/layout';
import { CreateTask, MonitorContext, MonitorMode, RunContext, Task } from '../../../../assembly/module/index';
import * as runtime from '../gauge_runtime';
import { DigestTask, SortedTask } from '../gauge_tasks';
import { Method } from './gauge_methods';

export function is_chimaera_task(): u32 {
  return ABI_HASH;
}

/** Writes "gauge" at `at` and answers its length in bytes. */
export function get_module_name(at: usize): u32 {
  store<u32>(at, 0x67756167);
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
    case Method.kDigest:
      return runtime.digest(changetype<DigestTask>(task), context);
    case Method.kSorted:
      return runtime.sorted(changetype<SortedTask>(task), context);
    default:
      return -32768; // never: the engine looks into the module's method table first
  }
}

export function monitor(mode: MonitorMode, method: u32, task: usize, context: usize): u32 {
  const asked = changetype<MonitorContext>(context);
  switch (method) {
    case Method.kSorted:
      runtime.monitorSorted(mode, changetype<SortedTask>(task), asked);
      return 0;
    default:
      return 0; // never: the engine knows which methods have a monitor function
  }
}
