import {
  CreateTask,
  getElement,
  lengthOf,
  NO_MEMORY,
  newString,
  newVector,
  OK,
  pointerOf,
  RUN_DONE,
  RunContext,
  setElement,
  sizeOf,
  sleep,
  stateOf,
  Task,
  wait,
} from '../../../assembly/module/index';
import { Method } from './autogen/courier_methods';
import {
  AskTask,
  CarryTask,
  CopyTask,
  CountTask,
  DeltaTask,
  EchoTask,
  FillTask,
  FlipTask,
  HalfTask,
  HoldTask,
  ParcelTask,
  PlaceTask,
  TextTask,
} from './courier_tasks';

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

export function parcel(task: ParcelTask, rctx: RunContext): i32 {
  countOne(rctx);
  const given = task.parcel;
  const back = task.back;
  back.weight = -given.weight;
  back.from = given.to;
  back.to = given.from;
  const stamps = lengthOf<u16>(given.stamps);
  for (let i: u32 = 0; i < stamps; i++) {
    setElement<u16>(back.stamps, i, getElement<u16>(given.stamps, stamps - 1 - i));
  }
  const bytes = lengthOf<u8>(task.bytes);
  for (let i: u32 = 0; i < bytes; i++) {
    setElement<u8>(task.reversed, i, getElement<u8>(task.bytes, bytes - 1 - i));
  }
  return square(task);
}

function square(task: ParcelTask): i32 {
  const count = lengthOf<u32>(task.numbers);
  if (!newVector<u32>(task, offsetof<ParcelTask>('squares'), count)) return -(NO_MEMORY as i32);
  for (let i: u32 = 0; i < count; i++) {
    const number = getElement<u32>(task.numbers, i);
    setElement<u32>(task.squares, i, number * number);
  }
  return RUN_DONE;
}

export function fill(task: FillTask, rctx: RunContext): i32 {
  const size = min<u32>(sizeOf(task.source), sizeOf(task.target));
  countOne(rctx);
  task.held = load<u8>(pointerOf(task.target)) as u32;
  memory.copy(pointerOf(task.target), pointerOf(task.source), size as usize);
  memory.fill(pointerOf(task.source), 0xee, size as usize); // of a client elsewhere it is a copy
  return RUN_DONE;
}

export function ask(task: AskTask, rctx: RunContext): i32 {
  const child = task.next.newTask<CountTask>(Method.kCount);
  if (changetype<usize>(child) == 0) return -(NO_MEMORY as i32);
  if (rctx.spawn(child) != OK) return -(NO_MEMORY as i32);
  const status = wait(child);
  task.count = child.count;
  rctx.delTask(child);
  if (status != OK) return -(status as i32);
  task.asked = task.next;
  return RUN_DONE;
}

export function place(task: PlaceTask, rctx: RunContext): i32 {
  task.place = (stateOf(rctx.container) as u64) | ((offsetof<State>() as u64) << 32);
  return RUN_DONE;
}

function countOne(rctx: RunContext): void {
  changetype<State>(stateOf(rctx.container)).count++;
}

/** Sorts by insertion, scales, and puts a `!` behind the text; waits in between, so that it is resumed. */
export function delta(task: DeltaTask, rctx: RunContext): i32 {
  countOne(rctx);
  sleep(1000);
  const count = lengthOf<u32>(task.numbers);
  if (!newVector<u32>(task, offsetof<DeltaTask>('sorted'), count)) return -NO_MEMORY;
  for (let i: u32 = 0; i < count; i++) {
    const value = ((getElement<u32>(task.numbers, i) as f64) * task.scale) as u32;
    let at = i;
    for (; at > 0 && getElement<u32>(task.sorted, at - 1) > value; at--) {
      setElement<u32>(task.sorted, at, getElement<u32>(task.sorted, at - 1));
    }
    setElement<u32>(task.sorted, at, value);
  }
  for (let i: u32 = 0; i < sizeOf(task.data); i++) {
    const at = pointerOf(task.data) + (i as usize);
    store<u8>(at, load<u8>(at) + 1);
  }
  return RUN_DONE;
}

export function half(task: HalfTask, rctx: RunContext): i32 {
  countOne(rctx);
  task.doubled = task.value * 2;
  return RUN_DONE;
}
