// After a trap in module code the host calls `recover`: the task that trapped ends AppError(Trap), or as it had ended where
// its module was only told of that, its container is poisoned, and the worker goes on with all that it held, which lies in its slot. A trap of the engine itself, or a
// failed check, is fail-stop for the node.

import { CONTAINER_FLAGS, CONTAINER_MONITORS, CONTAINER_POISONED } from '../abi/container-layout';
import {
  FRAME_MESSAGE,
  RUN_DONE,
  TASK_BROADCAST,
  TASK_CONTAINER,
  TASK_FLAGS,
  TASK_FRAME,
  TASK_STARTED,
} from '../abi/layout';
import { H_CHECK_CODE } from '../abi/map';
import { MONITOR_CONTAINER } from '../abi/monitor-layout';
import {
  PHASE_ENGINE,
  PHASE_MAPPING,
  PHASE_POLICY,
  PHASE_SAMPLING,
  SLOT_CLAIMED_RING,
  SLOT_CURRENT_LANE,
  SLOT_CURRENT_TASK,
  SLOT_MAPPING_TASK,
  SLOT_PHASE,
  SLOT_UNSENT,
} from '../abi/slot-layout';
import { OUTCOME_APP_ERROR, REASON_TRAP } from '../abi/status';
import { TRACE_END } from '../abi/trace-layout';
import { free } from '../memory/segments';
import { self } from '../memory/self';
import { closeContainer } from '../pool/container';
import { abandonReplicas } from '../replication/replication';
import { isLearner } from '../scheduling/learn';
import { monitorContext } from '../scheduling/monitor';
import { dropPolicy } from '../scheduling/policy';
import { traceTask } from '../stats/trace';
import { setCost } from '../task/cost';
import { freeUnsent } from '../task/unsent';
import { endTask, finish, flushHeld, outcomeOf } from './complete';
import { leaveRing } from './process-queue';
import { attend } from './ready';
import { rouse } from './rouse';
import { countDone, countFailure, leaveLane, settle } from './run';

/**
 * Puts this worker's slot in order after a trap; false when the trap was the engine's own: the node must stop.
 * @param message 0, or a block of main that tells the caller of the task more (as `finishTask` has it)
 */
export function recover(message: usize): bool {
  const slot = self();
  const phase = load<u32>(slot + SLOT_PHASE);
  if (phase == PHASE_ENGINE || load<u32>(H_CHECK_CODE) != 0) return false;
  store<u32>(slot + SLOT_PHASE, PHASE_ENGINE);
  if (phase == PHASE_MAPPING || phase == PHASE_SAMPLING) {
    const asked = load<u32>(slot + SLOT_MAPPING_TASK) as usize;
    store<u32>(slot + SLOT_MAPPING_TASK, 0);
    freeUnsent(slot + SLOT_UNSENT);
    if (asked != 0 && phase == PHASE_SAMPLING) endSampled(asked, message);
    else if (asked != 0) endAsked(asked, message);
    else poison(load<u32>(monitorContext() + MONITOR_CONTAINER) as usize); // it was told of no task (kReinforceLoad)
  }
  if (phase == PHASE_POLICY) dropPolicy();
  const task = load<u32>(slot + SLOT_CURRENT_TASK) as usize;
  if (task != 0) {
    const container = load<u32>(task + TASK_CONTAINER) as usize;
    store<u32>(slot + SLOT_CURRENT_TASK, 0);
    freeUnsent(slot + SLOT_UNSENT);
    poison(container);
    countFailure(container, task);
    traceTask(TRACE_END, load<u32>(slot + SLOT_CURRENT_LANE) as usize, task);
    store<u32>(task + TASK_FLAGS, load<u32>(task + TASK_FLAGS) | TASK_STARTED);
    endTrapped(task, message);
  }
  if (load<u32>(slot + SLOT_CURRENT_LANE) != 0) leaveLane();
  if (load<u32>(slot + SLOT_CLAIMED_RING) != 0) leaveRing();
  flushHeld();
  if (!isLearner()) attend();
  return true;
}

function endTrapped(task: usize, message: usize): void {
  const outcome = outcomeOf(OUTCOME_APP_ERROR, REASON_TRAP);
  const frame = load<u32>(task + TASK_FRAME) as usize;
  if (frame != 0) {
    const adopted = load<u32>(frame + FRAME_MESSAGE) as usize;
    if (adopted != 0) free(adopted);
    store<u32>(frame + FRAME_MESSAGE, message as u32);
    endTask(task, outcome, 0);
  } else {
    store<u32>(task + TASK_FRAME, message as u32);
    if (load<u32>(self() + SLOT_CURRENT_LANE) != 0) countDone(task);
    finish(task, outcome, 0);
  }
}

// A task that a module was asked about: on its way from a client's ring, about to start, or replicated.
function endAsked(task: usize, message: usize): void {
  const container = load<u32>(task + TASK_CONTAINER) as usize;
  poison(container);
  const flags = load<u32>(task + TASK_FLAGS);
  if ((flags & TASK_BROADCAST) != 0) abandonReplicas(task);
  // While a monitor is asked about what has not started, its cost is that of no lane (scheduling/ask.ts).
  const monitored = (load<u32>(container + CONTAINER_FLAGS) & CONTAINER_MONITORS) != 0;
  if ((flags & TASK_STARTED) == 0 && monitored) setCost(task, 0);
  endTrapped(task, message);
}

// What was asked about a task that has ended Ok changes nothing about that.
function endSampled(task: usize, message: usize): void {
  const container = load<u32>(task + TASK_CONTAINER) as usize;
  poison(container);
  if (message != 0) free(message);
  settle(container, load<u32>(self() + SLOT_CURRENT_LANE) as usize, task, RUN_DONE);
}

function poison(container: usize): void {
  closeContainer(container, CONTAINER_POISONED);
  rouse(container);
}
