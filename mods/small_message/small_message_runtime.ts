// An integer in each container, and a method that reads it, by way of as many subtasks as it is asked for.
import {
  CreateTask,
  createQueue,
  NO_MEMORY,
  newChild,
  OK,
  OUTCOME_OK,
  pointerOf,
  QUEUE_LOW_LATENCY,
  RUN_DONE,
  RunContext,
  sizeOf,
  stateOf,
  Task,
  wait,
} from '../../assembly/module/index';
import { Method } from './autogen/small_message_methods';
import { CreateParams, MdTask } from './small_message_tasks';

/** As CreateParams has it. */
const DEFAULT_VALUE: u32 = 1;
const NO_MEMORY_CODE: i32 = -(NO_MEMORY as i32);

/** What a container keeps, in shared memory. */
@unmanaged
export class State {
  value: u32;
}

export function create(task: CreateTask, rctx: RunContext): i32 {
  const given = sizeOf(task.params) >= offsetof<CreateParams>();
  const value = given ? changetype<CreateParams>(pointerOf(task.params)).value : DEFAULT_VALUE;
  changetype<State>(stateOf(rctx.container)).value = value;
  return createQueue(rctx.container, 0, 1, 1, 1024, QUEUE_LOW_LATENCY) == 0 ? RUN_DONE : NO_MEMORY_CODE;
}

export function destroy(task: Task, rctx: RunContext): i32 {
  return RUN_DONE;
}

/** Answers the container's integer; with a depth, the one that its child brings. */
export function md(task: MdTask, rctx: RunContext): i32 {
  if (task.depth == 0) {
    task.value = changetype<State>(stateOf(rctx.container)).value;
    return RUN_DONE;
  }
  const sent = newChild(task.poolLo, task.poolHi, Method.kMd, task.taskSize, task.query, task.queryValue);
  if (sent == 0) return NO_MEMORY_CODE;
  const child = changetype<MdTask>(sent);
  child.depth = task.depth - 1;
  if (rctx.spawn(child) != OK) {
    rctx.delTask(child);
    return NO_MEMORY_CODE;
  }
  const status = wait(child);
  if (status != OK) return -(status as i32);
  const code = codeOf(child);
  task.value = child.value;
  rctx.delTask(child);
  return code;
}

function codeOf(child: MdTask): i32 {
  if (child.outcome == OUTCOME_OK) return RUN_DONE;
  return child.returnCode < 0 ? child.returnCode : -(child.outcome as i32);
}
