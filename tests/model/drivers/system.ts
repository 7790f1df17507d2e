// AssemblyScript: clients and workers of a whole runtime, and the module whose methods they run.
import {
  FRAME_PC,
  RUN_BLOCKED,
  RUN_DONE,
  TASK_DEADLINE,
  TASK_FLAGS,
  TASK_FRAME,
  TASK_HEADER_SIZE,
  TASK_MORE,
  TASK_OUTCOME,
  TASK_PERIOD,
  TASK_PERIODIC,
} from '../../../assembly/abi/layout';
import { SLOT_REAPED } from '../../../assembly/abi/slot-layout';
import {
  BUSY,
  NO_CREDIT,
  OK,
  OUTCOME_NOT_EXECUTED,
  OUTCOME_OK,
  REASON_DEADLINE,
  STATUS_MAX,
} from '../../../assembly/abi/status';
import { crash, fail, pause, touchAlone } from './checker';
import {
  cancelled,
  cancelTask,
  closePool,
  delTask,
  detach,
  erasePool,
  freeReaped,
  freeTask,
  locals,
  newChild,
  newTask,
  parkClient,
  poolById,
  reap,
  recover,
  slotAt,
  spawn,
  startSleep,
  submit,
  waitAnyChild,
  waitDrained,
  waitTask,
  work,
} from './engine';

/** As RANGE_GLOBAL with SELECT_ID in abi/layout.ts. */
export const ONE_CONTAINER: u32 = 2;
export const SIZE: u32 = (TASK_HEADER_SIZE as u32) + 16;
const TOKEN: u32 = 1;
const DEATHS: usize = 24;
export const ANY_OUTCOME: u32 = 0xffffffff;

export const POOL_LO: u32 = 7;
export const POOL_HI: u32 = 1;

// Methods of the module.
const DONE_AT_ONCE: u32 = 10;
const WAITS_FOR_CHILD: u32 = 11;
const SLEEPS: u32 = 12;
const WAITS_FOR_ANY: u32 = 13;
const TRAPS: u32 = 14;
const DESTROYS: u32 = 15;

/** `run` of the module; each container has a place that its methods, which share one lane, touch. */
export function run(method: u32, task: usize, rctx: usize): i32 {
  touchAlone(task + TASK_HEADER_SIZE);
  if (method == WAITS_FOR_CHILD) return waitForChild(rctx, task);
  if (method == SLEEPS) return sleepOnce(rctx, task);
  if (method == WAITS_FOR_ANY) return waitForAny(rctx, task);
  if (method == TRAPS) return trap(rctx, task);
  if (method == DESTROYS) return destroyPool(rctx, task);
  return RUN_DONE;
}

// As a RunContext does it.
function getPc(task: usize): u32 {
  const frame = load<u32>(task + TASK_FRAME) as usize;
  return frame == 0 ? 0 : load<u32>(frame + FRAME_PC);
}

function setPc(rctx: usize, task: usize, pc: u32): void {
  if (locals(rctx, 0) == 0) fail(34);
  store<u32>((load<u32>(task + TASK_FRAME) as usize) + FRAME_PC, pc);
}

function waitForChild(rctx: usize, task: usize): i32 {
  const own = locals(rctx, 8);
  if (getPc(task) == 0) {
    const child = newChild(
      POOL_LO,
      POOL_HI,
      DONE_AT_ONCE,
      SIZE,
      ONE_CONTAINER,
      load<u32>(task + TASK_HEADER_SIZE + 4),
    );
    if (child == 0 || spawn(rctx, child) != OK) fail(20);
    store<u32>(own, child as u32);
    setPc(rctx, task, 1);
    if (!waitTask(rctx, child)) return RUN_BLOCKED;
  }
  const child = load<u32>(own) as usize;
  if (cancelled(rctx) == 0 && !isRight(child)) fail(21);
  delTask(rctx, child);
  return RUN_DONE;
}

// It was run, or it was late as its parent may be: it has inherited the deadline.
function isRight(child: usize): bool {
  const outcome = load<u32>(child + TASK_OUTCOME);
  if (outcome == OUTCOME_OK) return load<u32>(child + TASK_HEADER_SIZE) == 1;
  return outcome == (OUTCOME_NOT_EXECUTED | (REASON_DEADLINE << 8)) && load<f64>(child + TASK_DEADLINE) != 0;
}

function waitForAny(rctx: usize, task: usize): i32 {
  if (getPc(task) == 0) {
    for (let i: u32 = 0; i < 2; i++) {
      const child = newChild(POOL_LO, POOL_HI, DONE_AT_ONCE, SIZE, ONE_CONTAINER, i);
      if (child == 0 || spawn(rctx, child) != OK) fail(22);
    }
    setPc(rctx, task, 1);
  }
  const child = waitAnyChild(rctx);
  if (child == 1) return RUN_BLOCKED;
  if (child != 0 && load<u32>(child + TASK_HEADER_SIZE) != 1) fail(23);
  return RUN_DONE; // the other child is left behind
}

// Leaves a child behind, which runs meanwhile.
function trap(rctx: usize, task: usize): i32 {
  const other = load<u32>(task + TASK_HEADER_SIZE + 4);
  const child = newChild(POOL_LO, POOL_HI, DONE_AT_ONCE, SIZE, ONE_CONTAINER, other);
  if (child == 0 || spawn(rctx, child) != OK) fail(31);
  crash();
  return RUN_DONE;
}

/** What the host of a worker does when a method has trapped. */
export function afterTrap(): void {
  if (!recover(0)) fail(32);
  work();
}

// As the admin's kDestroy does it.
function destroyPool(rctx: usize, task: usize): i32 {
  const idLo = load<u32>(task + TASK_HEADER_SIZE + 4);
  const pool = poolById(idLo, POOL_HI);
  if (getPc(task) == 0) {
    if (closePool(idLo, POOL_HI) != OK || waitDrained(rctx, pool) != OK) fail(33);
    setPc(rctx, task, 1);
    return RUN_BLOCKED;
  }
  erasePool(pool);
  return RUN_DONE;
}

function sleepOnce(rctx: usize, task: usize): i32 {
  if (getPc(task) == 1) return RUN_DONE;
  setPc(rctx, task, 1);
  startSleep(rctx, load<f64>(task + TASK_HEADER_SIZE + 8));
  return RUN_BLOCKED;
}

/** No lane but the first. */
export function mapTaskToLane(task: usize, container: u32, spare: u32): usize {
  return 0;
}

export function newState(container: u32, task: usize, state: usize): i32 {
  return 0;
}

/** A task; `argument` and `sleepNs` are its method's. */
export function makeTask(
  method: u32,
  query: u32,
  container: u32,
  argument: u32,
  sleepNs: f64,
  flags: u32,
): usize {
  const task = newTask(POOL_LO, POOL_HI, method, SIZE, query, container, flags);
  if (task == 0) fail(24);
  store<u32>(task + TASK_HEADER_SIZE + 4, argument);
  store<f64>(task + TASK_HEADER_SIZE + 8, sleepNs);
  return task;
}

/** Submits `count` tasks, one to each container in turn, and waits for each outcome. */
export function client(slot: u32, method: u32, count: u32, containers: u32, outcome: u32): void {
  let got: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const task = makeTask(method, ONE_CONTAINER, i % containers, (i + 1) % containers, 1000000, 0);
    for (let status = submit(task, i); status != OK; status = submit(task, i)) {
      if (status != BUSY && status != NO_CREDIT) fail(25);
      got += collect(slot, outcome);
    }
  }
  while (got < count) got += collect(slot, outcome);
}

/** Takes what has come back, or sleeps. */
export function collect(slot: u32, outcome: u32): u32 {
  const count = reap(16);
  if (count == 0) {
    parkClient(-1);
    return 0;
  }
  for (let i: u32 = 0; i < count; i++) {
    const task = load<u32>(slotAt(slot) + SLOT_REAPED + ((i as usize) << 2)) as usize;
    const is = load<u32>(task + TASK_OUTCOME);
    if (outcome != ANY_OUTCOME && is != outcome) fail(100 + is);
  }
  freeReaped(count);
  return count;
}

/** Submits one task and cancels it; the task ends as it may, and the cancel comes back too. */
export function cancellingClient(slot: u32, method: u32, query: u32, sleepNs: f64): void {
  const task = makeTask(method, query, 0, 1, sleepNs, 0);
  cancelAndCollect(slot, task);
}

/** The same with a periodic task, whose copies it reads. */
export function periodicClient(slot: u32, query: u32, periodNs: f64): void {
  const task = makeTask(DONE_AT_ONCE, query, 0, 1, 0, TASK_PERIODIC);
  store<f64>(task + TASK_PERIOD, periodNs);
  cancelAndCollect(slot, task);
}

function cancelAndCollect(slot: u32, task: usize): void {
  if (submit(task, TOKEN) != OK) fail(26);
  if (cancelTask(task, TOKEN + 1) <= STATUS_MAX) fail(27);
  for (let left: u32 = 2; left > 0; ) {
    const count = reap(16);
    if (count == 0) parkClient(-1);
    for (let i: u32 = 0; i < count; i++) {
      const at = slotAt(slot) + SLOT_REAPED + ((i as usize) << 2);
      const got = load<u32>(at) as usize;
      if (got == task) store<u32>(at, 0); // the cancel may still look at it
      if ((load<u32>(got + TASK_FLAGS) & TASK_MORE) == 0) left--;
    }
    freeReaped(count);
  }
  if (freeTask(task) != OK) fail(29);
}

/** Submits one task with a deadline. */
export function lateClient(slot: u32, method: u32, query: u32, sleepNs: f64, deadlineNs: f64): void {
  const task = makeTask(method, query, 0, 1, sleepNs, 0);
  store<f64>(task + TASK_DEADLINE, deadlineNs);
  if (submit(task, TOKEN) != OK) fail(30);
  while (collect(slot, ANY_OUTCOME) == 0);
}

/** Gives up the slot of a client once that has died; DEATHS is the checker's. */
export function undertaker(slot: u32): void {
  while (atomic.load<u32>(DEATHS) == 0) pause();
  detach(slot);
}
