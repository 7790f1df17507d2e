// Routing: a task's query names a container, the container's module (or the default) a lane.
//
//   route ─┬─ unknown pool, container or method, malformed query, stop ─▶ finished NotExecuted(reason)
//          ├─ dynamic ─▶ ask.ts: a container of this node says which
//          ├─ several containers ─▶ replication.ts
//          └─ one container ─▶ lane ─▶ ready queue
//
// Runs on workers. Who calls from outside of a turn sets SLOT_ROUTING meanwhile (pool.ts, sweepPools).

import { CONTAINER_SYSTEM_LANE } from '../abi/container-layout';
import {
  TASK_CONTAINER,
  TASK_CONTROL,
  TASK_DEADLINE,
  TASK_FLAGS,
  TASK_LANE,
  TASK_METHOD,
  TASK_PERIODIC,
  TASK_POOL_HI,
  TASK_POOL_LO,
  TASK_QUERY,
  TASK_QUERY_VALUE,
  TASK_ROW_SHIFT,
  TASK_SYSTEM,
} from '../abi/layout';
import { ABORTING, H_STATE } from '../abi/map';
import {
  POOL_ACTIVE,
  POOL_CLOSED,
  POOL_CONTAINER_COUNT,
  POOL_CREATING,
  POOL_DESTROYING,
  POOL_MODULE,
  POOL_STATE,
} from '../abi/pool-layout';
import {
  OUTCOME_NOT_EXECUTED,
  REASON_BAD_QUERY,
  REASON_NO_MEMORY,
  REASON_POOL_DESTROYED,
  REASON_SHUTDOWN,
  REASON_TOO_DEEP,
  REASON_UNKNOWN_CONTAINER,
  REASON_UNKNOWN_METHOD,
  REASON_UNKNOWN_POOL,
  REASON_UNSUPPORTED_METHOD,
} from '../abi/status';
import { MALFORMED, resolveQuery, SEVERAL } from '../pool/domain-query';
import { containerAt } from '../pool/domain-table';
import { isIdle, pushStart } from '../pool/lane';
import { charge } from '../pool/lane-load';
import { directRow, isUnsupported, methodRow, NO_METHOD } from '../pool/module';
import { findPool } from '../pool/pool';
import { replicate } from '../replication/replication';
import { isDynamic, laneFor, routeDynamic } from '../scheduling/ask';
import { estimate } from '../scheduling/estimate';
import { loadAtomic, storeAtomic } from '../sync/atomic';
import { isTooDeep } from '../task/task';
import { cancelFor } from './cancel';
import { finish, outcomeOf } from './complete';
import { arm } from './orders';
import { makeReady } from './ready';

/** Sends an accepted task on its way; afterwards it belongs to a lane or has its outcome. */
export function route(task: usize): void {
  routeIn(findPool(load<u32>(task + TASK_POOL_LO), load<u32>(task + TASK_POOL_HI)), task);
}

/** The same for who knows its pool; 0 = there is none of its id. */
export function routeIn(pool: usize, task: usize): void {
  const refusal = pool == 0 ? REASON_UNKNOWN_POOL : admit(pool, task);
  if (refusal != 0) {
    if ((load<u32>(task + TASK_FLAGS) & TASK_CONTROL) != 0) {
      cancelFor(task); // it names no pool
      return;
    }
    finish(task, outcomeOf(OUTCOME_NOT_EXECUTED, refusal), 0);
    return;
  }
  if (isDynamic(task)) routeDynamic(pool, task);
  else routeByQuery(pool, task);
}

// Sends a task that its pool takes where its query, which is not dynamic, says.
// @inline
function routeByQuery(pool: usize, task: usize): void {
  const id = resolveQuery(pool, load<u32>(task + TASK_QUERY), load<u32>(task + TASK_QUERY_VALUE));
  if (id < load<u32>(pool + POOL_CONTAINER_COUNT)) routeTo(pool, task, id);
  else if (id == SEVERAL) replicate(pool, task);
  else {
    const reason = id == MALFORMED ? REASON_BAD_QUERY : REASON_UNKNOWN_CONTAINER;
    finish(task, outcomeOf(OUTCOME_NOT_EXECUTED, reason), 0);
  }
}

// Why the pool does not take the task, or 0. Remembers the method's row in the task.
function admit(pool: usize, task: usize): u32 {
  const state = loadAtomic<u32>(pool + POOL_STATE);
  const flags = load<u32>(task + TASK_FLAGS);
  if (state != POOL_ACTIVE && !isForContainers(state, flags)) {
    return state == POOL_DESTROYING || state == POOL_CLOSED ? REASON_POOL_DESTROYED : REASON_UNKNOWN_POOL;
  }
  if (loadAtomic<u32>(H_STATE) >= ABORTING) return REASON_SHUTDOWN;
  if (isTooDeep(task)) return REASON_TOO_DEEP;
  const module = load<u32>(pool + POOL_MODULE);
  const method = load<u32>(task + TASK_METHOD);
  let row = directRow(module, method);
  if (row == NO_METHOD) {
    row = methodRow(module, method);
    if (row == NO_METHOD) return REASON_UNKNOWN_METHOD;
    if (isUnsupported(module, row)) return REASON_UNSUPPORTED_METHOD;
  }
  store<u32>(task + TASK_FLAGS, (flags & ((1 << TASK_ROW_SHIFT) - 1)) | (row << TASK_ROW_SHIFT));
  return 0;
}

// It makes or ends the containers of a pool that nobody else may use.
function isForContainers(state: u32, flags: u32): bool {
  return (flags & TASK_SYSTEM) != 0 && (state == POOL_CREATING || state == POOL_DESTROYING);
}

/** Sends a task to one container of this node. */
export function routeTo(pool: usize, task: usize, id: u32): void {
  const container = containerAt(pool, id);
  if (container == 0) {
    finish(task, outcomeOf(OUTCOME_NOT_EXECUTED, REASON_UNKNOWN_CONTAINER), 0);
    return;
  }
  const flags = load<u32>(task + TASK_FLAGS);
  store<u32>(task + TASK_CONTAINER, container as u32);
  estimate(pool, container, task, flags);
  let lane: usize = (flags & TASK_SYSTEM) != 0 ? 0 : laneFor(container, task, flags);
  if (lane == 0) lane = load<u32>(container + CONTAINER_SYSTEM_LANE) as usize;
  place(lane, task);
}

/** Brings a task to a lane, with its deadline. */
// @inline
export function place(lane: usize, task: usize): void {
  setLane(task, lane);
  if (load<u64>(task + TASK_DEADLINE) != 0 && !arm(task)) {
    finish(task, outcomeOf(OUTCOME_NOT_EXECUTED, REASON_NO_MEMORY), 0);
    return;
  }
  bring(lane, task);
}

/** Where its deadline and its orders will find it. One that was here before may be looked at by whoever cancels it. */
export function setLane(task: usize, lane: usize): void {
  if ((load<u32>(task + TASK_FLAGS) & TASK_PERIODIC) == 0) store<u32>(task + TASK_LANE, lane as u32);
  else storeAtomic<u32>(task + TASK_LANE, lane as u32);
}

/** Moves a task that is about to start to another lane, where its deadline and its orders follow it. */
export function sendToLane(lane: usize, task: usize): void {
  storeAtomic<u32>(task + TASK_LANE, lane as u32);
  bring(lane, task);
}

// Appends a task to a lane and sees to it that a worker runs it.
// @inline
function bring(lane: usize, task: usize): void {
  charge(lane, task);
  pushStart(lane, task);
  if (isIdle(lane)) makeReady(lane); // L1: most run, or wait for their turn
}
