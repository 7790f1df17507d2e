// A client of the runtime that is wasm: allocates, submits, reaps and frees, with a window of tasks outstanding.
import { TASK_HEADER_SIZE } from '../../assembly/abi/layout';
import { REAP_MAX } from '../../assembly/abi/slot-layout';
import { OK } from '../../assembly/abi/status';
import { freeReaped, freeTask, newTask, publish, reap, submitHeld } from './engine';

let outstanding: u32 = 0;

/** Goes on until `tasks` more have ended; false when there was no memory for a task. */
export function run(
  window: u32,
  tasks: u32,
  poolLo: u32,
  poolHi: u32,
  method: u32,
  query: u32,
  queryValue: u32,
): bool {
  let ended: u32 = 0;
  while (ended < tasks) {
    while (outstanding < window) {
      const task = newTask(poolLo, poolHi, method, TASK_HEADER_SIZE as u32, query, queryValue, 0);
      if (task == 0) return false;
      if (submitHeld(task, 0) != OK) {
        freeTask(task); // the ring is full: the worker is behind
        break;
      }
      outstanding++;
    }
    const count = reap(REAP_MAX);
    if (count == 0) {
      publish(); // nothing to do but wait: the worker gets what was held back to go out in one piece
      continue;
    }
    freeReaped(count);
    outstanding -= count;
    ended += count;
  }
  return true;
}

/** Reaps what is still outstanding. */
export function finish(): void {
  publish();
  while (outstanding != 0) {
    const count = reap(REAP_MAX);
    freeReaped(count);
    outstanding -= count;
  }
}
