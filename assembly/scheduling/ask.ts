// Asking a module where a task goes: to which container (a dynamic query), to which of its lanes.
//
// A wasm module is asked when the task is routed, if that comes from a client's ring: a trap loses nothing there. The
// others are asked when the task is about to start: host modules on their home worker, and about what a method sent or
// what was replicated, since a trap would unwind the sender too.

import {
  CONTAINER_FLAGS,
  CONTAINER_MAPS,
  CONTAINER_MODULE,
  CONTAINER_MONITORS,
  CONTAINER_ONLY_LANE,
  CONTAINER_PINNED,
  CONTAINER_POOL,
  CONTAINER_STATE,
} from '../abi/container-layout';
import { LANE_CONTAINER } from '../abi/lane-layout';
import {
  CALL_MAP_TASK_TO_LANE,
  CALLS_PER_MODULE,
  LOAD_CPU,
  RANGE_SCHEDULE,
  TASK_CONTAINER,
  TASK_DYNAMIC,
  TASK_FLAGS,
  TASK_FRAME,
  TASK_HIGH_LATENCY,
  TASK_LANE_ANY,
  TASK_LANE_HASH,
  TASK_MAPPED,
  TASK_QUERY,
  TASK_REPLICA,
  TASK_SYSTEM,
} from '../abi/layout';
import { MONITOR_LANE, MonitorMode } from '../abi/monitor-layout';
import { SLOT_CLAIMED_RING } from '../abi/slot-layout';
import { OUTCOME_NOT_EXECUTED, REASON_NOT_SCHEDULED, REASON_UNKNOWN_CONTAINER } from '../abi/status';
import { free } from '../memory/segments';
import { self } from '../memory/self';
import { mapTaskToLane } from '../platform';
import { containerAt, localToGlobal } from '../pool/domain-table';
import { lessPending, pushStart } from '../pool/lane';
import { charge, discharge } from '../pool/lane-load';
import { DEFAULT_GROUP, getLaneByHash, getLeastLoadedLane } from '../pool/multi-queue';
import { loadAtomic } from '../sync/atomic';
import { costOf, isLong, setCost } from '../task/cost';
import { finish, outcomeOf } from '../worker/complete';
import { loadModules } from '../worker/load';
import { makeReady } from '../worker/ready';
import { routeIn, sendToLane } from '../worker/route';
import { askEstimate } from './estimate';
import { hasHighWorkers } from './kinds';
import { beginAsking, callMonitor, endAsking, isMonitored, monitorContext } from './monitor';

/** The task's query is still dynamic: somebody has to say which container is meant. */
export function isDynamic(task: usize): bool {
  return (load<u32>(task + TASK_QUERY) & 0xff) == RANGE_SCHEDULE;
}

/** Has a container of this node say where a task goes, now or when it is about to start. */
export function routeDynamic(pool: usize, task: usize): void {
  const container = containerAt(pool, localToGlobal(pool, 0));
  if (container == 0) {
    finish(task, outcomeOf(OUTCOME_NOT_EXECUTED, REASON_UNKNOWN_CONTAINER), 0);
    return;
  }
  const flags = load<u32>(task + TASK_FLAGS);
  store<u32>(task + TASK_CONTAINER, container as u32);
  if (!isMonitored(container, task, MonitorMode.kGlobalSchedule)) {
    finish(task, outcomeOf(OUTCOME_NOT_EXECUTED, REASON_NOT_SCHEDULED), 0);
  } else if (mayAsk(container, flags)) {
    schedule(pool, container, task);
  } else {
    // TASK_LANE stays 0: it is on its way, and nobody sends it an order that it would leave behind.
    store<u32>(task + TASK_FLAGS, flags | TASK_DYNAMIC);
    const lane = defaultLane(container, task, flags);
    pushStart(lane, task);
    makeReady(lane);
  }
}

// Asks once: who answers with a dynamic query again has not answered.
function schedule(pool: usize, container: usize, task: usize): void {
  const message = callMonitor(container, MonitorMode.kGlobalSchedule, task);
  if (isDynamic(task)) {
    store<u32>(task + TASK_FRAME, message as u32);
    finish(task, outcomeOf(OUTCOME_NOT_EXECUTED, REASON_NOT_SCHEDULED), 0);
    return;
  }
  if (message != 0) free(message); // it had answered before it threw
  routeIn(pool, task);
}

/** The lane of a task in its container, as far as that can be told when it is routed; 0 = it has no lanes yet. */
// @inline
export function laneFor(container: usize, task: usize, flags: u32): usize {
  const asks = (load<u32>(container + CONTAINER_FLAGS) & (CONTAINER_MAPS | CONTAINER_MONITORS)) != 0;
  if (asks && mayAsk(container, flags)) {
    loadModules(load<u32>(container + CONTAINER_MODULE)); // who runs a lane has
    const lane = askLane(container, task);
    if (lane != 0) return lane;
  }
  return defaultLane(container, task, flags);
}

/**
 * Where a container's tasks go when its module does not choose; 0 = it has no lanes yet. Of two tasks to one lane none
 * overtakes the other: only those that any lane will do for are sorted by their length.
 */
// @inline
export function defaultLane(container: usize, task: usize, flags: u32): usize {
  if ((flags & (TASK_LANE_ANY | TASK_HIGH_LATENCY)) == 0) {
    const only = loadAtomic<u32>(container + CONTAINER_ONLY_LANE) as usize;
    if (only != 0) return only;
    return getLaneByHash(container, DEFAULT_GROUP, 0, load<u32>(task + TASK_LANE_HASH));
  }
  const isAny = (flags & TASK_LANE_ANY) != 0;
  const isHigh = (flags & TASK_HIGH_LATENCY) != 0 || (isAny && hasHighWorkers() && isLong(task));
  const priority: u32 = isHigh ? 1 : 0;
  if (isAny) return getLeastLoadedLane(container, DEFAULT_GROUP, priority, LOAD_CPU);
  return getLaneByHash(container, DEFAULT_GROUP, priority, load<u32>(task + TASK_LANE_HASH));
}

function mayAsk(container: usize, flags: u32): bool {
  if (load<u32>(self() + SLOT_CLAIMED_RING) == 0) return false; // not from a client's ring
  if ((load<u32>(container + CONTAINER_FLAGS) & CONTAINER_PINNED) != 0 || (flags & TASK_REPLICA) != 0)
    return false;
  return loadAtomic<u32>(container + CONTAINER_STATE) == 0; // else its tasks are refused when they would start
}

/** The module was not asked about this task yet, and may have something to say. */
// @inline
export function mustAsk(container: usize, flags: u32): bool {
  if ((flags & (TASK_MAPPED | TASK_SYSTEM)) != 0) return false;
  return (load<u32>(container + CONTAINER_FLAGS) & (CONTAINER_MAPS | CONTAINER_MONITORS)) != 0;
}

/** Asks about a task that is about to start in a lane; true when it went elsewhere, or has its outcome. */
export function askAtStart(container: usize, lane: usize, task: usize): bool {
  const flags = load<u32>(task + TASK_FLAGS);
  if ((flags & TASK_DYNAMIC) != 0) {
    store<u32>(task + TASK_FLAGS, flags & ~TASK_DYNAMIC);
    schedule(load<u32>(container + CONTAINER_POOL) as usize, container, task);
  } else {
    const monitored = (load<u32>(container + CONTAINER_FLAGS) & CONTAINER_MONITORS) != 0;
    if (monitored) takeOff(lane, task); // it may cost something else afterwards
    const chosen = askLane(container, task);
    if (chosen == 0 || chosen == lane) {
      if (monitored) charge(lane, task);
      return false;
    }
    if (!monitored) takeOff(lane, task);
    sendToLane(chosen, task);
  }
  lessPending(lane, 1); // it has left this lane
  return true;
}

// Its cost is that of no lane, and still its own.
function takeOff(lane: usize, task: usize): void {
  const cost = costOf(task);
  discharge(lane, task);
  setCost(task, cost);
}

// The monitor function where it answers kLocalSchedule, else mapTaskToLane; 0 = neither chooses.
function askLane(container: usize, task: usize): usize {
  const flags = load<u32>(container + CONTAINER_FLAGS);
  store<u32>(task + TASK_FLAGS, load<u32>(task + TASK_FLAGS) | TASK_MAPPED);
  let lane: usize = 0;
  if ((flags & CONTAINER_MONITORS) != 0) askEstimate(container, task);
  if (isMonitored(container, task, MonitorMode.kLocalSchedule)) {
    const message = callMonitor(container, MonitorMode.kLocalSchedule, task);
    if (message != 0) free(message); // one that throws says nothing
    lane = load<u32>(monitorContext() + MONITOR_LANE) as usize;
  }
  if (lane == 0 && (flags & CONTAINER_MAPS) != 0) {
    lane =
      (flags & CONTAINER_PINNED) != 0 ? mapTaskToLane(container as u32, task) : askModule(container, task);
  }
  return lane != 0 && (load<u32>(lane + LANE_CONTAINER) as usize) == container ? lane : 0;
}

function askModule(container: usize, task: usize): usize {
  const module = load<u32>(container + CONTAINER_MODULE);
  const phase = beginAsking(task);
  const lane = call_indirect<usize>(
    module * CALLS_PER_MODULE + CALL_MAP_TASK_TO_LANE,
    task,
    container,
    <usize>0,
  );
  endAsking(phase);
  return lane;
}
