// Replication on one node: a task with TF_REPLICA goes to several containers, each of which gets a copy, and has one
// outcome. docs/replication.md tells it for authors.
//
//   replicate ─┬─ no TF_REPLICA ─▶ NotExecuted(NotReplicable)
//              ├─ its module must be asked first, and cannot be here ─▶ the lane of a container ─▶ begin
//              └─ begin ─▶ ReplicateStart, a copy for each, Dup, kReplicaStart ─▶ sent: all, or the first of them
//
//   a replica is done ─┬─ until success: the next one, when this one was not executed or failed ─▶ sent
//                      └─ the last one ─┬─ its module has a part in it ─▶ the lane of a container ─▶ gather
//                                       └─ gather ─▶ DupEnd of those that ended Ok, ReplicateEnd, kReplicaAgg ─▶ outcome
//
//   outcome, code   of the first that did not end Ok with code 0, in the order of containers; until success of the one
//                   that did, else of the last that was executed, else of the last
//
// TASK_WAITING counts the replicas that are out, and whoever looks at them. What became of each stays with the task.

import {
  CONTAINER_POISONED,
  CONTAINER_POOL,
  CONTAINER_STATE,
  CONTAINER_SYSTEM_LANE,
} from '../abi/container-layout';
import {
  CANCEL_STATUS,
  RANGE_GLOBAL,
  REPLICATE_DUP,
  REPLICATE_DUP_END,
  REPLICATE_END,
  REPLICATE_START,
  REPLICATE_THREW,
  SELECT_ID,
  TASK_BROADCAST,
  TASK_CANCEL,
  TASK_CONTAINER,
  TASK_FLAGS,
  TASK_FRAME,
  TASK_LANE,
  TASK_OUTCOME,
  TASK_PARENT,
  TASK_POOL_HI,
  TASK_POOL_LO,
  TASK_QUERY,
  TASK_QUERY_VALUE,
  TASK_REPLICATES,
  TASK_RETURN_CODE,
  TASK_ROW_SHIFT,
  TASK_STATE,
  TASK_WAITING,
} from '../abi/layout';
import { MonitorMode } from '../abi/monitor-layout';
import { POOL_MODULE } from '../abi/pool-layout';
import {
  OUTCOME_APP_ERROR,
  OUTCOME_NOT_EXECUTED,
  OUTCOME_OK,
  REASON_CANCELLED,
  REASON_DEADLINE,
  REASON_EXCEPTION,
  REASON_FAILED,
  REASON_NO_MEMORY,
  REASON_NOT_REPLICABLE,
  REASON_POOL_DESTROYED,
  REASON_SHUTDOWN,
  STATE_NEW,
} from '../abi/status';
import { free } from '../memory/segments';
import { isUntilSuccess, rangeCount, rangeFirst } from '../pool/domain-query';
import { containerAt } from '../pool/domain-table';
import { morePending, pushResume } from '../pool/lane';
import {
  METHOD_DUP,
  METHOD_DUP_END,
  METHOD_GATHERS,
  METHOD_MONITORS_AGG,
  METHOD_MONITORS_START,
  METHOD_REPLICA,
  METHOD_REPLICATE_END,
  METHOD_REPLICATE_START,
  METHOD_STARTS,
  methodFlags,
} from '../pool/module';
import { findPool } from '../pool/pool';
import { defaultLane } from '../scheduling/ask';
import { compareExchange, loadAtomic, storeAtomic, subAtomic } from '../sync/atomic';
import * as replicas from '../task/replicas';
import { isDone } from '../task/state';
import { cutShort, finish, outcomeOf } from '../worker/complete';
import { markCancelled, orderOne } from '../worker/orders';
import { makeReady } from '../worker/ready';
import { place, routeTo, setLane } from '../worker/route';
import { countSpawned } from '../worker/submit';
import { askMonitor, askReplicate, mayAskNow } from './replica-calls';

const TO_ONE: u32 = RANGE_GLOBAL | (SELECT_ID << 8);

/** Sends a task on its way whose query names several containers of the pool. */
export function replicate(pool: usize, origin: usize): void {
  const flags = methodOf(pool, origin);
  if ((flags & METHOD_REPLICA) == 0) {
    finish(origin, outcomeOf(OUTCOME_NOT_EXECUTED, REASON_NOT_REPLICABLE), 0);
    return;
  }
  const first = rangeFirst(load<u32>(origin + TASK_QUERY_VALUE));
  const count = rangeCount(pool, load<u32>(origin + TASK_QUERY_VALUE));
  if ((flags & (METHOD_STARTS | METHOD_GATHERS)) == 0) {
    if (count == 1) routeTo(pool, origin, first);
    else begin(pool, origin, 0);
    return;
  }
  const container = aliveOf(pool, first, count);
  const lane = laneOf(container, origin);
  store<u32>(origin + TASK_CONTAINER, container as u32);
  store<u32>(origin + TASK_FLAGS, load<u32>(origin + TASK_FLAGS) | TASK_REPLICATES);
  if ((flags & METHOD_STARTS) == 0 || (isAlive(container) && mayAskNow(container))) {
    setLane(origin, lane);
    begin(pool, origin, lane);
  } else {
    place(lane, origin);
  }
}

// The container whose module is asked: the first of the range that is not poisoned, if there is one.
function aliveOf(pool: usize, first: u32, count: u32): usize {
  for (let i: u32 = 0; i < count; i++) {
    const container = containerAt(pool, first + i);
    if (isAlive(container)) return container;
  }
  return containerAt(pool, first);
}

function laneOf(container: usize, origin: usize): usize {
  const lane = defaultLane(container, origin, load<u32>(origin + TASK_FLAGS));
  return lane != 0 ? lane : (load<u32>(container + CONTAINER_SYSTEM_LANE) as usize);
}

function isAlive(container: usize): bool {
  return (loadAtomic<u32>(container + CONTAINER_STATE) & CONTAINER_POISONED) == 0;
}

/**
 * The turn of a task with TASK_REPLICATES on the lane of its container. True when it has its outcome.
 * @param refusal why the container executes nothing, or why the task is not executed; 0 = they are
 */
export function replicateOnLane(container: usize, origin: usize, refusal: u32): bool {
  if ((load<u32>(origin + TASK_FLAGS) & TASK_BROADCAST) != 0) {
    gather(origin, refusal == REASON_POOL_DESTROYED ? 0 : refusal);
    return true;
  }
  if (refusal != 0) {
    finish(origin, outcomeOf(OUTCOME_NOT_EXECUTED, refusal), 0);
    return true;
  }
  return !begin(load<u32>(container + CONTAINER_POOL) as usize, origin, 0);
}

// Makes the replicas and sends them; false when the task has its outcome instead. With a lane, the task counts there
// as pending from then on, so that its pool stays until it is gathered.
function begin(pool: usize, origin: usize, lane: usize): bool {
  const outcome = make(pool, origin);
  if (outcome != OUTCOME_OK) return false;
  if (lane != 0) morePending(lane);
  send(pool, origin);
  return true;
}

function make(pool: usize, origin: usize): u32 {
  const flags = methodOf(pool, origin);
  const first = rangeFirst(load<u32>(origin + TASK_QUERY_VALUE));
  const count = rangeCount(pool, load<u32>(origin + TASK_QUERY_VALUE));
  if (!replicas.open(origin, first, count)) return giveUp(origin, REASON_NO_MEMORY);
  if ((flags & METHOD_REPLICATE_START) != 0) {
    const code = ask(origin, REPLICATE_START, count, 0);
    if (code != 0) return fail(origin, code);
  }
  for (let i: u32 = 0; i < count; i++) {
    const replica = replicas.add(origin, TO_ONE);
    if (replica == 0) {
      replicas.drop(origin);
      return giveUp(origin, REASON_NO_MEMORY);
    }
    const code = (flags & METHOD_DUP) != 0 ? ask(origin, REPLICATE_DUP, i, replica) : 0;
    if (code != 0) return fail(origin, code);
  }
  if ((flags & METHOD_MONITORS_START) != 0) {
    const code = askMonitor(containerOf(origin), MonitorMode.kReplicaStart, origin, count);
    if (code != 0) return fail(origin, code);
  }
  return OUTCOME_OK;
}

function giveUp(origin: usize, reason: u32): u32 {
  const outcome = outcomeOf(OUTCOME_NOT_EXECUTED, reason);
  finish(origin, outcome, 0);
  return outcome;
}

function fail(origin: usize, code: i32): u32 {
  const outcome = outcomeFor(code);
  replicas.drop(origin);
  finish(origin, outcome, codeFor(code));
  return outcome;
}

// What a module's answer means: failed(code), or an exception of a host module.
function outcomeFor(answer: i32): u32 {
  return outcomeOf(OUTCOME_APP_ERROR, answer == REPLICATE_THREW ? REASON_EXCEPTION : REASON_FAILED);
}

function codeFor(answer: i32): i32 {
  return answer == REPLICATE_THREW ? 0 : answer;
}

function ask(origin: usize, step: u32, number: u32, replica: usize): i32 {
  return askReplicate(containerOf(origin), step, number, origin, replica);
}

function containerOf(origin: usize): usize {
  return load<u32>(origin + TASK_CONTAINER) as usize;
}

function send(pool: usize, origin: usize): void {
  const block = replicas.blockOf(origin);
  const count = replicas.countOf(block);
  const together: u32 = isUntilSuccess(load<u32>(origin + TASK_QUERY)) ? 1 : count;
  countSpawned(together);
  storeAtomic<u32>(origin + TASK_WAITING, together + 1);
  for (let i: u32 = 0; i < together; i++) sendNext(pool, origin, block);
  oneLess(origin);
}

function sendNext(pool: usize, origin: usize, block: usize): void {
  const replica = replicas.acceptNext(block);
  // Whoever cancels the task marks it, then looks at its replicas: here or there it is seen (C1).
  const status = loadAtomic<u32>(origin + TASK_CANCEL) & CANCEL_STATUS;
  if (status != 0) markCancelled(replica, status);
  routeTo(pool, replica, load<u32>(replica + TASK_QUERY_VALUE));
}

/** Tells every replica that the origin is cancelled, unless all are back. */
export function orderReplicas(origin: usize): void {
  // Counted as one more replica: the others stay meanwhile.
  let count = loadAtomic<u32>(origin + TASK_WAITING);
  while (count != 0) {
    const before = compareExchange<u32>(origin + TASK_WAITING, count, count + 1);
    if (before == count) break;
    count = before;
  }
  if (count == 0) return;
  const status = loadAtomic<u32>(origin + TASK_CANCEL) & CANCEL_STATUS;
  const block = replicas.blockOf(origin);
  for (let i: u32 = 0; i < replicas.countOf(block); i++) {
    const replica = replicas.taskAt(block, i);
    if (isDone(replica) || loadAtomic<u32>(replica + TASK_STATE) == STATE_NEW) continue; // C1
    markCancelled(replica, status);
    orderOne(replica);
  }
  oneLess(origin);
}

/** A replica has its outcome; it stays until the origin is gathered. */
export function replicaDone(replica: usize): void {
  const origin = load<u32>(replica + TASK_PARENT) as usize;
  if (isUntilSuccess(load<u32>(origin + TASK_QUERY)) && triesNext(origin, replica)) return;
  oneLess(origin);
}

// Until success: the next one takes the place of this one, which was not executed or has failed.
function triesNext(origin: usize, replica: usize): bool {
  const block = replicas.blockOf(origin);
  if (replicas.sentOf(block) == replicas.countOf(block)) return false;
  if (!mayRetry(load<u32>(replica + TASK_OUTCOME))) return false;
  if ((loadAtomic<u32>(origin + TASK_CANCEL) & CANCEL_STATUS) != 0) return false;
  const pool = findPool(load<u32>(origin + TASK_POOL_LO), load<u32>(origin + TASK_POOL_HI));
  if (pool == 0) return false;
  countSpawned(1);
  sendNext(pool, origin, block);
  return true;
}

// Not when what was wrong is wrong everywhere. Not after a trap or in a container that was poisoned meanwhile: a task
// that traps would take one container after the other with it.
function mayRetry(outcome: u32): bool {
  const reason = outcome >> 8;
  if ((outcome & 0xff) == OUTCOME_APP_ERROR) return reason == REASON_FAILED || reason == REASON_EXCEPTION;
  if ((outcome & 0xff) != OUTCOME_NOT_EXECUTED) return false;
  return (
    reason != REASON_CANCELLED &&
    reason != REASON_DEADLINE &&
    reason != REASON_SHUTDOWN &&
    reason != REASON_POOL_DESTROYED &&
    reason != REASON_NO_MEMORY
  );
}

function oneLess(origin: usize): void {
  if (subAtomic<u32>(origin + TASK_WAITING, 1) != 1) return;
  if ((load<u32>(origin + TASK_FLAGS) & TASK_REPLICATES) == 0) {
    gather(origin, 0);
    return;
  }
  const lane = load<u32>(origin + TASK_LANE) as usize;
  pushResume(lane, origin);
  makeReady(lane);
}

// All replicas that were sent are back: the task gets its outcome.
function gather(origin: usize, refusal: u32): void {
  const block = replicas.blockOf(origin);
  const decisive = decisiveOf(origin, block);
  let outcome = load<u32>(decisive + TASK_OUTCOME);
  let code = load<i32>(decisive + TASK_RETURN_CODE);
  const answer = collect(origin, block, refusal);
  if (outcome == OUTCOME_OK && answer != 0) {
    outcome = refusal != 0 ? cutShort(refusal) : outcomeFor(answer);
    code = refusal != 0 ? 0 : codeFor(answer);
  } else {
    adoptMessage(origin, decisive);
  }
  replicas.settle(origin);
  finish(origin, outcome, code);
}

// The message of its replica takes the place of what a module said of its part.
function adoptMessage(origin: usize, replica: usize): void {
  const own = load<u32>(origin + TASK_FRAME) as usize;
  if (own != 0) free(own);
  store<u32>(origin + TASK_FRAME, load<u32>(replica + TASK_FRAME));
  store<u32>(replica + TASK_FRAME, 0);
}

// The replica whose outcome is the task's.
function decisiveOf(origin: usize, block: usize): usize {
  const sent = replicas.sentOf(block);
  if (isUntilSuccess(load<u32>(origin + TASK_QUERY))) {
    let decisive = replicas.taskAt(block, sent - 1);
    for (let i = sent; i > 0 && kindOf(decisive) == OUTCOME_NOT_EXECUTED; i--) {
      const replica = replicas.taskAt(block, i - 1);
      if (kindOf(replica) != OUTCOME_NOT_EXECUTED) decisive = replica;
    }
    return decisive;
  }
  for (let i: u32 = 0; i < sent; i++) {
    const replica = replicas.taskAt(block, i);
    if (load<u32>(replica + TASK_OUTCOME) != OUTCOME_OK || load<i32>(replica + TASK_RETURN_CODE) != 0) {
      return replica;
    }
  }
  return replicas.taskAt(block, 0);
}

function kindOf(replica: usize): u32 {
  return load<u32>(replica + TASK_OUTCOME) & 0xff;
}

// The module's part, when there is an answer to gather: 0, or what it says is wrong.
function collect(origin: usize, block: usize, refusal: u32): i32 {
  if ((load<u32>(origin + TASK_FLAGS) & TASK_REPLICATES) == 0) return 0;
  const pool = load<u32>(containerOf(origin) + CONTAINER_POOL) as usize;
  const flags = methodOf(pool, origin);
  let answers: u32 = 0;
  for (let i: u32 = 0; i < replicas.sentOf(block); i++) {
    const replica = replicas.taskAt(block, i);
    if (load<u32>(replica + TASK_OUTCOME) != OUTCOME_OK) continue;
    if (refusal != 0) return -1;
    answers++;
    const code = (flags & METHOD_DUP_END) != 0 ? ask(origin, REPLICATE_DUP_END, i, replica) : 0;
    if (code != 0) return code;
  }
  if (answers == 0) return 0;
  const code = (flags & METHOD_REPLICATE_END) != 0 ? ask(origin, REPLICATE_END, 0, 0) : 0;
  if (code != 0 || (flags & METHOD_MONITORS_AGG) == 0) return code;
  return askMonitor(containerOf(origin), MonitorMode.kReplicaAgg, origin, replicas.sentOf(block));
}

/** A module's part in a replication has trapped: its replicas are freed. */
export function abandonReplicas(origin: usize): void {
  if (replicas.sentOf(replicas.blockOf(origin)) == 0) replicas.drop(origin);
  else replicas.settle(origin);
}

// METHOD_* of its method.
function methodOf(pool: usize, task: usize): u32 {
  return methodFlags(load<u32>(pool + POOL_MODULE), load<u32>(task + TASK_FLAGS) >> TASK_ROW_SHIFT);
}
