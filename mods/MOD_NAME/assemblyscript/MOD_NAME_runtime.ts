// The container of MOD_NAME. Its functions run on whichever worker is free: what they keep between calls lies in a
// class State of shared memory, never in a variable of this file.
import {
  CreateTask,
  createQueue,
  MonitorContext,
  MonitorMode,
  OK,
  QUEUE_LOW_LATENCY,
  RUN_DONE,
  RunContext,
  Task,
} from 'chimaera/assembly';
import * as tasks from './MOD_NAME_tasks';

/** The group of lanes that tasks go to. */
const DEFAULT_GROUP: u32 = 0;

// CHI_BEGIN(Create)
/** Makes a container: its state, and its lanes. */
export function create(task: CreateTask, rctx: RunContext): i32 {
  const status = createQueue(rctx.container, DEFAULT_GROUP, 1, 1, 1024, QUEUE_LOW_LATENCY);
  return status == OK ? RUN_DONE : -(status as i32);
}
// CHI_END(Create)

// CHI_BEGIN(Destroy)
/** The method kDestroy. */
export function destroy(task: Task, rctx: RunContext): i32 {
  return RUN_DONE;
}
// CHI_END(Destroy)

// CHI_BEGIN(Custom)
/** The method kCustom: RUN_DONE, or a negative code that the caller's error carries. */
export function custom(task: tasks.CustomTask, rctx: RunContext): i32 {
  return RUN_DONE;
}

/** Asked about each kCustom in the modes of MonitorMode that it names: now in none. */
export function monitorCustom(mode: MonitorMode, task: tasks.CustomTask, asked: MonitorContext): void {}
// CHI_END(Custom)

// CHI_AUTOGEN_METHODS: new methods go here
