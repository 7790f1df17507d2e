// Generated from chimaera_mod.yaml, vault_tasks.ts and vault_runtime.ts by chi_refresh_repo; do not edit.
// Content 95637b78

import { ABI_HASH } from '../../../../assembly/abi/layout';
import { CreateTask, RunContext, Task } from '../../../../assembly/module/index';
import * as runtime from '../vault_runtime';
import { PlayTask, TimeTask, UpdateTask } from '../vault_tasks';
import { Method } from './vault_methods';

export function is_chimaera_task(): u32 {
  return ABI_HASH;
}

/** Writes "vault" at `at` and answers its length in bytes. */
export function get_module_name(at: usize): u32 {
  store<u32>(at, 0x6c756176);
  store<u8>(at, 0x74, 4);
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
    case Method.kPlay:
      return runtime.play(changetype<PlayTask>(task), context);
    case Method.kTime:
      return runtime.time(changetype<TimeTask>(task), context);
    case Method.kUpdate:
      return runtime.update(changetype<UpdateTask>(task), context);
    default:
      return -32768; // never: the engine looks into the module's method table first
  }
}

export function get_group(task: usize, container: usize, unused: usize): u64 {
  return runtime.getGroup(changetype<Task>(task), container);
}

/** The part of a task in its own replication. */
export function replicate(step: u32, origin: usize, replica: usize): i32 {
  const number = step >> 8;
  switch (changetype<Task>(origin).method) {
    case Method.kPlay: {
      const task = changetype<PlayTask>(origin);
      const dup = changetype<PlayTask>(replica);
      switch (step & 0xff) {
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
