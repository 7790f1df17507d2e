// Routing: a task's query names a container, the container's module (or the default) a lane.
//
//   route ─┬─ unknown pool, container or method, malformed query, stop ─▶ finished NotExecuted(reason)
//          ├─ every container ─▶ broadcast.ts
//          └─ one container ─▶ lane ─▶ ready queue
//
// Runs on workers. Who calls from outside of a turn sets SLOT_ROUTING meanwhile (pool.ts, sweepPools).

import {
  CONTAINER_FLAGS,
  CONTAINER_MAPS,
  CONTAINER_MODULE,
  CONTAINER_PINNED,
  CONTAINER_SYSTEM_LANE,
} from '../abi/container-layout';
import { LANE_CONTAINER } from '../abi/lane-layout';
import {
  CALL_MAP_TASK_TO_LANE,
  CALLS_PER_MODULE,
  TASK_CONTAINER,
  TASK_CONTROL,
  TASK_DEADLINE,
  TASK_FLAGS,
  TASK_HIGH_LATENCY,
  TASK_LANE,
  TASK_LANE_ANY,
  TASK_LANE_HASH,
  TASK_MAPPED,
  TASK_METHOD,
  TASK_POOL_HI,
  TASK_POOL_LO,
  TASK_QUERY,
  TASK_QUERY_VALUE,
  TASK_REPLICA,
  TASK_ROW_SHIFT,
  TASK_SYSTEM,
} from '../abi/layout';
import { ABORTING, H_STATE } from '../abi/map';
import {
  POOL_ACTIVE,
  POOL_CONTAINER_COUNT,
  POOL_CREATING,
  POOL_DESTROYING,
  POOL_MODULE,
  POOL_STATE,
} from '../abi/pool-layout';
import { PHASE_MAPPING, SLOT_CLAIMED_RING, SLOT_MAPPING_TASK, SLOT_PHASE } from '../abi/slot-layout';
import {
  OUTCOME_NOT_EXECUTED,
  REASON_BAD_QUERY,
  REASON_NO_MEMORY,
  REASON_POOL_DESTROYED,
  REASON_SHUTDOWN,
  REASON_UNKNOWN_CONTAINER,
  REASON_UNKNOWN_METHOD,
  REASON_UNKNOWN_POOL,
  REASON_UNSUPPORTED_METHOD,
} from '../abi/status';
import { self } from '../memory/self';
import { EVERY, MALFORMED, resolveQuery } from '../pool/domain-query';
import { containerAt } from '../pool/domain-table';
import { pushStart } from '../pool/lane';
import { isUnsupported, methodRow, NO_METHOD } from '../pool/module';
import { getLaneByHash, getLeastPendingLane } from '../pool/multi-queue';
import { findPool } from '../pool/pool';
import { loadAtomic } from '../sync/atomic';
import { broadcast } from './broadcast';
import { cancelFor } from './cancel';
import { finish, outcomeOf } from './complete';
import { loadModules } from './load';
import { arm } from './orders';
import { makeReady } from './ready';

/** Group that a container's tasks go to when its module does not choose. */
const DEFAULT_GROUP: u32 = 0;

/** Sends an accepted task on its way; afterwards it belongs to a lane or has its outcome. */
export function route(task: usize): void {
  const pool = findPool(load<u32>(task + TASK_POOL_LO), load<u32>(task + TASK_POOL_HI));
  const refusal = pool == 0 ? REASON_UNKNOWN_POOL : admit(pool, task);
  if (refusal != 0) {
    if ((load<u32>(task + TASK_FLAGS) & TASK_CONTROL) != 0) {
      cancelFor(task); // it names no pool
      return;
    }
    finish(task, outcomeOf(OUTCOME_NOT_EXECUTED, refusal), 0);
    return;
  }
  const id = resolveQuery(pool, load<u32>(task + TASK_QUERY), load<u32>(task + TASK_QUERY_VALUE));
  if (id < load<u32>(pool + POOL_CONTAINER_COUNT)) routeTo(pool, task, id);
  else if (id == EVERY && load<u32>(pool + POOL_CONTAINER_COUNT) == 1) routeTo(pool, task, 0);
  else if (id == EVERY) broadcast(pool, task);
  else {
    const reason = id == MALFORMED ? REASON_BAD_QUERY : REASON_UNKNOWN_CONTAINER;
    finish(task, outcomeOf(OUTCOME_NOT_EXECUTED, reason), 0);
  }
}

// Why the pool does not take the task, or 0. Remembers the method's row in the task.
function admit(pool: usize, task: usize): u32 {
  const state = loadAtomic<u32>(pool + POOL_STATE);
  const flags = load<u32>(task + TASK_FLAGS);
  if (
    state != POOL_ACTIVE &&
    !((flags & TASK_SYSTEM) != 0 && (state == POOL_CREATING || state == POOL_DESTROYING))
  ) {
    return state == POOL_DESTROYING ? REASON_POOL_DESTROYED : REASON_UNKNOWN_POOL;
  }
  if (loadAtomic<u32>(H_STATE) >= ABORTING) return REASON_SHUTDOWN;
  const module = load<u32>(pool + POOL_MODULE);
  const row = methodRow(module, load<u32>(task + TASK_METHOD));
  if (row == NO_METHOD) return REASON_UNKNOWN_METHOD;
  if (isUnsupported(module, row)) return REASON_UNSUPPORTED_METHOD;
  store<u32>(task + TASK_FLAGS, (flags & ((1 << TASK_ROW_SHIFT) - 1)) | (row << TASK_ROW_SHIFT));
  return 0;
}

/** Sends a task to one container of this node. */
export function routeTo(pool: usize, task: usize, id: u32): void {
  const container = containerAt(pool, id);
  if (container == 0) {
    finish(task, outcomeOf(OUTCOME_NOT_EXECUTED, REASON_UNKNOWN_CONTAINER), 0);
    return;
  }
  store<u32>(task + TASK_CONTAINER, container as u32);
  const lane = laneFor(container, task);
  if (load<f64>(task + TASK_DEADLINE) != 0) {
    store<u32>(task + TASK_LANE, lane as u32); // where its deadline will find it
    if (!arm(task)) {
      finish(task, outcomeOf(OUTCOME_NOT_EXECUTED, REASON_NO_MEMORY), 0);
      return;
    }
  }
  sendToLane(lane, task);
}

/** Appends a task to a lane and sees to it that a worker runs it. */
export function sendToLane(lane: usize, task: usize): void {
  store<u32>(task + TASK_LANE, lane as u32);
  pushStart(lane, task);
  makeReady(lane);
}

function laneFor(container: usize, task: usize): usize {
  const flags = load<u32>(task + TASK_FLAGS);
  let lane: usize = 0;
  if ((flags & TASK_SYSTEM) == 0) {
    const kind = load<u32>(container + CONTAINER_FLAGS);
    if ((kind & CONTAINER_MAPS) != 0 && mayAsk(kind, flags)) lane = askModule(container, task);
    if (lane == 0) lane = defaultLane(container, task, flags);
  }
  return lane != 0 ? lane : (load<u32>(container + CONTAINER_SYSTEM_LANE) as usize);
}

function defaultLane(container: usize, task: usize, flags: u32): usize {
  const priority: u32 = (flags & TASK_HIGH_LATENCY) != 0 ? 1 : 0;
  if ((flags & TASK_LANE_ANY) != 0) return getLeastPendingLane(container, DEFAULT_GROUP, priority);
  return getLaneByHash(container, DEFAULT_GROUP, priority, load<u32>(task + TASK_LANE_HASH));
}

// A wasm module is asked where a trap of its own loses nothing: for a task from a client's ring. The others choose when
// the task is about to start (run.ts): host modules on their home worker, and what a method or a broadcast sent, since
// a trap would unwind the sender too.
function mayAsk(kind: u32, flags: u32): bool {
  if ((kind & CONTAINER_PINNED) != 0 || (flags & TASK_REPLICA) != 0) return false;
  return load<u32>(self() + SLOT_CLAIMED_RING) != 0;
}

/** Asks a wasm module for the lane of a task; 0 = the default lane. It may trap: then `recover` ends the task. */
export function askModule(container: usize, task: usize): usize {
  const module = load<u32>(container + CONTAINER_MODULE);
  loadModules(module);
  const slot = self();
  const phase = load<u32>(slot + SLOT_PHASE);
  store<u32>(slot + SLOT_MAPPING_TASK, task as u32);
  store<u32>(slot + SLOT_PHASE, PHASE_MAPPING);
  const lane = call_indirect<usize>(
    module * CALLS_PER_MODULE + CALL_MAP_TASK_TO_LANE,
    task,
    container,
    <usize>0,
  );
  store<u32>(slot + SLOT_PHASE, phase);
  store<u32>(slot + SLOT_MAPPING_TASK, 0);
  store<u32>(task + TASK_FLAGS, load<u32>(task + TASK_FLAGS) | TASK_MAPPED);
  return lane != 0 && (load<u32>(lane + LANE_CONTAINER) as usize) == container ? lane : 0;
}
