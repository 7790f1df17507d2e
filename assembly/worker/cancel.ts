// A client cancels a task that it sent. It says so by a control task on the way that the task took: through the same
// lane of the process queue, so that the task has been routed before.
import {
  TASK_CONTROL,
  TASK_FLAGS,
  TASK_HEADER_SIZE,
  TASK_HIGH_LATENCY,
  TASK_OWNER,
  TASK_QUERY_VALUE,
  TASK_STATE,
} from '../abi/layout';
import { ABORTING, H_STATE } from '../abi/map';
import { NO_WORKER, SLOT_EPOCH, SLOT_WORKER } from '../abi/slot-layout';
import {
  CANCELLED,
  NO_MEMORY,
  OK,
  OUTCOME_OK,
  REASON_NONE,
  SHUTTING_DOWN,
  STATE_PENDING,
} from '../abi/status';
import { slotAt } from '../memory/initialise';
import { self } from '../memory/self';
import { loadAtomic } from '../sync/atomic';
import { freeTask, newTask } from '../task/task';
import { finish } from './complete';
import { markCancelled, order } from './orders';
import { submitControl, submitFromWorker } from './submit';

/**
 * Cancels a task that this thread submitted, and that is not freed. The cancel itself is a task: it needs no credit,
 * and comes back under `token`. Until then the target must not be freed, even if it comes back before: its client leaves it
 * to the cancel then (TASK_QUERY), and it is freed with that, also when the client is gone by then.
 * @returns the cancel; or BUSY, NO_MEMORY or SHUTTING_DOWN: then nothing was cancelled
 */
export function cancelTask(target: usize, token: u32): u32 {
  if (loadAtomic<u32>(H_STATE) >= ABORTING) return SHUTTING_DOWN;
  const priority = load<u32>(target + TASK_FLAGS) & TASK_HIGH_LATENCY;
  const size = TASK_HEADER_SIZE as u32;
  const control = newTask(0, 0, 0, size, 0, target as u32, TASK_CONTROL | priority);
  if (control == 0) return NO_MEMORY;
  const ofWorker = load<u32>(self() + SLOT_WORKER) != NO_WORKER;
  const status = ofWorker ? submitFromWorker(control, token, 0) : submitControl(control, token);
  if (status == OK) return control as u32;
  freeTask(control);
  return status;
}

/** A worker has come to a control task. */
export function cancelFor(control: usize): void {
  const target = load<u32>(control + TASK_QUERY_VALUE) as usize;
  // Of a client that has left, the target may be freed already.
  if (isThere(load<u32>(control + TASK_OWNER)) && loadAtomic<u32>(target + TASK_STATE) == STATE_PENDING) {
    markCancelled(target, CANCELLED);
    order(target);
  }
  finish(control, OUTCOME_OK, REASON_NONE);
}

function isThere(owner: u32): bool {
  return loadAtomic<u32>(slotAt(owner & 0xff) + SLOT_EPOCH) == owner >> 8;
}
