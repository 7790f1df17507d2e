// Generated from chimaera_mod.yaml, chorus_tasks.ts and chorus_runtime.ts by chi_refresh_repo; do not edit.
// Content 59b9cc7c

import { ABI_HASH } from '../../../../assembly/abi/layout';
import { CreateTask, MonitorContext, MonitorMode, RunContext, Task } from '../../../../assembly/module/index';
import * as runtime from '../chorus_runtime';
import { AttemptTask, ConductTask, ElectTask, MeasureTask, SoloTask } from '../chorus_tasks';
import { Method } from './chorus_methods';

export function is_chimaera_task(): u32 {
  return ABI_HASH;
}

/** Writes "chorus" at `at` and answers its length in bytes. */
export function get_module_name(at: usize): u32 {
  store<u32>(at, 0x726f6863);
  store<u8>(at, 0x75, 4);
  store<u8>(at, 0x73, 5);
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
    case Method.kMeasure:
      return runtime.measure(changetype<MeasureTask>(task), context);
    case Method.kAttempt:
      return runtime.attempt(changetype<AttemptTask>(task), context);
    case Method.kConduct:
      return runtime.conduct(changetype<ConductTask>(task), context);
    case Method.kSolo:
      return runtime.solo(changetype<SoloTask>(task), context);
    case Method.kElect:
      return runtime.elect(changetype<ElectTask>(task), context);
    default:
      return -32768; // never: the engine looks into the module's method table first
  }
}

export function monitor(mode: MonitorMode, method: u32, task: usize, context: usize): u32 {
  const asked = changetype<MonitorContext>(context);
  switch (method) {
    case Method.kElect:
      runtime.monitorElect(mode, changetype<ElectTask>(task), asked);
      return 0;
    default:
      return 0; // never: the engine knows which methods have a monitor function
  }
}

/** The part of a task in its own replication. */
export function replicate(step: u32, origin: usize, replica: usize): i32 {
  const number = step >> 8;
  switch (changetype<Task>(origin).method) {
    case Method.kMeasure: {
      const task = changetype<MeasureTask>(origin);
      const dup = changetype<MeasureTask>(replica);
      switch (step & 0xff) {
        case 0:
          return task.replicateStart(number);
        case 1:
          return dup.dup(task);
        case 2:
          return task.dupEnd(number, dup);
        case 3:
          return task.replicateEnd();
        default:
          return 0;
      }
    }
    case Method.kAttempt: {
      const task = changetype<AttemptTask>(origin);
      const dup = changetype<AttemptTask>(replica);
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
