// What a module calls to wait. A method that is told to wait stores where it goes on and answers RUN_BLOCKED; a wait that
// it should not begin any more is `cancelled`'s to tell.

import {
  FRAME_CHILDREN,
  FRAME_SLEEP,
  FRAME_TIMED,
  TASK_ANSWERED,
  TASK_FLAGS,
  TASK_FRAME,
  TASK_LINK,
} from '../abi/layout';
import { RCTX_TASK } from '../abi/slot-layout';
import { STATE_AWAITED, STATE_PENDING } from '../abi/status';
import { breakCycles } from '../locks/deadlock';
import { now } from '../platform';
import { TIMER_IN_WHEEL, TIMER_STATE, TIMER_UNTIL } from '../sync/timer-wheel';
import { frameOf } from '../task/frame';
import { isDone, tryAwait } from '../task/state';
import { expect, expectAny, takeBack } from '../task/waiting';
import { begin, end } from './module-calls';
import { learn } from './obey';
import { newTimer, SLEEP, startTimer, stopTimer } from './timers';

/** What `waitAnyChild` answers besides a child. */
const NONE_LEFT: usize = 0;
const NONE_YET: usize = 1;
const TIME_OVER: usize = 2;

/** True when the child is done; otherwise the task will be resumed when it, and all else it waits for, is. */
export function waitTask(rctx: usize, child: usize): bool {
  const phase = begin();
  const task = load<u32>(rctx + RCTX_TASK) as usize;
  const done = awaitChild(task, child);
  if (!done) breakCycles(task);
  end(phase);
  return done;
}

/** True when every child that was spawned is done; otherwise the task will be resumed after the last. */
export function waitChildren(rctx: usize): bool {
  const phase = begin();
  const task = load<u32>(rctx + RCTX_TASK) as usize;
  let done = true;
  for (let child = firstChild(task); child != 0; child = load<u32>(child + TASK_LINK) as usize) {
    if (!awaitChild(task, child)) done = false;
  }
  if (!done) breakCycles(task);
  end(phase);
  return done;
}

/**
 * A child that is done and was not answered before.
 * @returns NONE_LEFT: every child has been answered; NONE_YET: the task will be resumed after the first
 */
export function waitAnyChild(rctx: usize): usize {
  const phase = begin();
  const task = load<u32>(rctx + RCTX_TASK) as usize;
  const answer = takeDone(task);
  if (answer == NONE_YET) waitForAny(task, false);
  end(phase);
  return answer;
}

/**
 * As `waitAnyChild`, and TIME_OVER when `ns` nanoseconds have passed since the call that was not `resumed`: the task was
 * resumed after it, and asks again.
 */
export function waitAnyChildFor(rctx: usize, ns: f64, resumed: bool): usize {
  const phase = begin();
  const task = load<u32>(rctx + RCTX_TASK) as usize;
  let answer = takeDone(task);
  if (answer == NONE_YET) {
    const timer = sleepTimer(load<u32>(task + TASK_FRAME) as usize, task);
    const time = now();
    if (timer != 0 && !resumed) store<f64>(timer + TIMER_UNTIL, time + ns);
    if (resumed && (timer == 0 || load<f64>(timer + TIMER_UNTIL) <= time)) answer = TIME_OVER;
    else if (timer != 0) {
      // Also when it was resumed early, by a sleep of before that was being fired when it was stopped.
      if (!stopTimer(timer)) expect(task);
      startTimer(timer, load<f64>(timer + TIMER_UNTIL), time);
      waitForAny(task, true);
    } // without memory it suspends without a wait, and goes on at once
  }
  end(phase);
  return answer;
}

// A child that is done and that nobody was told of, NONE_YET or NONE_LEFT.
function takeDone(task: usize): usize {
  let answer = NONE_LEFT;
  for (let child = firstChild(task); child != 0; child = load<u32>(child + TASK_LINK) as usize) {
    if (!isDone(child)) {
      answer = NONE_YET;
      continue;
    }
    if (isAnswered(child)) continue;
    store<u32>(child + TASK_FLAGS, load<u32>(child + TASK_FLAGS) | TASK_ANSWERED); // nobody else has it now
    return child;
  }
  return answer;
}

// The task has children, and so a frame.
function waitForAny(task: usize, timed: bool): void {
  store<u16>((load<u32>(task + TASK_FRAME) as usize) + FRAME_TIMED, timed as u16);
  waitForAll(task);
  expectAny(task);
}

/** The task will be resumed when the time is over, and all else it waits for has come. */
export function startSleep(rctx: usize, ns: f64): void {
  const phase = begin();
  const task = load<u32>(rctx + RCTX_TASK) as usize;
  const frame = frameOf(task, 0);
  const timer = frame != 0 ? sleepTimer(frame, task) : 0;
  if (timer != 0) {
    const time = now();
    if (!stopTimer(timer)) expect(task); // else it waits for it already
    startTimer(timer, time + ns, time);
  }
  end(phase); // without memory the method suspends without a wait, and goes on at once
}

/** OK, or why the task should end: CANCELLED, DEADLINE. From then on it ends as cancelled, whatever it answers. */
export function cancelled(rctx: usize): u32 {
  return learn(load<u32>(rctx + RCTX_TASK) as usize);
}

/**
 * One of its children is done and was not answered, or the time is over that it waits for them. Holder of the task's lane
 * only. A timer's state is read without its wheel's lock: whoever fired it before the task left is seen (`arrive` and
 * `leave` change one word), whoever fires it later brings the task back.
 */
export function hasOneCome(frame: usize): bool {
  const timer = load<u16>(frame + FRAME_TIMED) != 0 ? (load<u32>(frame + FRAME_SLEEP) as usize) : 0;
  if (timer != 0 && load<u32>(timer + TIMER_STATE) != TIMER_IN_WHEEL) return true;
  let child = load<u32>(frame + FRAME_CHILDREN) as usize;
  while (child != 0 && (!isDone(child) || isAnswered(child))) child = load<u32>(child + TASK_LINK) as usize;
  return child != 0;
}

// What comes in this moment is seen when the task suspends.
function waitForAll(task: usize): void {
  for (let child = firstChild(task); child != 0; child = load<u32>(child + TASK_LINK) as usize) {
    awaitChild(task, child);
  }
}

// True when it is done, or was never sent: there is nothing to wait for. Awaited once is enough.
function awaitChild(task: usize, child: usize): bool {
  if (isDone(child)) return true;
  expect(task);
  const before = tryAwait(child);
  if (before == STATE_PENDING) return false;
  takeBack(task, 1); // never the last: the task is at work
  return before != STATE_AWAITED;
}

function sleepTimer(frame: usize, task: usize): usize {
  const timer = load<u32>(frame + FRAME_SLEEP) as usize;
  if (timer != 0) return timer;
  const made = newTimer(SLEEP, task);
  store<u32>(frame + FRAME_SLEEP, made as u32);
  return made;
}

function firstChild(task: usize): usize {
  const frame = load<u32>(task + TASK_FRAME) as usize;
  return frame == 0 ? 0 : (load<u32>(frame + FRAME_CHILDREN) as usize);
}

// Of a child that is done: whoever runs it writes its flags.
function isAnswered(child: usize): bool {
  return (load<u32>(child + TASK_FLAGS) & TASK_ANSWERED) != 0;
}
