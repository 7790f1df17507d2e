// AssemblyScript: tasks that lock as a module's methods do (locks/lock-calls.ts), each on a thread, suspended while they
// wait; tasks that enter their group before they start (locks/groups.ts). What a lock guards is touched plainly.
import { TASK_LANE, TASK_METHOD } from '../../../assembly/abi/layout';
import {
  BUSY,
  NOT_HELD,
  OK,
  STATE_AWAITED,
  STATE_PENDING,
  WOULD_DEADLOCK,
} from '../../../assembly/abi/status';
import { fail, pause, touchAlone } from './checker';
import {
  breakCycles,
  enterGroup,
  giveUpAll,
  giveUpWaits,
  listPop,
  lock,
  locked,
  pushResume,
  taskTryAwait,
  taskTryFinish,
  tryLock,
  unlock,
  waitingArrive,
  waitingExpect,
  waitingGoOn,
  waitingLeave,
  waitingLess,
  waitingStart,
  waitingTakeBack,
} from './engine';

/** Takes the lock `times`: as a writer alone, as a reader with other readers. */
export function lockTimes(
  at: usize,
  writes: bool,
  times: u32,
  task: usize,
  resumes: usize,
  place: usize,
): void {
  for (let i: u32 = 0; i < times; i++) {
    if (take(at, writes, task, resumes) != OK) fail(1);
    use(writes, place);
    if (unlock(at, writes) != OK) fail(2);
  }
}

/** A task of a graph, of which several may have the lock at once: none of another graph is there meanwhile. */
export function lockAsGraph(at: usize, task: usize, resumes: usize, own: usize, other: usize): void {
  if (take(at, true, task, resumes) != OK) fail(18);
  atomic.add<u32>(own, 1);
  if (atomic.load<u32>(other) != 0) fail(19);
  atomic.sub<u32>(own, 1);
  if (unlock(at, true) != OK) fail(20);
}

/** Takes two locks, which others take in the other order: a wait that would never end is refused. */
export function lockBoth(first: usize, second: usize, task: usize, resumes: usize, place: usize): void {
  if (take(first, true, task, resumes) != OK) fail(3);
  const status = take(second, true, task, resumes);
  if (status == OK) {
    touchAlone(place);
    if (unlock(second, true) != OK) fail(4);
  } else if (status != WOULD_DEADLOCK) fail(5);
  if (unlock(first, true) != OK) fail(6);
}

/** Holds a lock while it waits for its child (worker/wait-calls.ts), which begins once `go` says so. */
export function lockAndAwait(
  at: usize,
  child: usize,
  go: usize,
  task: usize,
  resumes: usize,
  place: usize,
): void {
  if (take(at, true, task, resumes) != OK) fail(14);
  touchAlone(place);
  atomic.store<u32>(go, 1);
  waitingStart(task);
  waitingExpect(task);
  if (taskTryAwait(child) == STATE_PENDING) breakCycles(task);
  else waitingTakeBack(task, 1);
  if (!waitingLeave(task)) awaitBack(task, resumes);
  waitingGoOn(task);
  if (unlock(at, true) != OK) fail(15);
}

/** That child: takes a lock, if that does not close a cycle, and ends. */
export function lockAsChild(
  at: usize,
  parent: usize,
  go: usize,
  task: usize,
  resumes: usize,
  place: usize,
): void {
  while (atomic.load<u32>(go) == 0) pause();
  const status = take(at, true, task, resumes);
  if (status == OK) {
    touchAlone(place);
    if (unlock(at, true) != OK) fail(16);
  } else if (status != WOULD_DEADLOCK) fail(17);
  if (taskTryFinish(task) != STATE_AWAITED || !waitingArrive(parent)) return;
  pushResume(load<u32>(parent + TASK_LANE), parent);
}

/** Has it, or not: does not wait. */
export function tryOnce(at: usize, writes: bool, place: usize): void {
  const status = tryLock(at, writes);
  if (status == BUSY) return;
  if (status != OK) fail(7);
  use(writes, place);
  if (unlock(at, writes) != OK) fail(8);
}

/** Is told to end while it waits for the lock (worker/obey.ts): it may have got it all the same. */
export function lockInterrupted(at: usize, task: usize, resumes: usize, place: usize): void {
  waitingStart(task);
  let status = lock(at, true);
  if (status == BUSY) {
    if (!waitingLeave(task)) {
      const waits = giveUpWaits(task);
      if (waits == 0 || !waitingLess(task, waits)) awaitBack(task, resumes);
    }
    waitingGoOn(task);
    status = locked(at);
  }
  if (status == OK) {
    touchAlone(place);
    if (unlock(at, true) != OK) fail(9);
  } else if (status != NOT_HELD) fail(10);
}

function take(at: usize, writes: bool, task: usize, resumes: usize): u32 {
  waitingStart(task);
  const status = lock(at, writes);
  if (status != BUSY) return status;
  if (!waitingLeave(task)) awaitBack(task, resumes);
  waitingGoOn(task);
  return locked(at);
}

function awaitBack(task: usize, resumes: usize): void {
  while (true) {
    const back = listPop(resumes);
    if (back == task) return;
    if (back != 0) fail(11);
    pause();
  }
}

function use(writes: bool, place: usize): void {
  if (writes) touchAlone(place);
  else load<u32>(place);
}

/** Starts in its group, which is its alone until it ends; parked until it gets it. */
export function runInGroup(container: usize, task: usize, resumes: usize, place: usize, group: u32): void {
  startInGroup(container, task, resumes, group);
  touchAlone(place);
  giveUpAll(task);
}

/** The same, and before it ends it awaits a child that runs in another group. */
export function runWithChild(
  container: usize,
  task: usize,
  resumes: usize,
  place: usize,
  group: u32,
  child: usize,
  childResumes: usize,
  childPlace: usize,
  childGroup: u32,
): void {
  startInGroup(container, task, resumes, group);
  runInGroup(container, child, childResumes, childPlace, childGroup);
  touchAlone(place);
  giveUpAll(task);
}

function startInGroup(container: usize, task: usize, resumes: usize, group: u32): void {
  store<u32>(task + TASK_METHOD, group);
  const status = enterGroup(container, task);
  if (status == BUSY) {
    awaitBack(task, resumes);
    if (enterGroup(container, task) != OK) fail(12);
  } else if (status != OK) fail(13);
}

/** `getGroup` of the module. */
export function groupOf(task: usize, container: usize, spare: usize): u64 {
  return load<u32>(task + TASK_METHOD);
}
