// Each method does one thing that can go wrong, or one that a benchmark measures.
import {
  CreateTask,
  createQueue,
  getLaneByHash,
  newChild,
  pointerOf,
  QUEUE_LOW_LATENCY,
  RANGE_GLOBAL,
  RUN_DONE,
  RUN_YIELD,
  RunContext,
  SELECT_ID,
  sleep,
  TASK_HEADER_SIZE,
  TASK_HIGH_LATENCY,
  Task,
  wait,
  waitAll,
  waitAny,
  yieldNow,
} from '../../../assembly/module/index';
import { Method } from './autogen/probe_methods';
import { PROBE_NO_MEMORY, TRAP_IN_MAP } from './probe_codes';
import {
  CreateParams,
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
} from './probe_tasks';

const LANES: u32 = 0;
const DEPTH: u32 = 1024;
const BY_ID: u32 = RANGE_GLOBAL | (SELECT_ID << 8);
export function create(task: CreateTask, rctx: RunContext): i32 {
  const params = changetype<CreateParams>(pointerOf(task.params));
  if (params.trap) unreachable();
  if (params.failCode < 0) return params.failCode;
  return createQueue(rctx.container, LANES, params.lanes, params.lanes, DEPTH, QUEUE_LOW_LATENCY) == 0
    ? RUN_DONE
    : PROBE_NO_MEMORY;
}

export function destroy(task: Task, rctx: RunContext): i32 {
  return RUN_DONE;
}

/** By a key of the task where it has one; the others take the default lane. */
export function mapTaskToLane(task: Task, container: usize): usize {
  switch (task.method) {
    case Method.kEcho:
      return laneOfKey(task, container, changetype<EchoTask>(task).value);
    case Method.kLaneOf:
      return laneOfKey(task, container, changetype<LaneOfTask>(task).key);
    case Method.kTrapInMap:
      if (changetype<TrapInMapTask>(task).key == TRAP_IN_MAP) unreachable();
      return laneOfKey(task, container, changetype<TrapInMapTask>(task).key);
    default:
      return 0;
  }
}

export function noop(task: NoopTask, rctx: RunContext): i32 {
  return RUN_DONE;
}

export function echo(task: EchoTask, rctx: RunContext): i32 {
  task.answer = task.value;
  return RUN_DONE;
}

export function fail(task: FailTask, rctx: RunContext): i32 {
  return task.code < 0 ? task.code : RUN_DONE;
}

export function trap(task: TrapTask, rctx: RunContext): i32 {
  unreachable();
  return RUN_DONE;
}

export function trapAfterSpawn(task: TrapAfterSpawnTask, rctx: RunContext): i32 {
  const child = newEcho(task, task.container);
  if (child == 0) return PROBE_NO_MEMORY;
  rctx.spawn(changetype<Task>(child));
  unreachable();
  return RUN_DONE;
}

export function suspendTrap(task: SuspendTrapTask, rctx: RunContext): i32 {
  if (rctx.pc == 0) {
    const child = newEcho(task, task.container);
    if (child == 0) return PROBE_NO_MEMORY;
    rctx.spawn(changetype<Task>(child));
    if (!rctx.wait(changetype<Task>(child))) return rctx.block(1);
  }
  unreachable();
  return RUN_DONE;
}

export function yieldTimes(task: YieldTimesTask, rctx: RunContext): i32 {
  const count = rctx.locals(4);
  if (count == 0) return PROBE_NO_MEMORY;
  task.yields = load<u32>(count);
  if (task.yields >= task.times) return RUN_DONE;
  store<u32>(count, task.yields + 1);
  return RUN_YIELD;
}

export function waitFor(task: WaitForTask, rctx: RunContext): i32 {
  const locals = rctx.locals(4);
  if (locals == 0) return PROBE_NO_MEMORY;
  if (rctx.pc == 0) {
    const sent = newChild(
      task.targetLo,
      task.targetHi,
      task.targetMethod,
      TASK_HEADER_SIZE as u32,
      BY_ID,
      task.container,
    );
    if (sent == 0) return PROBE_NO_MEMORY;
    store<u32>(locals, sent as u32);
    rctx.spawn(changetype<Task>(sent));
    if (!rctx.wait(changetype<Task>(sent))) return rctx.block(1);
  }
  const child = changetype<Task>(load<u32>(locals) as usize);
  task.childOutcome = child.outcome;
  task.childCode = child.returnCode;
  rctx.delTask(child);
  return RUN_DONE;
}

export function laneOf(task: LaneOfTask, rctx: RunContext): i32 {
  task.lane = rctx.lane as u32;
  task.worker = rctx.worker;
  return RUN_DONE;
}

export function trapInMap(task: TrapInMapTask, rctx: RunContext): i32 {
  return RUN_DONE;
}

export function spin(task: SpinTask, rctx: RunContext): i32 {
  const iterations = task.iterations;
  let x = iterations;
  for (let i: u32 = 0; i < iterations; i++) {
    x = x * 1664525 + 1013904223;
    x ^= x >> 13;
  }
  task.result = x as i32;
  return RUN_DONE;
}

export function recurse(task: RecurseTask, rctx: RunContext): i32 {
  return deeper(task, rctx, 1);
}

function deeper(task: RecurseTask, rctx: RunContext, depth: u32): i32 {
  task.depth = depth;
  if (task.allocate) {
    const child = newEcho(task, 0);
    if (child == 0) return PROBE_NO_MEMORY;
    const code = deeper(task, rctx, depth + 1);
    rctx.delTask(changetype<Task>(child));
    return code;
  }
  return deeper(task, rctx, depth + 1) + 1;
}

export function trapAt(task: TrapAtTask, rctx: RunContext): i32 {
  const first = changetype<Task>(newEcho(task, 0));
  const second = changetype<Task>(newEcho(task, 1));
  const never = changetype<Task>(newEcho(task, 1));
  step(task);
  rctx.spawn(first);
  step(task);
  rctx.spawn(second);
  step(task);
  wait(first);
  step(task);
  waitAny();
  step(task);
  sleep(50000);
  step(task);
  yieldNow();
  step(task);
  createQueue(rctx.container, LANES, 1, 1, DEPTH, QUEUE_LOW_LATENCY); // there is one
  step(task);
  rctx.delTask(first);
  step(task);
  rctx.delTask(never);
  step(task);
  waitAll();
  step(task);
  rctx.delTask(second);
  step(task);
  return RUN_DONE;
}

function step(task: TrapAtTask): void {
  if (++task.steps == task.trapAfter) unreachable();
}

function laneOfKey(task: Task, container: usize, key: u32): usize {
  const priority: u32 = (task.flags & TASK_HIGH_LATENCY) != 0 ? 1 : 0;
  return getLaneByHash(container, LANES, priority, key);
}

/** A kEcho for a container of the task's own pool; 0 without memory. */
function newEcho(task: Task, container: u32): usize {
  const size = offsetof<EchoTask>() as u32;
  return newChild(task.poolLo, task.poolHi, Method.kEcho, size, BY_ID, container);
}
