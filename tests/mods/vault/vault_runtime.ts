// An interpreter of scripts: each method call plays one.
import {
  CoMutex,
  CoRwLock,
  CreateTask,
  containerId,
  createQueue,
  NO_MEMORY,
  newChild,
  newCoMutex,
  newCoRwLock,
  OK,
  pointerOf,
  RANGE_GLOBAL,
  RUN_DONE,
  RunContext,
  SELECT_ID,
  sizeOf,
  sleep,
  stateOf,
  Task,
  UNORDERED,
  wait,
  waitAll,
  yieldNow,
} from '../../../assembly/module/index';
import { addAtomic } from '../../../assembly/sync/atomic';
import { Method } from './autogen/vault_methods';
import * as codes from './vault_codes';
import { CreateParams, PlayTask, TimeTask, UpdateTask } from './vault_tasks';

const HOUR_NS: f64 = 3600e9;
const BY_ID: u32 = RANGE_GLOBAL | (SELECT_ID << 8);

/** Mutexes 0 … 3, locks for readers and writers 4 … 7; mutex 8 lies in here itself. */
@unmanaged
export class State {
  mutex0: CoMutex;
  mutex1: CoMutex;
  mutex2: CoMutex;
  mutex3: CoMutex;
  rwLock4: CoRwLock;
  rwLock5: CoRwLock;
  rwLock6: CoRwLock;
  rwLock7: CoRwLock;
  mutex8: u64;
  mutex8a: u64;
  mutex8b: u64;
  total: u32;
}

export function newState(state: State, container: usize): void {
  state.mutex0 = newCoMutex(container);
  state.mutex1 = newCoMutex(container);
  state.mutex2 = newCoMutex(container);
  state.mutex3 = newCoMutex(container);
  state.rwLock4 = newCoRwLock(container);
  state.rwLock5 = newCoRwLock(container);
  state.rwLock6 = newCoRwLock(container);
  state.rwLock7 = newCoRwLock(container);
}

export function create(task: CreateTask, rctx: RunContext): i32 {
  const lanes = changetype<CreateParams>(pointerOf(task.params)).lanes;
  return -(createQueue(rctx.container, 0, lanes, lanes, 1024, 0) as i32);
}

export function destroy(task: Task, rctx: RunContext): i32 {
  return RUN_DONE;
}

export function getGroup(task: Task, container: usize): u64 {
  if (task.method == Method.kUpdate) return changetype<UpdateTask>(task).group;
  if (task.method != Method.kPlay) return UNORDERED;
  const group = changetype<PlayTask>(task).group;
  if (group == codes.BAD_GROUP) unreachable();
  return group == codes.NO_GROUP ? UNORDERED : (group as u64);
}

export function play(task: PlayTask, rctx: RunContext): i32 {
  const script = pointerOf(task.script);
  const length = sizeOf(task.script) >> 2;
  let tries: u32 = 0;
  task.worker = rctx.worker;
  note(task, rctx, codes.STARTED, 0, task.group);
  for (let i: u32 = 0; i < length; i++) {
    const word = load<u32>(script + ((i as usize) << 2));
    const a = (word >> 8) & 0xff;
    const b = word >> 16;
    let status = OK;
    switch (word & 0xff) {
      case codes.LOCK:
        status = mutexAt(rctx, a).lock();
        break;
      case codes.UNLOCK:
        note(task, rctx, codes.UNLOCK, a, 0);
        status = mutexAt(rctx, a).unlock();
        if (b != 0) status = OK; // it does not look
        break;
      case codes.TRY_LOCK:
        if (mutexAt(rctx, a).tryLock()) {
          task.tried |= 1 << tries;
          note(task, rctx, codes.LOCK, a, 0);
        }
        tries++;
        break;
      case codes.READ:
        status = rwLockAt(rctx, a).readLock();
        break;
      case codes.READ_UNLOCK:
        note(task, rctx, codes.READ_UNLOCK, a, 0);
        status = rwLockAt(rctx, a).readUnlock();
        break;
      case codes.WRITE:
        status = rwLockAt(rctx, a).writeLock();
        break;
      case codes.WRITE_UNLOCK:
        note(task, rctx, codes.WRITE_UNLOCK, a, 0);
        status = rwLockAt(rctx, a).writeUnlock();
        break;
      case codes.TRY_WRITE:
        if (rwLockAt(rctx, a).tryWriteLock()) {
          task.tried |= 1 << tries;
          note(task, rctx, codes.WRITE, a, 0);
        }
        tries++;
        break;
      case codes.SLEEP:
        status = sleep(b == codes.FOR_EVER ? HOUR_NS : (b as f64) * 1000);
        break;
      case codes.YIELD:
        status = yieldNow();
        break;
      case codes.SLOW:
        compute(b);
        break;
      case codes.CALL:
      case codes.SEND: {
        const child = send(task, rctx, a, load<u32>(script + (((i + 1) as usize) << 2)), script, i + 2, b);
        if (child == 0) return end(task, rctx, -(NO_MEMORY as i32));
        i += 1 + b;
        if ((word & 0xff) == codes.SEND) break;
        status = wait(changetype<Task>(child));
        if (status == OK) {
          const failure = failureOf(changetype<Task>(child));
          if (failure != 0) return end(task, rctx, failure);
          rctx.delTask(changetype<Task>(child));
        }
        break;
      }
      case codes.WAIT_ALL:
        status = waitAll();
        break;
      case codes.FAIL:
        return end(task, rctx, -(b as i32));
      case codes.TRAP:
        end(task, rctx, 0);
        return unreachable();
      default:
        note(task, rctx, word & 0xff, a, b);
    }
    if (status != OK) {
      note(task, rctx, codes.REFUSED, a, status);
      return end(task, rctx, -(status as i32));
    }
    if (isAcquisition(word & 0xff)) note(task, rctx, word & 0xff, a, b);
  }
  return end(task, rctx, RUN_DONE);
}

export function time(task: TimeTask, rctx: RunContext): i32 {
  const mutex = mutexAt(rctx, 0);
  for (let i: u32 = 0; i < task.times; i++) {
    mutex.lock();
    mutex.unlock();
  }
  return RUN_DONE;
}

export function update(task: UpdateTask, rctx: RunContext): i32 {
  const before = changetype<State>(stateOf(rctx.container)).total;
  const status = yieldNow();
  if (status != OK) return -(status as i32);
  task.total += before;
  changetype<State>(stateOf(rctx.container)).total = task.total;
  return RUN_DONE;
}

function isAcquisition(what: u32): bool {
  return what == codes.LOCK || what == codes.READ || what == codes.WRITE;
}

function end(task: PlayTask, rctx: RunContext, code: i32): i32 {
  note(task, rctx, codes.ENDED, 0, code as u32);
  return code;
}

function failureOf(child: Task): i32 {
  const kind = child.outcome & 0xff;
  if (kind == 0) return 0;
  return child.returnCode != 0 ? child.returnCode : codes.NOT_EXECUTED - ((child.outcome >> 8) as i32);
}

function send(
  task: PlayTask,
  rctx: RunContext,
  container: u32,
  group: u32,
  script: usize,
  from: u32,
  words: u32,
): usize {
  const made = newChild(task.poolLo, task.poolHi, Method.kPlay, task.taskSize, BY_ID, container);
  if (made == 0) return 0;
  const child = changetype<PlayTask>(made);
  child.group = group;
  child.play = addAtomic<u32>(pointerOf(task.log) + 8, 1);
  child.log = task.log;
  child.script = ((script + ((from as usize) << 2)) as u64) | (((words << 2) as u64) << 32);
  rctx.spawn(child);
  return made;
}

/** Writes down what happened, in an order that all workers agree on. */
function note(task: PlayTask, rctx: RunContext, what: u32, lock: u32, b: u32): void {
  const log = pointerOf(task.log);
  if (log == 0) return;
  const index = addAtomic<u32>(log, 1);
  if (index >= load<u32>(log + codes.LOG_CAPACITY)) return;
  const at = log + codes.LOG_ENTRIES + index * codes.LOG_ENTRY;
  store<u32>(at, what | (lock << 8) | (containerId(rctx.container) << 16));
  store<u32>(at, task.play, 4);
  store<u32>(at, task.nodeRootLo, 8);
  store<u32>(at, b, 12);
}

function compute(us: u32): void {
  let x = us;
  for (let i: u32 = 0; i < us * 500; i++) {
    x = x * 1664525 + 1013904223;
    x ^= x >> 13;
  }
  if (x == 1) unreachable(); // it never is
}

function mutexAt(rctx: RunContext, index: u32): CoMutex {
  const state = stateOf(rctx.container);
  if (index == 8) return changetype<CoMutex>(state + offsetof<State>('mutex8'));
  return changetype<CoMutex>(load<u32>(state + ((index as usize) << 2)) as usize);
}

function rwLockAt(rctx: RunContext, index: u32): CoRwLock {
  return changetype<CoRwLock>(load<u32>(stateOf(rctx.container) + ((index as usize) << 2)) as usize);
}
