// Generated from chimaera_mod.yaml, scribe_tasks.ts and scribe_runtime.ts by chi_refresh_repo; do not edit.
// Content 65b1283e

import { ABI_HASH } from '../../../../assembly/abi/layout';
import { CreateTask, RunContext, Task } from '../../../../assembly/module/index';
import * as runtime from '../scribe_runtime';
import { AskedTask, FollowTask, NamesTask, OddTask, TellTask } from '../scribe_tasks';
import { Method } from './scribe_methods';

export function is_chimaera_task(): u32 {
  return ABI_HASH;
}

/** Writes "scribe" at `at` and answers its length in bytes. */
export function get_module_name(at: usize): u32 {
  store<u32>(at, 0x69726373);
  store<u8>(at, 0x62, 4);
  store<u8>(at, 0x65, 5);
  return 6;
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
    case Method.kTell:
      return runtime.tell(changetype<TellTask>(task), context);
    case Method.kFollow:
      return runtime.follow(changetype<FollowTask>(task), context);
    case Method.kOdd:
      return runtime.odd(changetype<OddTask>(task), context);
    case Method.kNames:
      return runtime.names(changetype<NamesTask>(task), context);
    case Method.kAsked:
      return runtime.asked(changetype<AskedTask>(task), context);
    default:
      return -32768; // never: the engine looks into the module's method table first
  }
}

export function map_task_to_lane(task: usize, container: usize, unused: usize): usize {
  return runtime.mapTaskToLane(changetype<Task>(task), container);
}
