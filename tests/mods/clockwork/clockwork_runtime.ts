// Waits by hand: each method says where it goes on, all but kRace.
import {
  CreateTask,
  cancelled,
  containerCount,
  containerId,
  createQueue,
  getLaneByHash,
  newChild,
  OK,
  pointerOf,
  QUEUE_LOW_LATENCY,
  RANGE_GLOBAL,
  RUN_DONE,
  RunContext,
  SELECT_ID,
  stateOf,
  Task,
  TIMED_OUT,
  waitAnyFor,
} from '../../../assembly/module/index';
import { Method } from './autogen/clockwork_methods';
import { NAPS_ALL, NAPS_FIRST, NAPS_LEAVE } from './clockwork_codes';
import {
  CreateParams,
  NapsTask,
  NapTask,
  RaceTask,
  SpinTask,
  TallyTask,
  TickTask,
  TrapAsleepTask,
} from './clockwork_tasks';

const LANES: u32 = 0;
const BY_ID: u32 = RANGE_GLOBAL | (SELECT_ID << 8);
const NO_MEMORY: i32 = -1000;
const FAILED: i32 = -7;

// Only tasks of one lane touch it: methods that count come without a key, and take the first lane.
@unmanaged
export class State {
  begun: u32;
  ended: u32;
  stopped: u32;
  runs: u32;
  atWork: u32;
  closeNs: f64;
}

export function create(task: CreateTask, rctx: RunContext): i32 {
  const params = changetype<CreateParams>(pointerOf(task.params));
  const lanes = params.lanes;
  if (rctx.pc == 0 && params.openNs > 0) {
    rctx.sleep(params.openNs);
    return rctx.block(1);
  }
  if (rctx.cancelled != OK) return RUN_DONE;
  stateAt(rctx).closeNs = params.closeNs;
  return createQueue(rctx.container, LANES, lanes, lanes, 1024, QUEUE_LOW_LATENCY) == 0
    ? RUN_DONE
    : NO_MEMORY;
}

export function destroy(task: Task, rctx: RunContext): i32 {
  const ns = stateAt(rctx).closeNs;
  if (rctx.pc != 0 || ns == 0) return RUN_DONE;
  rctx.sleep(ns);
  return rctx.block(1);
}

export function mapTaskToLane(task: Task, container: usize): usize {
  return task.method == Method.kSpin ? getLaneByHash(container, LANES, 0, 1) : 0;
}

export function nap(task: NapTask, rctx: RunContext): i32 {
  const state = stateAt(rctx);
  if (rctx.pc == 0) state.begun++;
  else if (!task.deaf && rctx.cancelled != 0) {
    state.stopped++;
    task.learned = rctx.cancelled;
    return RUN_DONE;
  }
  if (task.slept >= task.times) {
    state.ended++;
    return RUN_DONE;
  }
  task.slept++;
  rctx.sleep(task.ns);
  return rctx.block(1);
}

export function naps(task: NapsTask, rctx: RunContext): i32 {
  const locals = rctx.locals(64);
  if (locals == 0) return NO_MEMORY;
  if (rctx.pc == 0) {
    stateAt(rctx).begun++;
    for (let i: u32 = 0; i < task.width; i++) {
      const child = newNap(task, rctx, i, task.ns * ((i + 1) as f64));
      if (child == 0) return NO_MEMORY;
      store<u32>(locals + ((i as usize) << 2), child as u32);
      rctx.spawn(changetype<Task>(child));
    }
    if (task.how == NAPS_LEAVE) {
      rctx.sleep(task.ns);
      return rctx.block(2);
    }
  } else {
    task.learned = rctx.cancelled;
    if (task.learned != 0) return endNaps(task, rctx, locals);
    if (rctx.pc == 2) return endNaps(task, rctx, locals);
  }
  if (task.how == NAPS_ALL) return rctx.waitAll() ? endNaps(task, rctx, locals) : rctx.block(1);
  for (let child = rctx.waitAny(); child != 0; child = rctx.waitAny()) {
    if (child == 1) return rctx.block(1);
    let index: u32 = 0;
    while ((load<u32>(locals + ((index as usize) << 2)) as usize) != child) index++;
    task.order = (task.order << 4) | ((index + 1) as u64);
    if (task.how == NAPS_FIRST) break;
  }
  return endNaps(task, rctx, locals);
}

export function race(task: RaceTask, rctx: RunContext): i32 {
  for (let i: u32 = 0; i < task.width; i++) {
    const child = newNap(task, rctx, i, task.ns * ((i + 1) as f64));
    if (child == 0) return NO_MEMORY;
    rctx.spawn(changetype<Task>(child));
  }
  let over: u32 = 0;
  while (over < task.patience) {
    const child = waitAnyFor(task.limit);
    if (child == 0) break;
    let digit: u32 = 15;
    if (child == TIMED_OUT) over++;
    else {
      digit = Math.round(changetype<NapTask>(child).ns / task.ns) as u32;
      if (((task.answered >> digit) & 1) != 0) return FAILED;
      task.answered = task.answered | (1 << digit);
    }
    task.order = (task.order << 4) | (digit as u64);
  }
  task.learned = cancelled();
  return RUN_DONE;
}

function endNaps(task: NapsTask, rctx: RunContext, locals: usize): i32 {
  if (task.learned != 0) stateAt(rctx).stopped++;
  else stateAt(rctx).ended++;
  for (let i: u32 = 0; i < task.width; i++) {
    const child = changetype<NapTask>(load<u32>(locals + ((i as usize) << 2)) as usize);
    if (task.how == NAPS_ALL && task.learned == 0 && child.slept != 1) task.undone++;
  }
  return RUN_DONE; // the engine lets go of what is left
}

export function tick(task: TickTask, rctx: RunContext): i32 {
  const state = stateAt(rctx);
  if (rctx.pc == 0) {
    task.together = task.together + state.atWork;
    state.atWork++;
    state.begun++;
    if (task.ns > 0) {
      rctx.sleep(task.ns);
      return rctx.block(1);
    }
  }
  state.atWork--;
  if (rctx.cancelled != 0) {
    state.stopped++;
    return RUN_DONE;
  }
  state.ended++;
  state.runs++;
  task.runs = state.runs;
  return task.failAt != 0 && state.runs == task.failAt ? FAILED : RUN_DONE;
}

export function spin(task: SpinTask, rctx: RunContext): i32 {
  let x: u32 = task.rounds;
  for (let i: u32 = 0; i < task.rounds; i++) {
    for (let j: u32 = 0; j < 1000000; j++) x = (x ^ j) * 747796405;
  }
  task.answer = x;
  return RUN_DONE;
}

export function trapAsleep(task: TrapAsleepTask, rctx: RunContext): i32 {
  if (rctx.pc == 0) {
    const child = newNap(task, rctx, 0, task.ns * 100);
    if (child == 0) return NO_MEMORY;
    rctx.spawn(changetype<Task>(child));
    rctx.sleep(task.ns);
    return rctx.block(1);
  }
  rctx.sleep(task.ns * 100);
  unreachable();
  return RUN_DONE;
}

export function tally(task: TallyTask, rctx: RunContext): i32 {
  const state = stateAt(rctx);
  task.begun = state.begun;
  task.ended = state.ended;
  task.stopped = state.stopped;
  return RUN_DONE;
}

function newNap(task: Task, rctx: RunContext, index: u32, ns: f64): usize {
  const size = offsetof<NapTask>() as u32;
  const id = (containerId(rctx.container) + 1 + index) % containerCount(rctx.container);
  const child = newChild(task.poolLo, task.poolHi, Method.kNap, size, BY_ID, id);
  if (child == 0) return 0;
  changetype<NapTask>(child).ns = ns;
  changetype<NapTask>(child).times = 1;
  return child;
}

function stateAt(rctx: RunContext): State {
  return changetype<State>(stateOf(rctx.container));
}
