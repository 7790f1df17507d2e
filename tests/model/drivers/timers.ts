// AssemblyScript: timers between workers. A timer of kind SLEEP belongs to a task that waits for it alone, whose lane is
// run by nobody here: what fires it has put it on the lane's list.
import { fail } from './checker';
import {
  fireDue,
  newTimer,
  startTimer,
  stopTimer,
  waitingExpect,
  waitingLeave,
  waitingLess,
  waitingStart,
} from './engine';

const SLEEP: u32 = 0;

/**
 * Suspends a task for the time; `back` = it is this thread that brings it back: its sleep was over before, or, if it is
 * to `stop` it, could be stopped before it was over.
 */
export function sleepOnce(task: usize, dueNs: f64, stop: bool, back: usize): void {
  const timer = newTimer(SLEEP, task);
  if (timer == 0) fail(1);
  waitingStart(task);
  waitingExpect(task);
  startTimer(timer, dueNs, 0);
  if (waitingLeave(task)) {
    store<u32>(back, 1);
    return;
  }
  if (!stop || !stopTimer(timer)) return;
  if (!waitingLess(task, 1)) fail(3);
  store<u32>(back, 1);
}

/** Fires what is due, `times` times. */
export function fireTimes(timeNs: f64, times: u32): void {
  for (let i: u32 = 0; i < times; i++) fireDue(timeNs);
}
