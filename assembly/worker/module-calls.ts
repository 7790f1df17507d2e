// What module code may call. Each entry marks that the engine is at work: a trap in here is the engine's, not the
// module's (recover.ts).

import { CONTAINER_ID, CONTAINER_INSTANCE, CONTAINER_POOL } from '../abi/container-layout';
import {
  FRAME_HEADER_SIZE,
  FRAME_MESSAGE,
  RANGE_GLOBAL,
  SELECT_ID,
  TASK_FIRE_AND_FORGET,
  TASK_FLAGS,
  TASK_FRAME,
  TASK_PARENT,
  TASK_PERIODIC,
  TASK_POOL_HI,
  TASK_POOL_LO,
  TASK_SYSTEM,
  TASK_TO_PARENT,
} from '../abi/layout';
import {
  POOL_CONTAINER_COUNT,
  POOL_CREATING,
  POOL_ID_HI,
  POOL_ID_LO,
  POOL_MODULE,
  POOL_NAME,
  POOL_NAME_LENGTH,
  POOL_STATE,
  POOL_WAITERS,
} from '../abi/pool-layout';
import { PHASE_ENGINE, RCTX_CONTAINER, RCTX_TASK, SLOT_PHASE } from '../abi/slot-layout';
import { BUSY, NO_MEMORY, OK, STATE_AWAITED, STATE_PENDING } from '../abi/status';
import { self } from '../memory/self';
import * as platform from '../platform';
import { findModule } from '../pool/module';
import * as queues from '../pool/multi-queue';
import * as pools from '../pool/pool';
import { loadAtomic } from '../sync/atomic';
import * as ring from '../sync/ext-ring';
import { addChild, anyFrameOf, dropChild, frameOf } from '../task/frame';
import { copyFields as copyOwn, newString as makeString } from '../task/owned';
import { accept, tryAbandon } from '../task/state';
import { freeTask, inherit, newTask as makeTask } from '../task/task';
import { newTicket } from '../task/ticket';
import { addUnsent, dropUnsent } from '../task/unsent';
import { takeBack } from '../task/waiting';
import { come } from './complete';
import { awaitDrained } from './drain';
import { stopPeriodic } from './periodic';
import { routeIn } from './route';
import { countSpawned } from './submit';

/** A call of a module begins: what traps from here on is the engine. Answers what `end` is given. */
export function begin(): u32 {
  const phase = load<u32>(self() + SLOT_PHASE);
  store<u32>(self() + SLOT_PHASE, PHASE_ENGINE);
  return phase;
}

export function end(phase: u32): void {
  store<u32>(self() + SLOT_PHASE, phase);
}

/** The method's locals: `bytes` of zeroed memory that stay with the task until it ends; 0 without memory. */
export function locals(rctx: usize, bytes: u32): usize {
  const phase = begin();
  const frame = frameOf(load<u32>(rctx + RCTX_TASK) as usize, bytes as usize);
  end(phase);
  return frame == 0 ? 0 : frame + FRAME_HEADER_SIZE;
}

/** Allocates a task, to be filled and given to `spawn`; 0 without memory. */
export function newTask(
  poolLo: u32,
  poolHi: u32,
  method: u32,
  size: u32,
  query: u32,
  queryValue: u32,
): usize {
  const phase = begin();
  const task = makeTask(poolLo, poolHi, method, size, query, queryValue, 0);
  if (task != 0) addUnsent(task);
  end(phase);
  return task;
}

/** Sends a task as a child of the running one. The parent frees it with `delTask` after it is done. */
export function spawn(rctx: usize, task: usize): u32 {
  const phase = begin();
  const parent = load<u32>(rctx + RCTX_TASK) as usize;
  const frame = anyFrameOf(parent);
  if (frame != 0) {
    const flags = (load<u32>(task + TASK_FLAGS) & ~TASK_PERIODIC) | TASK_TO_PARENT;
    store<u32>(task + TASK_FLAGS, flags);
    store<u32>(task + TASK_PARENT, parent as u32);
    dropUnsent(task);
    inherit(task, parent);
    if ((flags & TASK_FIRE_AND_FORGET) == 0) addChild(frame, task); // the others free themselves
    accept(task);
    countSpawned(1);
    routeIn(poolOf(task, rctx), task);
  }
  end(phase);
  return frame == 0 ? NO_MEMORY : OK;
}

// The pool that a task names: of its sender, more often than not.
// @inline
function poolOf(task: usize, rctx: usize): usize {
  const own = load<u32>((load<u32>(rctx + RCTX_CONTAINER) as usize) + CONTAINER_POOL) as usize;
  const lo = load<u32>(task + TASK_POOL_LO);
  const hi = load<u32>(task + TASK_POOL_HI);
  const isOwn = load<u32>(own + POOL_ID_LO) == lo && load<u32>(own + POOL_ID_HI) == hi;
  return isOwn ? own : pools.findPool(lo, hi);
}

/** Frees a child that is done, or a task that was never sent; one that is on its way is freed when it ends. */
export function delTask(rctx: usize, task: usize): u32 {
  const phase = begin();
  const parent = load<u32>(rctx + RCTX_TASK) as usize;
  const frame = load<u32>(parent + TASK_FRAME) as usize;
  if (frame == 0 || !dropChild(frame, task)) dropUnsent(task);
  const before = tryAbandon(task);
  if (before == STATE_AWAITED) takeBack(parent, 1);
  const status = before == STATE_PENDING || before == STATE_AWAITED ? OK : freeTask(task);
  end(phase);
  return status;
}

/** Makes what a failed child's host said the running task's own: its caller reads it with the error. */
export function adoptMessage(rctx: usize, child: usize): void {
  const frame = load<u32>((load<u32>(rctx + RCTX_TASK) as usize) + TASK_FRAME) as usize;
  if (frame == 0 || load<u32>(frame + FRAME_MESSAGE) != 0) return;
  store<u32>(frame + FRAME_MESSAGE, load<u32>(child + TASK_FRAME));
  store<u32>(child + TASK_FRAME, 0);
}

/**
 * Hands a request (REQUEST_*) to the host, about a text of `length` bytes; the running task is resumed when the host has
 * answered. OK, or NO_MEMORY: nothing was asked.
 */
export function requestHost(rctx: usize, kind: u32, text: usize, length: u32): u32 {
  const phase = begin();
  const ticket = newTicket(load<u32>(rctx + RCTX_TASK) as usize, text, length);
  if (ticket != 0) platform.request(kind, ticket);
  end(phase);
  return ticket == 0 ? NO_MEMORY : OK;
}

/** Creates a lane group of the container: OK, EXISTS, BAD_ARGUMENT or NO_MEMORY. */
export function createQueue(
  container: usize,
  id: u32,
  lanes: u32,
  maxLanes: u32,
  depth: u32,
  flags: u32,
): u32 {
  const phase = begin();
  const status = queues.createQueue(container, id, lanes, maxLanes, depth, flags);
  end(phase);
  return status;
}

/** The container's own state, as its module's `alloc_state` sized it. */
export function stateOf(container: usize): usize {
  return load<u32>(container + CONTAINER_INSTANCE) as usize;
}

/** Global id of the container in its pool. */
export function containerId(container: usize): u32 {
  return load<u32>(container + CONTAINER_ID);
}

/** How many containers the container's pool has. */
export function containerCount(container: usize): u32 {
  return load<u32>((load<u32>(container + CONTAINER_POOL) as usize) + POOL_CONTAINER_COUNT);
}

/** Index of a registered module by name, or NO_MODULE. */
export function lookUpModule(name: usize, nameLength: u32): u32 {
  return findModule(name, nameLength);
}

/** The pool of a name, or 0. */
export function lookUpPool(name: usize, nameLength: u32): usize {
  return pools.findPoolByName(name, nameLength);
}

/** The pool of an id, or 0. */
export function poolById(idLo: u32, idHi: u32): usize {
  return pools.findPool(idLo, idHi);
}

export function poolIdLo(pool: usize): u32 {
  return load<u32>(pool + POOL_ID_LO);
}

export function poolIdHi(pool: usize): u32 {
  return load<u32>(pool + POOL_ID_HI);
}

export function poolModule(pool: usize): u32 {
  return load<u32>(pool + POOL_MODULE);
}

export function poolContainerCount(pool: usize): u32 {
  return load<u32>(pool + POOL_CONTAINER_COUNT);
}

/** Gives a task a string (task/owned.ts): where to write its bytes, or 0. */
export function newString(task: usize, offset: u32, length: u32): usize {
  const phase = begin();
  const bytes = makeString(task, offset, length);
  end(phase);
  return bytes;
}

/** Copies the fields of a task to another one (task/owned.ts). */
export function copyFields(to: usize, from: usize, deep: bool): u32 {
  const phase = begin();
  const status = copyOwn(to, from, deep);
  end(phase);
  return status;
}

/** The pool's name, where it lies (address low, length high). */
export function poolName(pool: usize): u64 {
  return ((pool + POOL_NAME) as u64) | ((load<u32>(pool + POOL_NAME_LENGTH) as u64) << 32);
}

/** Reserves a pool with its containers (pool.ts): its address, or a status. */
export function reservePool(
  idLo: u32,
  idHi: u32,
  name: usize,
  nameLength: u32,
  module: u32,
  containers: u32,
): usize {
  const phase = begin();
  const pool = pools.reservePool(idLo, idHi, name, nameLength, module, containers);
  end(phase);
  return pool;
}

/** OK when the pool is created; BUSY: the running task will be resumed when that has succeeded or failed; or NO_MEMORY. */
export function waitCreated(rctx: usize, pool: usize): u32 {
  if (loadAtomic<u32>(pool + POOL_STATE) != POOL_CREATING) return OK;
  const phase = begin();
  const ticket = newTicket(load<u32>(rctx + RCTX_TASK) as usize, 0, 0);
  const kept = ticket != 0 && ring.push(pool + POOL_WAITERS, ticket as u32);
  if (ticket != 0 && !kept) come(ticket);
  end(phase);
  return kept ? BUSY : NO_MEMORY;
}

/** Opens a reserved pool to everybody. */
export function publishPool(pool: usize): void {
  const phase = begin();
  pools.publishPool(pool);
  resumeWaiters(pool);
  end(phase);
}

/** Refuses the pool's queued tasks from now on: OK or NOT_FOUND. */
export function closePool(idLo: u32, idHi: u32): u32 {
  const phase = begin();
  const status = pools.closePool(idLo, idHi);
  if (status == OK) stopPeriodic(pools.findPool(idLo, idHi));
  end(phase);
  return status;
}

/** Leaves a closed pool as it is, for somebody else to destroy. */
export function leavePool(pool: usize): void {
  pools.leavePool(pool);
}

/** Gives up a reserved pool whose creation failed, or ends a drained one. */
export function erasePool(pool: usize): void {
  const phase = begin();
  pools.erasePool(pool);
  resumeWaiters(pool);
  end(phase);
}

// All of this runs on the admin container's one lane, so that nobody is added meanwhile.
function resumeWaiters(pool: usize): void {
  for (let ticket = ring.pop(pool + POOL_WAITERS); ticket != 0; ticket = ring.pop(pool + POOL_WAITERS)) {
    come(ticket as usize);
  }
}

/** The running task will be resumed when the pool has nothing pending: OK, or NO_MEMORY. */
export function waitDrained(rctx: usize, pool: usize): u32 {
  const phase = begin();
  const ticket = newTicket(load<u32>(rctx + RCTX_TASK) as usize, 0, 0);
  if (ticket != 0) awaitDrained(pool, ticket);
  end(phase);
  return ticket == 0 ? NO_MEMORY : OK;
}

/** A child for the system lane of a container, where creation and destruction run; 0 without memory. */
export function newSystemChild(pool: usize, container: u32, method: u32, size: u32): usize {
  const phase = begin();
  const query = RANGE_GLOBAL | (SELECT_ID << 8);
  const lo = load<u32>(pool + POOL_ID_LO);
  const task = makeTask(lo, load<u32>(pool + POOL_ID_HI), method, size, query, container, TASK_SYSTEM);
  if (task != 0) addUnsent(task);
  end(phase);
  return task;
}
