// Tasks that do what their seeds say, and write down what happens to them.

import { TASK_DEADLINE } from '../../../assembly/abi/layout';
import {
  CoRwLock,
  CreateTask,
  cancelled,
  createQueue,
  getLane,
  getLaneByHash,
  newChild,
  newCoRwLock,
  OK,
  pointerOf,
  QUEUE_LOW_LATENCY,
  RANGE_GLOBAL,
  RUN_DONE,
  RunContext,
  SELECT_ID,
  sleep,
  stateOf,
  TASK_FIRE_AND_FORGET,
  TASK_HIGH_LATENCY,
  Task,
  UNORDERED,
  wait,
  waitAll,
  waitAny,
  yieldNow,
} from '../../../assembly/module/index';
import { Method } from './autogen/historian_methods';
import {
  ASKS_TO_READ,
  ASKS_TO_WRITE,
  CHILD_AWAITED,
  CHILD_FORGOTTEN,
  CHILD_LEFT,
  EVENT_CHILD,
  EVENT_CLOSE,
  EVENT_END,
  EVENT_LOCK,
  EVENT_OPEN,
  EVENT_RESUME,
  EVENT_SPAWN,
  EVENT_START,
  EVENT_SUSPEND,
  EVENT_TRAP,
  EVENT_UNLOCK,
  groupOf,
  HISTORY_POOLS,
  HISTORY_TROUBLE,
  POOL_ENTRY,
  POOL_TABLE,
} from './historian_codes';
import { CreateParams, StepTask, TickTask } from './historian_tasks';
import { historyOf, nextId, record } from './history';

const LANES: u32 = 0;
const BY_ID: u32 = RANGE_GLOBAL | (SELECT_ID << 8);
const NO_MEMORY_CODE: i32 = -1000;
const NAP_NS: f64 = 20_000;

@unmanaged
export class State {
  history: u32;
  lanes: u32;
  lock: CoRwLock;
}

export function create(task: CreateTask, rctx: RunContext): i32 {
  const params = changetype<CreateParams>(pointerOf(task.params));
  const state = changetype<State>(stateOf(rctx.container));
  state.history = params.history;
  state.lock = newCoRwLock(rctx.container);
  if (changetype<usize>(state.lock) == 0) return NO_MEMORY_CODE;
  const made = createQueue(rctx.container, LANES, params.lanes, params.maxLanes, 64, QUEUE_LOW_LATENCY);
  if (made != OK) return NO_MEMORY_CODE;
  state.lanes = params.lanes;
  recordLanes(rctx, EVENT_OPEN);
  return RUN_DONE;
}

export function destroy(task: Task, rctx: RunContext): i32 {
  recordLanes(rctx, EVENT_CLOSE);
  return RUN_DONE;
}

/** Of both priorities. A pool that nobody sends to has no history. */
function recordLanes(rctx: RunContext, kind: u32): void {
  const state = changetype<State>(stateOf(rctx.container));
  if (state.history == 0) return;
  for (let i: u32 = 0; i < 2 * state.lanes; i++) {
    const lane = getLane(rctx.container, LANES, i & 1, i >>> 1);
    record(rctx, kind, 0, lane as u32, 0, 0, 0);
  }
}

export function mapTaskToLane(task: Task, container: usize): usize {
  const priority: u32 = (task.flags & TASK_HIGH_LATENCY) != 0 ? 1 : 0;
  const key = task.method == Method.kTick ? changetype<TickTask>(task).key : changetype<StepTask>(task).key;
  return getLaneByHash(container, LANES, priority, key);
}

// Half of those without children are in one of two groups. Parents are in none and hold no locks, so that nobody waits
// for a child in vain.
export function getGroup(task: Task, container: usize): u64 {
  if (task.method != Method.kStep) return UNORDERED;
  const step = changetype<StepTask>(task);
  return step.height != 0 || ((step.seed >>> 26) & 1) == 0 ? UNORDERED : (step.seed >>> 27) & 1;
}

export function step(task: StepTask, rctx: RunContext): i32 {
  const group = getGroup(task, rctx.container);
  const told = group == UNORDERED ? 0 : groupOf(numberOf(rctx), group as u32);
  record(rctx, EVENT_START, task.id, task.sender, task.place, task.graph, told);
  let random = mix(task.seed);
  mayTrap(task, rctx, random);
  let sent: u32 = 0;
  task.result = 1;
  for (let moves = task.height == 0 ? random & 1 : random % 3; moves > 0 && cancelled() == OK; moves--) {
    random = mix(random);
    if (task.height > 0 && (random & 3) != 0) sent += family(task, rctx, random, sent);
    else rest(task, rctx, random);
  }
  const code: i32 = mix(random) % 16 == 0 ? -((random & 0xff) as i32) - 1 : RUN_DONE;
  record(rctx, EVENT_END, task.id, code, task.result, cancelled(), 0);
  return code;
}

/** Where tasks are to trap now and then, this may be one of them. */
function mayTrap(task: StepTask, rctx: RunContext, random: u32): void {
  if (((random >>> 8) & 1023) >= load<u32>(historyOf(rctx.container) + HISTORY_TROUBLE)) return;
  record(rctx, EVENT_TRAP, task.id, numberOf(rctx), 0, 0, 0);
  unreachable();
}

/** A number that no other container has: of its address, which is a multiple of 64. */
function numberOf(rctx: RunContext): u32 {
  return (rctx.container >>> 6) as u32;
}

/** Lets others go on for a while; without children perhaps under the container's lock. */
function rest(task: StepTask, rctx: RunContext, random: u32): void {
  if (task.height == 0 && (random & 48) == 0) alone(task, rctx, random);
  else pause(task, rctx, random);
}

function alone(task: StepTask, rctx: RunContext, random: u32): void {
  const lock = changetype<State>(stateOf(rctx.container)).lock;
  const writes = (random & 192) != 0;
  record(rctx, EVENT_SUSPEND, task.id, numberOf(rctx), writes ? ASKS_TO_WRITE : ASKS_TO_READ, 0, 0);
  let status: u32 = OK;
  if (writes) status = lock.writeLock();
  else status = lock.readLock();
  record(rctx, EVENT_RESUME, task.id, 0, 0, 0, 0);
  if (status != OK) return;
  record(rctx, EVENT_LOCK, task.id, numberOf(rctx), writes ? 1 : 0, 0, 0);
  mayTrap(task, rctx, mix(random));
  pause(task, rctx, random);
  if ((random & 0x7000) == 0) return; // it is given back when the task ends
  record(rctx, EVENT_UNLOCK, task.id, numberOf(rctx), 0, 0, 0);
  if (writes) lock.writeUnlock();
  else lock.readUnlock();
}

function pause(task: StepTask, rctx: RunContext, random: u32): void {
  record(rctx, EVENT_SUSPEND, task.id, 0, 0, 0, 0);
  if ((random & 12) == 0) sleep(NAP_NS * ((random >>> 28) as f64));
  else yieldNow();
  record(rctx, EVENT_RESUME, task.id, 0, 0, 0, 0);
}

/** Sends children, and waits for them in one of several ways; answers how many. */
function family(task: StepTask, rctx: RunContext, random: u32, sent: u32): u32 {
  const how = (random >>> 4) & 7;
  const fate = how == 6 ? CHILD_FORGOTTEN : how == 7 ? CHILD_LEFT : CHILD_AWAITED;
  const width: u32 = ((random >>> 8) & 3) + 1;
  let last: usize = 0;
  for (let i: u32 = 0; i < width; i++) {
    const child = newStep(task, rctx, random, sent + i);
    if (child == 0) break;
    changetype<StepTask>(child).sibling = last as u32;
    const late: u32 = load<f64>(changetype<usize>(task) + TASK_DEADLINE) != 0 ? 1 : 0;
    record(
      rctx,
      EVENT_SPAWN,
      task.id,
      changetype<StepTask>(child).id,
      fate,
      late,
      changetype<Task>(child).poolLo,
    );
    if (fate == CHILD_FORGOTTEN) changetype<Task>(child).flags |= TASK_FIRE_AND_FORGET;
    rctx.spawn(changetype<Task>(child));
    last = child;
  }
  if (fate != CHILD_AWAITED) return width;
  if (how < 2) one(task, rctx, last);
  else if (how < 4) all(task, rctx, last);
  else any(task, rctx);
  return width;
}

/** Waits for one after the other. */
function one(task: StepTask, rctx: RunContext, last: usize): void {
  while (last != 0 && cancelled() == OK) {
    record(rctx, EVENT_SUSPEND, task.id, 0, 0, 0, 0);
    const status = wait(changetype<Task>(last));
    record(rctx, EVENT_RESUME, task.id, 0, 0, 0, 0);
    if (status == OK) last = collect(task, rctx, last);
  }
}

/** Waits for all. */
function all(task: StepTask, rctx: RunContext, last: usize): void {
  record(rctx, EVENT_SUSPEND, task.id, 0, 0, 0, 0);
  const status = waitAll();
  record(rctx, EVENT_RESUME, task.id, 0, 0, 0, 0);
  if (status == OK) while (last != 0) last = collect(task, rctx, last);
}

/** Waits for the next that is done, until none is left; those that were left before are among them. */
function any(task: StepTask, rctx: RunContext): void {
  for (;;) {
    record(rctx, EVENT_SUSPEND, task.id, 0, 0, 0, 0);
    const child = waitAny();
    record(rctx, EVENT_RESUME, task.id, 0, 0, 0, 0);
    if (child == 0) return;
    collect(task, rctx, child);
  }
}

/** Looks at a child that is done, and frees it; answers its older sibling. */
function collect(task: StepTask, rctx: RunContext, address: usize): usize {
  const child = changetype<StepTask>(address);
  record(rctx, EVENT_CHILD, task.id, child.id, child.outcome, child.result, child.returnCode);
  if (child.outcome == 0) task.result += child.result;
  const older = child.sibling as usize;
  rctx.delTask(child);
  return older;
}

/** A child for a container of one of the pools; 0 without memory. */
function newStep(task: StepTask, rctx: RunContext, random: u32, place: u32): usize {
  const seed = mix(random + place);
  const history = historyOf(rctx.container);
  const pool = history + POOL_TABLE + ((seed % load<u32>(history + HISTORY_POOLS)) as usize) * POOL_ENTRY;
  const container = (seed >>> 16) % load<u32>(pool, 8);
  const size = offsetof<StepTask>() as u32;
  const made = newChild(load<u32>(pool), load<u32>(pool, 4), Method.kStep, size, BY_ID, container);
  if (made == 0) return 0;
  const child = changetype<StepTask>(made);
  child.id = nextId(rctx);
  child.sender = task.id;
  child.place = place;
  child.graph = task.graph;
  child.seed = seed;
  child.height = task.height - 1;
  child.key = (seed >>> 8) & 7;
  if (((seed >>> 11) & 7) == 0) child.flags |= TASK_HIGH_LATENCY;
  return made;
}

export function tick(task: TickTask, rctx: RunContext): i32 {
  record(rctx, EVENT_START, task.id, 0, 0, task.id, 0);
  task.firings++;
  if (task.ns > 0) {
    record(rctx, EVENT_SUSPEND, task.id, 0, 0, 0, 0);
    sleep(task.ns);
    record(rctx, EVENT_RESUME, task.id, 0, 0, 0, 0);
  }
  record(rctx, EVENT_END, task.id, RUN_DONE, task.firings, cancelled(), 0);
  return RUN_DONE;
}

/** The next of a row of random numbers (T. Ettinger's mulberry32, its state and answer in one). */
function mix(x: u32): u32 {
  x += 0x6d2b79f5;
  x = (x ^ (x >>> 15)) * (x | 1);
  x ^= x + (x ^ (x >>> 7)) * (x | 61);
  return x ^ (x >>> 14);
}
