// Generated from chimaera_mod.yaml, sched_tasks.ts and sched_runtime.ts by chi_refresh_repo; do not edit.
// Content 34fb8126

import { ABI_HASH } from '../../../../assembly/abi/layout';
import { CreateTask, MonitorContext, MonitorMode, RunContext, Task } from '../../../../assembly/module/index';
import * as runtime from '../sched_runtime';
import { CostTask, LearnedTask, PlaceTask, RelayTask, UnmonitoredTask } from '../sched_tasks';
import { Method } from './sched_methods';

export function is_chimaera_task(): u32 {
  return ABI_HASH;
}

/** Writes "sched" at `at` and answers its length in bytes. */
export function get_module_name(at: usize): u32 {
  store<u32>(at, 0x65686373);
  store<u8>(at, 0x64, 4);
  return 5;
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
    case Method.kPlace:
      return runtime.place(changetype<PlaceTask>(task), context);
    case Method.kUnmonitored:
      return runtime.unmonitored(changetype<UnmonitoredTask>(task), context);
    case Method.kRelay:
      return runtime.relay(changetype<RelayTask>(task), context);
    case Method.kCost:
      return runtime.cost(changetype<CostTask>(task), context);
    case Method.kLearned:
      return runtime.learned(changetype<LearnedTask>(task), context);
    default:
      return -32768; // never: the engine looks into the module's method table first
  }
}

export function map_task_to_lane(task: usize, container: usize, unused: usize): usize {
  return runtime.mapTaskToLane(changetype<Task>(task), container);
}

export function monitor(mode: MonitorMode, method: u32, task: usize, context: usize): u32 {
  const asked = changetype<MonitorContext>(context);
  switch (method) {
    case Method.kPlace:
      runtime.monitorPlace(mode, changetype<PlaceTask>(task), asked);
      return 0;
    case Method.kCost:
      runtime.monitorCost(mode, changetype<CostTask>(task), asked);
      return 0;
    default:
      return 0; // never: the engine knows which methods have a monitor function
  }
}

export function orchestrate(kind: u32, state: usize): u32 {
  if (kind == 0) runtime.placeLanes(changetype<runtime.State>(state));
  return 0;
}

/** The part of a task in its own replication. */
export function replicate(step: u32, origin: usize, replica: usize): i32 {
  const number = step >> 8;
  switch (changetype<Task>(origin).method) {
    case Method.kPlace: {
      const task = changetype<PlaceTask>(origin);
      const dup = changetype<PlaceTask>(replica);
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
