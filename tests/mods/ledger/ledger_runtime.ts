// What the tests of order, of children and of broadcasts look at.
import {
  CreateTask,
  containerCount,
  containerId,
  createQueue,
  getLaneByHash,
  newChild,
  OUTCOME_OK,
  pointerOf,
  QUEUE_LOW_LATENCY,
  RANGE_GLOBAL,
  RUN_DONE,
  RunContext,
  SELECT_ID,
  SELECT_RANGE,
  stateOf,
  TASK_FIRE_AND_FORGET,
  TASK_HEADER_SIZE,
  TASK_HIGH_LATENCY,
  Task,
} from '../../../assembly/module/index';
import { Method } from './autogen/ledger_methods';
import * as codes from './ledger_codes';
import {
  CountTask,
  CreateParams,
  FailOnTask,
  FanTask,
  MisuseTask,
  NoteTask,
  PostTask,
  ScatterTask,
  SendTask,
} from './ledger_tasks';

const LANES: u32 = 0;
const KEYS: u32 = 16;
const BY_ID: u32 = RANGE_GLOBAL | (SELECT_ID << 8);
const EVERY: u32 = RANGE_GLOBAL | (SELECT_RANGE << 8);
const NO_MEMORY: i32 = -1000;

/** Notes by key. Keys that share a lane are never at work at the same time; others do not share a counter. */
@unmanaged
export class State {
  n0: u64;
  n1: u64;
  n2: u64;
  n3: u64;
  n4: u64;
  n5: u64;
  n6: u64;
  n7: u64;
}

export function create(task: CreateTask, rctx: RunContext): i32 {
  const params = changetype<CreateParams>(pointerOf(task.params));
  const made = createQueue(
    rctx.container,
    LANES,
    params.lanes,
    params.maxLanes,
    params.depth,
    QUEUE_LOW_LATENCY,
  );
  return made == 0 ? RUN_DONE : NO_MEMORY;
}

export function destroy(task: Task, rctx: RunContext): i32 {
  return RUN_DONE;
}

export function mapTaskToLane(task: Task, container: usize): usize {
  if (task.method != Method.kNote || changetype<NoteTask>(task).key == codes.NO_LANE) return 0;
  const priority: u32 = (task.flags & TASK_HIGH_LATENCY) != 0 ? 1 : 0;
  return getLaneByHash(container, LANES, priority, changetype<NoteTask>(task).key);
}

export function note(task: NoteTask, rctx: RunContext): i32 {
  const counter = counterOf(rctx.container, task.key);
  task.position = load<u32>(counter);
  store<u32>(counter, task.position + 1);
  task.lane = rctx.lane as u32;
  task.worker = rctx.worker;
  return RUN_DONE;
}

export function failOn(task: FailOnTask, rctx: RunContext): i32 {
  const id = containerId(rctx.container);
  task.container = id;
  return id == task.target && task.code < 0 ? task.code : RUN_DONE;
}

export function fan(task: FanTask, rctx: RunContext): i32 {
  const children = rctx.locals(task.width * 4 + 4);
  if (children == 0) return NO_MEMORY;
  if (rctx.pc == 0) {
    let waiting = false;
    for (let i: u32 = 0; i < task.width; i++) {
      const child = newFailOn(task, BY_ID, i % containerCount(rctx.container), task.target, task.code);
      if (child == 0) return NO_MEMORY;
      store<u32>(children + (i << 2), child as u32);
      rctx.spawn(changetype<Task>(child));
      if (!rctx.wait(changetype<Task>(child))) waiting = true;
    }
    if (waiting) return rctx.block(1);
  }
  for (let i: u32 = 0; i < task.width; i++) {
    const child = changetype<FailOnTask>(load<u32>(children + (i << 2)) as usize);
    if (child.outcome == OUTCOME_OK) {
      task.sum += child.container;
    } else {
      task.failed++;
      task.failedCode = child.returnCode;
    }
    rctx.delTask(child);
  }
  return RUN_DONE;
}

export function scatter(task: ScatterTask, rctx: RunContext): i32 {
  const children = rctx.locals(8);
  if (children == 0) return NO_MEMORY;
  if (rctx.pc == 0) {
    const single = newFailOn(task, BY_ID, 0, task.target, task.code);
    const every = newFailOn(task, EVERY, 0, task.target, task.code);
    if (single == 0 || every == 0) return NO_MEMORY;
    store<u32>(children, single as u32);
    store<u32>(children, every as u32, 4);
    rctx.spawn(changetype<Task>(single));
    rctx.spawn(changetype<Task>(every));
    const first = rctx.wait(changetype<Task>(single));
    const second = rctx.wait(changetype<Task>(every));
    if (!first || !second) return rctx.block(1);
  }
  const single = changetype<FailOnTask>(load<u32>(children) as usize);
  const every = changetype<FailOnTask>(load<u32>(children, 4) as usize);
  task.single = single.returnCode;
  task.every = every.returnCode;
  if (task.leave) return RUN_DONE; // the engine frees what a method leaves behind
  rctx.delTask(single);
  rctx.delTask(every);
  return RUN_DONE;
}

export function send(task: SendTask, rctx: RunContext): i32 {
  const locals = rctx.locals(4);
  if (locals == 0) return NO_MEMORY;
  if (rctx.pc == 0) {
    const size = (TASK_HEADER_SIZE as u32) + 4;
    const sent = newChild(task.targetLo, task.targetHi, task.targetMethod, size, BY_ID, 0);
    if (sent == 0) return NO_MEMORY;
    store<u32>(locals, sent as u32);
    store<u32>(sent + TASK_HEADER_SIZE, task.value);
    rctx.spawn(changetype<Task>(sent));
    if (!rctx.wait(changetype<Task>(sent))) return rctx.block(1);
  }
  const child = changetype<Task>(load<u32>(locals) as usize);
  task.childOutcome = child.outcome;
  task.childCode = child.returnCode;
  rctx.delTask(child);
  return RUN_DONE;
}

export function post(task: PostTask, rctx: RunContext): i32 {
  const size = offsetof<NoteTask>() as u32;
  for (let i: u32 = 0; i < task.count; i++) {
    const id = i % containerCount(rctx.container);
    const sent = newChild(task.poolLo, task.poolHi, Method.kNote, size, BY_ID, id);
    if (sent == 0) return NO_MEMORY;
    changetype<Task>(sent).flags |= TASK_FIRE_AND_FORGET;
    rctx.spawn(changetype<Task>(sent));
  }
  return RUN_DONE;
}

export function misuse(task: MisuseTask, rctx: RunContext): i32 {
  if (rctx.pc != 0) return RUN_DONE;
  if (task.kind == codes.MISUSE_BLOCK_ALONE) return rctx.block(1);
  const made = newFailOn(task, BY_ID, containerCount(rctx.container) - 1, 0, 0);
  if (made == 0) return NO_MEMORY;
  const child = changetype<Task>(made);
  if (task.kind == codes.MISUSE_LEAVE_UNSENT) {
    rctx.delTask(child);
    return RUN_DONE;
  }
  if (task.kind != codes.MISUSE_WAIT_UNSENT) rctx.spawn(child);
  if (task.kind == codes.MISUSE_DELETE_PENDING) {
    rctx.delTask(child);
    return RUN_DONE;
  }
  if (!rctx.wait(child)) task.waited++;
  if (task.kind == codes.MISUSE_WAIT_TWICE && !rctx.wait(child)) task.waited++;
  if (task.kind == codes.MISUSE_DELETE_AWAITED || task.kind == codes.MISUSE_WAIT_UNSENT) rctx.delTask(child);
  return rctx.block(1);
}

export function count(task: CountTask, rctx: RunContext): i32 {
  for (let key: u32 = 0; key < KEYS; key++) task.notes += load<u32>(counterOf(rctx.container, key));
  return RUN_DONE;
}

function counterOf(container: usize, key: u32): usize {
  return stateOf(container) + (((key % KEYS) as usize) << 2);
}

/** A kFailOn for this task's own pool; 0 without memory. */
function newFailOn(task: Task, query: u32, value: u32, target: u32, code: i32): usize {
  const size = offsetof<FailOnTask>() as u32;
  const child = newChild(task.poolLo, task.poolHi, Method.kFailOn, size, query, value);
  if (child == 0) return 0;
  changetype<FailOnTask>(child).target = target;
  changetype<FailOnTask>(child).code = code;
  return child;
}
