// Generated from chimaera_mod.yaml, census_tasks.ts and census_runtime.ts by chi_refresh_repo; do not edit.
// Content 330bcac8

import { ABI_HASH } from '../../../../assembly/abi/layout';
import { CreateTask, RunContext, Task } from '../../../../assembly/module/index';
import * as runtime from '../census_runtime';
import { SettleTask, TallyTask } from '../census_tasks';
import { Method } from './census_methods';

export function is_chimaera_task(): u32 {
  return ABI_HASH;
}

/** Writes "census" at `at` and answers its length in bytes. */
export function get_module_name(at: usize): u32 {
  store<u32>(at, 0x736e6563);
  store<u8>(at, 0x75, 4);
  store<u8>(at, 0x73, 5);
  return 6;
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
    case Method.kSettle:
      return runtime.settle(changetype<SettleTask>(task), context);
    case Method.kTally:
      return runtime.tally(changetype<TallyTask>(task), context);
    default:
      return -32768; // never: the engine looks into the module's method table first
  }
}

/** The part of a task in its own replication. */
export function replicate(step: u32, origin: usize, replica: usize): i32 {
  const number = step >> 8;
  switch (changetype<Task>(origin).method) {
    case Method.kTally: {
      const task = changetype<TallyTask>(origin);
      const dup = changetype<TallyTask>(replica);
      switch (step & 0xff) {
        case 0:
          return task.replicateStart(number);
        case 2:
          task.dupEnd(number, dup);
          return 0;
        default:
          return 0;
      }
    }
    default:
      return 0;
  }
}
