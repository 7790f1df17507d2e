// What a replicated task does itself: its module is asked. Either where a trap of its own loses nothing of a sender,
// for a task from a client's ring, or on a lane of one of the containers that the task goes to. It may trap: then
// `recover` ends the task.

import { CONTAINER_FLAGS, CONTAINER_MODULE, CONTAINER_PINNED } from '../abi/container-layout';
import { CALL_REPLICATE, CALLS_PER_MODULE, REPLICAS_LIST, REPLICATE_THREW, TASK_FRAME } from '../abi/layout';
import { MONITOR_REPLICA_COUNT, MONITOR_REPLICAS } from '../abi/monitor-layout';
import { SLOT_CLAIMED_RING } from '../abi/slot-layout';
import { self } from '../memory/self';
import { replicateTask } from '../platform';
import { beginAsking, callMonitor, endAsking, monitorContext } from '../scheduling/monitor';
import { blockOf } from '../task/replicas';
import { loadModules } from '../worker/load';

/** The module of a container may be asked for a task that is being routed. */
export function mayAskNow(container: usize): bool {
  if ((load<u32>(container + CONTAINER_FLAGS) & CONTAINER_PINNED) != 0) return false; // its home worker only
  return load<u32>(self() + SLOT_CLAIMED_RING) != 0;
}

/**
 * Asks for one step (REPLICATE_*) of the replication of `origin`.
 * @param number how many replicas, or which of them
 * @returns 0, failed(code), or REPLICATE_THREW
 */
export function askReplicate(container: usize, step: u32, number: u32, origin: usize, replica: usize): i32 {
  const word = step | (number << 8);
  if ((load<u32>(container + CONTAINER_FLAGS) & CONTAINER_PINNED) != 0) {
    return replicateTask(container as u32, word, origin, replica);
  }
  const module = load<u32>(container + CONTAINER_MODULE);
  loadModules(module);
  const phase = beginAsking(origin);
  const code = call_indirect<i32>(module * CALLS_PER_MODULE + CALL_REPLICATE, word, origin, replica);
  endAsking(phase);
  return code;
}

/** Calls the monitor function of the task's method about its `count` replicas; 0 or REPLICATE_THREW. */
export function askMonitor(container: usize, mode: u32, origin: usize, count: u32): i32 {
  const context = monitorContext();
  store<u32>(context + MONITOR_REPLICAS, (blockOf(origin) + REPLICAS_LIST) as u32);
  store<u32>(context + MONITOR_REPLICA_COUNT, count);
  const message = callMonitor(container, mode, origin);
  store<u64>(context + MONITOR_REPLICAS, 0); // and their number
  if (message == 0) return 0;
  store<u32>(origin + TASK_FRAME, message as u32);
  return REPLICATE_THREW;
}
