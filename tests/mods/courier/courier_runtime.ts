import {
  CreateTask,
  newString,
  OK,
  pointerOf,
  RUN_DONE,
  RunContext,
  sizeOf,
  sleep,
  stateOf,
  Task,
} from '../../../assembly/module/index';
import { CarryTask, CopyTask, CountTask, EchoTask, FlipTask, HoldTask, TextTask } from './courier_tasks';

const NO_ROOM: i32 = -20;

@unmanaged
export class State {
  count: u32;
}

export function create(task: CreateTask, rctx: RunContext): i32 {
  return RUN_DONE;
}

export function destroy(task: Task, rctx: RunContext): i32 {
  return RUN_DONE;
}

export function carry(task: CarryTask, rctx: RunContext): i32 {
  countOne(rctx);
  task.smallOut = task.small;
  task.mediumOut = task.medium;
  task.largeOut = task.large;
  task.realOut = task.real;
  task.yesOut = task.yes;
  return RUN_DONE;
}

export function text(task: TextTask, rctx: RunContext): i32 {
  countOne(rctx);
  const length = sizeOf(task.text);
  const to = newString(changetype<usize>(task), offsetof<TextTask>('copy') as u32, length * task.times);
  if (to == 0) return NO_ROOM;
  for (let i: u32 = 0; i < task.times; i++) {
    memory.copy(to + ((i * length) as usize), pointerOf(task.text), length as usize);
  }
  task.length = length;
  return RUN_DONE;
}

export function flip(task: FlipTask, rctx: RunContext): i32 {
  countOne(rctx);
  const from = pointerOf(task.data);
  const size = sizeOf(task.data);
  let sum: u32 = 0;
  for (let i: u32 = 0; i < size; i++) {
    const byte = load<u8>(from + (i as usize));
    sum += byte as u32;
    store<u8>(from + (i as usize), ~byte);
  }
  task.sum = sum;
  return RUN_DONE;
}

export function copy(task: CopyTask, rctx: RunContext): i32 {
  countOne(rctx);
  const size = min<u32>(sizeOf(task.source), sizeOf(task.target));
  memory.copy(pointerOf(task.target), pointerOf(task.source), size as usize);
  task.copied = size;
  return RUN_DONE;
}

export function hold(task: HoldTask, rctx: RunContext): i32 {
  const status = sleep((task.ms as f64) * 1e6);
  return status == OK ? RUN_DONE : -(status as i32);
}

export function count(task: CountTask, rctx: RunContext): i32 {
  task.count = changetype<State>(stateOf(rctx.container)).count;
  return RUN_DONE;
}

export function echo(task: EchoTask, rctx: RunContext): i32 {
  return RUN_DONE;
}

function countOne(rctx: RunContext): void {
  changetype<State>(stateOf(rctx.container)).count++;
}
