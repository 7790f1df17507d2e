// Generated from chimaera_mod.yaml, probe_tasks.ts and probe_runtime.ts by chi_refresh_repo; do not edit.
// Content 655b879c

import { ABI_HASH } from '../../../../assembly/abi/layout';
import { CreateTask, RunContext, Task } from '../../../../assembly/module/index';
import * as runtime from '../probe_runtime';
import {
  EchoTask,
  FailTask,
  LaneOfTask,
  NoopTask,
  RecurseTask,
  SpinTask,
  SuspendTrapTask,
  TrapAfterSpawnTask,
  TrapAtTask,
  TrapInMapTask,
  TrapTask,
  WaitForTask,
  YieldTimesTask,
} from '../probe_tasks';
import { Method } from './probe_methods';

export function is_chimaera_task(): u32 {
  return ABI_HASH;
}

/** Writes "probe" at `at` and answers its length in bytes. */
export function get_module_name(at: usize): u32 {
  store<u32>(at, 0x626f7270);
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
    case Method.kNoop:
      return runtime.noop(changetype<NoopTask>(task), context);
    case Method.kEcho:
      return runtime.echo(changetype<EchoTask>(task), context);
    case Method.kFail:
      return runtime.fail(changetype<FailTask>(task), context);
    case Method.kTrap:
      return runtime.trap(changetype<TrapTask>(task), context);
    case Method.kTrapAfterSpawn:
      return runtime.trapAfterSpawn(changetype<TrapAfterSpawnTask>(task), context);
    case Method.kSuspendTrap:
      return runtime.suspendTrap(changetype<SuspendTrapTask>(task), context);
    case Method.kYieldTimes:
      return runtime.yieldTimes(changetype<YieldTimesTask>(task), context);
    case Method.kWaitFor:
      return runtime.waitFor(changetype<WaitForTask>(task), context);
    case Method.kLaneOf:
      return runtime.laneOf(changetype<LaneOfTask>(task), context);
    case Method.kTrapInMap:
      return runtime.trapInMap(changetype<TrapInMapTask>(task), context);
    case Method.kSpin:
      return runtime.spin(changetype<SpinTask>(task), context);
    case Method.kRecurse:
      return runtime.recurse(changetype<RecurseTask>(task), context);
    case Method.kTrapAt:
      return runtime.trapAt(changetype<TrapAtTask>(task), context);
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
    case Method.kEcho: {
      const task = changetype<EchoTask>(origin);
      const dup = changetype<EchoTask>(replica);
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
