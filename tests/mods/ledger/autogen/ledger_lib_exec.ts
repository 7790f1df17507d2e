// Generated from chimaera_mod.yaml, ledger_tasks.ts and ledger_runtime.ts by chi_refresh_repo; do not edit.
// Content 372d0a77

import { ABI_HASH } from '../../../../assembly/abi/layout';
import { CreateTask, RunContext, Task } from '../../../../assembly/module/index';
import * as runtime from '../ledger_runtime';
import {
  CountTask,
  FailOnTask,
  FanTask,
  MisuseTask,
  NoteTask,
  PostTask,
  ScatterTask,
  SendTask,
} from '../ledger_tasks';
import { Method } from './ledger_methods';

export function is_chimaera_task(): u32 {
  return ABI_HASH;
}

/** Writes "ledger" at `at` and answers its length in bytes. */
export function get_module_name(at: usize): u32 {
  store<u32>(at, 0x6764656c);
  store<u8>(at, 0x65, 4);
  store<u8>(at, 0x72, 5);
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
    case Method.kNote:
      return runtime.note(changetype<NoteTask>(task), context);
    case Method.kFailOn:
      return runtime.failOn(changetype<FailOnTask>(task), context);
    case Method.kFan:
      return runtime.fan(changetype<FanTask>(task), context);
    case Method.kScatter:
      return runtime.scatter(changetype<ScatterTask>(task), context);
    case Method.kCount:
      return runtime.count(changetype<CountTask>(task), context);
    case Method.kSend:
      return runtime.send(changetype<SendTask>(task), context);
    case Method.kPost:
      return runtime.post(changetype<PostTask>(task), context);
    case Method.kMisuse:
      return runtime.misuse(changetype<MisuseTask>(task), context);
    default:
      return -32768; // never: the engine looks into the module's method table first
  }
}

export function map_task_to_lane(task: usize, container: usize, unused: usize): usize {
  return runtime.mapTaskToLane(changetype<Task>(task), container);
}

/** The part of a task in its own replication. */
export function replicate(step: u32, origin: usize, replica: usize): i32 {
  const number = step >> 8;
  switch (changetype<Task>(origin).method) {
    case Method.kNote: {
      const task = changetype<NoteTask>(origin);
      const dup = changetype<NoteTask>(replica);
      switch (step & 0xff) {
        case 2:
          task.dupEnd(number, dup);
          return 0;
        default:
          return 0;
      }
    }
    case Method.kFailOn: {
      const task = changetype<FailOnTask>(origin);
      const dup = changetype<FailOnTask>(replica);
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
