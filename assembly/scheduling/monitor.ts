// Monitor functions of modules (specification: Monitor): functions that the engine calls, no tasks. They run to their
// end on the worker that asks, and answer in its monitor context. Each method's row tells which modes it answers, so
// that nobody is called who has nothing to say.
//
// A trap in one poisons its container, and ends its task unless that has ended (recover.ts): to be called where that
// loses nothing.

import {
  CONTAINER_FLAGS,
  CONTAINER_MODULE,
  CONTAINER_MONITORS,
  CONTAINER_PINNED,
} from '../abi/container-layout';
import { CALL_MONITOR, CALLS_PER_MODULE, TASK_FLAGS, TASK_METHOD, TASK_ROW_SHIFT } from '../abi/layout';
import {
  MONITOR_CONTAINER,
  MONITOR_LANE,
  MONITOR_TASK,
  MONITOR_WORKER,
  MonitorMode,
} from '../abi/monitor-layout';
import {
  PHASE_MAPPING,
  PHASE_SAMPLING,
  SLOT_MAPPING_TASK,
  SLOT_MONITOR,
  SLOT_PHASE,
  SLOT_WORKER,
} from '../abi/slot-layout';
import { self } from '../memory/self';
import * as platform from '../platform';
import { hasMonitor } from '../pool/module';
import { loadModules } from '../worker/load';

/** The container's module answers this mode for the task's method. */
export function isMonitored(container: usize, task: usize, mode: u32): bool {
  if ((load<u32>(container + CONTAINER_FLAGS) & CONTAINER_MONITORS) == 0) return false;
  return hasMonitor(
    load<u32>(container + CONTAINER_MODULE),
    load<u32>(task + TASK_FLAGS) >> TASK_ROW_SHIFT,
    mode,
  );
}

/**
 * Calls the monitor function of the task's method; of a host module on its home worker only. What it reads besides the
 * task, the caller has put into the monitor context (`monitorContext`), where its answer is found.
 * @returns 0, or a block of main in which a host's function that threw says why; the caller frees it
 */
export function callMonitor(container: usize, mode: u32, task: usize): usize {
  const slot = self();
  const context = monitorContext();
  store<u32>(context + MONITOR_TASK, task as u32);
  store<u32>(context + MONITOR_CONTAINER, container as u32);
  store<u32>(context + MONITOR_LANE, 0);
  store<u32>(context + MONITOR_WORKER, load<u32>(slot + SLOT_WORKER));
  if ((load<u32>(container + CONTAINER_FLAGS) & CONTAINER_PINNED) != 0) {
    return platform.monitor(container as u32, mode, task, context);
  }
  const module = load<u32>(container + CONTAINER_MODULE);
  loadModules(module);
  const phase = beginAsking(task);
  if (mode == MonitorMode.kSampleLoad) store<u32>(slot + SLOT_PHASE, PHASE_SAMPLING);
  call_indirect<u32>(
    module * CALLS_PER_MODULE + CALL_MONITOR,
    mode,
    load<u32>(task + TASK_METHOD),
    task,
    context,
  );
  endAsking(phase);
  return 0;
}

/** Where this worker's monitor functions are given something and answer. */
export function monitorContext(): usize {
  return self() + SLOT_MONITOR;
}

/** What traps from here on is module code that was asked about a task. Answers what `endAsking` is given. */
export function beginAsking(task: usize): u32 {
  const slot = self();
  const phase = load<u32>(slot + SLOT_PHASE);
  store<u32>(slot + SLOT_MAPPING_TASK, task as u32);
  store<u32>(slot + SLOT_PHASE, PHASE_MAPPING);
  return phase;
}

export function endAsking(phase: u32): void {
  const slot = self();
  store<u32>(slot + SLOT_PHASE, phase);
  store<u32>(slot + SLOT_MAPPING_TASK, 0);
}
