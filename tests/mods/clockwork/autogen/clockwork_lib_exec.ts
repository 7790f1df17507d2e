// Generated from chimaera_mod.yaml, clockwork_tasks.ts and clockwork_runtime.ts by chi_refresh_repo; do not edit.
// Content 4f44a741

import { ABI_HASH } from '../../../../assembly/abi/layout';
import { CreateTask, RunContext, Task } from '../../../../assembly/module/index';
import * as runtime from '../clockwork_runtime';
import {
  NapsTask,
  NapTask,
  RaceTask,
  SpinTask,
  TallyTask,
  TickTask,
  TrapAsleepTask,
} from '../clockwork_tasks';
import { Method } from './clockwork_methods';

export function is_chimaera_task(): u32 {
  return ABI_HASH;
}

/** Writes "clockwork" at `at` and answers its length in bytes. */
export function get_module_name(at: usize): u32 {
  store<u32>(at, 0x636f6c63);
  store<u32>(at, 0x726f776b, 4);
  store<u8>(at, 0x6b, 8);
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
    case Method.kNap:
      return runtime.nap(changetype<NapTask>(task), context);
    case Method.kNaps:
      return runtime.naps(changetype<NapsTask>(task), context);
    case Method.kTick:
      return runtime.tick(changetype<TickTask>(task), context);
    case Method.kSpin:
      return runtime.spin(changetype<SpinTask>(task), context);
    case Method.kTrapAsleep:
      return runtime.trapAsleep(changetype<TrapAsleepTask>(task), context);
    case Method.kTally:
      return runtime.tally(changetype<TallyTask>(task), context);
    case Method.kRace:
      return runtime.race(changetype<RaceTask>(task), context);
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
    case Method.kNap: {
      const task = changetype<NapTask>(origin);
      const dup = changetype<NapTask>(replica);
      switch (step & 0xff) {
        case 2:
          task.dupEnd(number, dup);
          return 0;
        default:
          return 0;
      }
    }
    case Method.kNaps: {
      const task = changetype<NapsTask>(origin);
      const dup = changetype<NapsTask>(replica);
      switch (step & 0xff) {
        case 2:
          task.dupEnd(number, dup);
          return 0;
        default:
          return 0;
      }
    }
    case Method.kTick: {
      const task = changetype<TickTask>(origin);
      const dup = changetype<TickTask>(replica);
      switch (step & 0xff) {
        case 2:
          task.dupEnd(number, dup);
          return 0;
        default:
          return 0;
      }
    }
    case Method.kSpin: {
      const task = changetype<SpinTask>(origin);
      const dup = changetype<SpinTask>(replica);
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
