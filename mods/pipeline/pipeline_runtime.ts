// Stages in a row, and stages side by side: what waits here is written as if it did not (docs/fibers.md).
import {
  BAD_ARGUMENT,
  CreateTask,
  containerCount,
  createQueue,
  NO_MEMORY,
  newChild,
  OK,
  OUTCOME_OK,
  pointerOf,
  QUEUE_LOW_LATENCY,
  RANGE_GLOBAL,
  RUN_DONE,
  RunContext,
  SELECT_ID,
  ShmBuffer,
  sizeOf,
  stateOf,
  Task,
  wait,
  waitAll,
  waitAny,
} from '../../assembly/module/index';
import { Method } from './autogen/pipeline_methods';
import { CreateParams, RunTask, SpreadTask, StageTask } from './pipeline_tasks';

const BY_ID: u32 = RANGE_GLOBAL | (SELECT_ID << 8);
const PARTS_MAX: u32 = 1024;
const NO_MEMORY_CODE: i32 = -(NO_MEMORY as i32);
const BAD_ARGUMENT_CODE: i32 = -(BAD_ARGUMENT as i32);

/** What a container keeps, in shared memory. */
@unmanaged
export class State {
  add: u32;
  refuse: u32;
}

export function create(task: CreateTask, rctx: RunContext): i32 {
  const state = changetype<State>(stateOf(rctx.container));
  const params = changetype<CreateParams>(pointerOf(task.params));
  const given = sizeOf(task.params) >= offsetof<CreateParams>();
  state.add = given ? params.add : 1;
  state.refuse = given ? params.refuse : 0;
  const queue = createQueue(rctx.container, 0, 2, 2, 1024, QUEUE_LOW_LATENCY);
  return queue == OK ? RUN_DONE : -(queue as i32);
}

export function destroy(task: Task, rctx: RunContext): i32 {
  return RUN_DONE;
}

export function stage(task: StageTask, rctx: RunContext): i32 {
  const state = changetype<State>(stateOf(rctx.container));
  const bytes = pointerOf(task.payload);
  const size = sizeOf(task.payload) as usize;
  if (state.refuse != 0 && size > 0 && load<u8>(bytes) == (state.refuse as u8)) return BAD_ARGUMENT_CODE;
  let sum: u32 = 0;
  for (let at: usize = 0; at < size; at++) {
    const byte = (load<u8>(bytes + at) + (state.add as u8)) as u8;
    store<u8>(bytes + at, byte);
    sum += byte;
  }
  task.sum = sum;
  return RUN_DONE;
}

export function run(task: RunTask, rctx: RunContext): i32 {
  for (let i: u32 = 0; i < task.stages; i++) {
    const child = send(task, rctx, i, task.payload);
    if (child == null) return NO_MEMORY_CODE;
    const code = codeOf(wait(child), child);
    task.sum = child.sum;
    rctx.delTask(child);
    if (code != RUN_DONE) return code;
    task.passed = i + 1;
    if (task.enough != 0 && task.sum >= task.enough) return RUN_DONE;
  }
  return RUN_DONE;
}

export function spread(task: SpreadTask, rctx: RunContext): i32 {
  if (task.parts == 0 || task.parts > PARTS_MAX) return BAD_ARGUMENT_CODE;
  const part = (sizeOf(task.payload) + task.parts - 1) / task.parts;
  for (let i: u32 = 0; i < task.parts; i++) {
    if (send(task, rctx, i, cut(task.payload, i * part, part)) == null) return NO_MEMORY_CODE;
  }
  const status = waitAll();
  let code: i32 = RUN_DONE;
  for (let done = waitAny(); done != 0; done = waitAny()) {
    const child = changetype<StageTask>(done);
    if (code == RUN_DONE) code = codeOf(status, child);
    task.sum += child.sum;
    rctx.delTask(child);
  }
  return status == OK ? code : -(status as i32);
}

/** Sends a payload to a stage; null without memory. */
function send(task: Task, rctx: RunContext, stage: u32, payload: ShmBuffer): StageTask | null {
  const size = offsetof<StageTask>() as u32;
  const number = stage % containerCount(rctx.container);
  const made = newChild(task.poolLo, task.poolHi, Method.kStage, size, BY_ID, number);
  if (made == 0) return null;
  const child = changetype<StageTask>(made);
  child.payload = payload;
  if (rctx.spawn(child) == OK) return child;
  rctx.delTask(child);
  return null;
}

/** A part of a buffer; what lies beyond its end is left out. */
function cut(buffer: ShmBuffer, offset: u32, size: u32): ShmBuffer {
  const from = min(offset, sizeOf(buffer));
  const bytes = min(size, sizeOf(buffer) - from);
  return ((pointerOf(buffer) + from) as u64) | ((bytes as u64) << 32);
}

/** How a method ends whose child has ended so. */
function codeOf(status: u32, child: StageTask): i32 {
  if (status != OK) return -(status as i32);
  if (child.outcome == OUTCOME_OK) return RUN_DONE;
  return child.returnCode < 0 ? child.returnCode : -(child.outcome as i32);
}
