// Pools are made, found and destroyed here, one after the other: admin's container has one lane, and these methods
// write the pool table only between two of their waits. A pool is published when all of its containers are created.
import {
  BAD_ARGUMENT,
  CREATE_CONTAINERS,
  CREATE_PARAMS,
  CREATE_TASK_SIZE,
  CreateTask,
  closePool,
  EXISTS,
  erasePool,
  leavePool,
  lookUpModule,
  lookUpPool,
  METHOD_CREATE,
  METHOD_DESTROY,
  NO_MEMORY,
  newString,
  newSystemChild,
  OK,
  OUTCOME_OK,
  pointerOf,
  poolById,
  poolContainerCount,
  poolIdHi,
  poolIdLo,
  poolModule,
  poolName,
  publishPool,
  REQUEST_LOAD_MODULE,
  REQUEST_STOP,
  RUN_DONE,
  RunContext,
  requestHost,
  reservePool,
  sizeOf,
  TASK_HEADER_SIZE,
  Task,
  waitCreated,
  waitDrained,
} from '../../assembly/module/index';
import {
  ADMIN_BAD_ARGUMENT,
  ADMIN_CREATION_FAILED,
  ADMIN_ID_TAKEN,
  ADMIN_MODULE_REFUSED,
  ADMIN_NO_MEMORY,
  ADMIN_OTHER_MODULE,
  ADMIN_OUTCOME,
  ADMIN_UNKNOWN_MODULE,
  ADMIN_UNKNOWN_POOL,
} from './admin_codes';
import {
  CreatePoolTask,
  DestroyPoolTask,
  GetPoolIdTask,
  GetPoolNameTask,
  RegisterModuleTask,
  StopRuntimeTask,
} from './admin_tasks';

const NO_MODULE: u32 = 0xffffffff;
/** Answers of `reservePool` below this are statuses. */
const FIRST_POOL: usize = 64;

// What a method with children keeps: its pool, its step, and the addresses of the children.
const STEP_START: u32 = 0;
const STEP_CREATED: u32 = 1; // somebody else was creating the pool
const STEP_CHILDREN: u32 = 2;
const STEP_DRAINED: u32 = 3;
const STEP_UNDONE: u32 = 4; // creation failed: the containers that were created are destroyed again
const STEP_BEGUN: u32 = 5; // the host stops
const LOCAL_POOL: usize = 0;
const LOCAL_CODE: usize = 4;
const LOCAL_CHILDREN: u32 = 8;

export function create(task: CreateTask, rctx: RunContext): i32 {
  return RUN_DONE; // the engine makes admin's own pool
}

export function destroy(task: Task, rctx: RunContext): i32 {
  return RUN_DONE;
}

export function createPool(task: CreatePoolTask, rctx: RunContext): i32 {
  const context = changetype<usize>(rctx);
  switch (rctx.pc) {
    case STEP_START: {
      const module = lookUpModule(pointerOf(task.moduleName), sizeOf(task.moduleName));
      if (module == NO_MODULE) return ADMIN_UNKNOWN_MODULE;
      const there = lookUpPool(pointerOf(task.name), sizeOf(task.name));
      if (there != 0) {
        if (poolModule(there) != module) return ADMIN_OTHER_MODULE;
        const status = waitCreated(context, there);
        if (status == NO_MEMORY) return ADMIN_NO_MEMORY;
        return status == OK ? found(task, there) : rctx.block(STEP_CREATED);
      }
      const count = task.containers == 0 ? 1 : task.containers;
      const pool = reservePool(
        task.poolIdLo,
        task.poolIdHi,
        pointerOf(task.name),
        sizeOf(task.name),
        module,
        count,
      );
      if (pool < FIRST_POOL) return failure(pool as u32);
      const children = rctx.locals(LOCAL_CHILDREN + count * 4);
      if (children == 0 || !createContainers(task, rctx, pool, children, count)) {
        erasePool(pool);
        return ADMIN_NO_MEMORY;
      }
      return rctx.block(STEP_CHILDREN);
    }
    case STEP_CREATED: {
      if (rctx.cancelled != OK) return RUN_DONE;
      const there = lookUpPool(pointerOf(task.name), sizeOf(task.name));
      return there == 0 ? ADMIN_CREATION_FAILED : found(task, there);
    }
    case STEP_UNDONE: {
      const locals = rctx.locals(0);
      const pool = load<u32>(locals + LOCAL_POOL) as usize;
      freeChildren(rctx, locals, poolContainerCount(pool));
      erasePool(pool);
      return load<i32>(locals + LOCAL_CODE);
    }
    default: {
      const locals = rctx.locals(0);
      const pool = load<u32>(locals + LOCAL_POOL) as usize;
      const count = poolContainerCount(pool);
      const code = firstFailure(rctx, locals, count);
      if (code != 0) {
        store<i32>(locals + LOCAL_CODE, rctx.cancelled == OK ? code : RUN_DONE); // they were told in our place
        destroyCreated(rctx, pool, locals, count);
        return rctx.block(STEP_UNDONE);
      }
      freeChildren(rctx, locals, count);
      task.created = 1;
      task.poolIdLo = poolIdLo(pool);
      task.poolIdHi = poolIdHi(pool);
      publishPool(pool);
      return RUN_DONE;
    }
  }
}

export function destroyPool(task: DestroyPoolTask, rctx: RunContext): i32 {
  const context = changetype<usize>(rctx);
  switch (rctx.pc) {
    case STEP_START: {
      const pool = poolById(task.targetLo, task.targetHi);
      // Admin's own pool goes with the runtime.
      if (pool == 0 || (task.targetLo == task.poolLo && task.targetHi == task.poolHi))
        return ADMIN_UNKNOWN_POOL;
      const locals = rctx.locals(LOCAL_CHILDREN + poolContainerCount(pool) * 4);
      if (locals == 0) return ADMIN_NO_MEMORY;
      if (closePool(task.targetLo, task.targetHi) != OK) return ADMIN_UNKNOWN_POOL;
      store<u32>(locals + LOCAL_POOL, pool as u32);
      if (waitDrained(context, pool) == OK) return rctx.block(STEP_DRAINED);
      leavePool(pool);
      return ADMIN_NO_MEMORY;
    }
    case STEP_DRAINED: {
      const locals = rctx.locals(0);
      const pool = load<u32>(locals + LOCAL_POOL) as usize;
      if (rctx.cancelled != OK) {
        leavePool(pool);
        return RUN_DONE;
      }
      sendToContainers(rctx, pool, locals, poolContainerCount(pool), METHOD_DESTROY, 0);
      return rctx.block(STEP_CHILDREN);
    }
    default: {
      const locals = rctx.locals(0);
      const pool = load<u32>(locals + LOCAL_POOL) as usize;
      // The pool goes whether or not its containers could say goodbye.
      freeChildren(rctx, locals, poolContainerCount(pool));
      erasePool(pool);
      return RUN_DONE;
    }
  }
}

export function registerModule(task: RegisterModuleTask, rctx: RunContext): i32 {
  if (rctx.pc != STEP_START && rctx.cancelled != OK) return RUN_DONE;
  const module = lookUpModule(pointerOf(task.name), sizeOf(task.name));
  if (module != NO_MODULE) {
    task.moduleId = module;
    return RUN_DONE;
  }
  if (rctx.pc != STEP_START) return ADMIN_MODULE_REFUSED;
  const context = changetype<usize>(rctx);
  const status = requestHost(context, REQUEST_LOAD_MODULE, pointerOf(task.name), sizeOf(task.name));
  return status == OK ? rctx.block(STEP_CREATED) : ADMIN_NO_MEMORY;
}

export function stopRuntime(task: StopRuntimeTask, rctx: RunContext): i32 {
  if (rctx.pc != STEP_START) return RUN_DONE;
  const deadline = changetype<usize>(task) + offsetof<StopRuntimeTask>('deadlineMs');
  const status = requestHost(changetype<usize>(rctx), REQUEST_STOP, deadline, sizeof<u32>() as u32);
  return status == OK ? rctx.block(STEP_BEGUN) : ADMIN_NO_MEMORY;
}

export function getPoolId(task: GetPoolIdTask, rctx: RunContext): i32 {
  const pool = lookUpPool(pointerOf(task.name), sizeOf(task.name));
  if (pool == 0) return ADMIN_UNKNOWN_POOL;
  task.foundLo = poolIdLo(pool);
  task.foundHi = poolIdHi(pool);
  return RUN_DONE;
}

export function getPoolName(task: GetPoolNameTask, rctx: RunContext): i32 {
  const pool = poolById(task.targetLo, task.targetHi);
  if (pool == 0) return ADMIN_UNKNOWN_POOL;
  const name = poolName(pool);
  const offset = offsetof<GetPoolNameTask>('name') as u32;
  const copy = newString(changetype<usize>(task), offset, sizeOf(name));
  if (copy == 0) return ADMIN_NO_MEMORY;
  memory.copy(copy, pointerOf(name), sizeOf(name));
  return RUN_DONE;
}

function found(task: CreatePoolTask, pool: usize): i32 {
  task.created = 0;
  task.poolIdLo = poolIdLo(pool);
  task.poolIdHi = poolIdHi(pool);
  return RUN_DONE;
}

function failure(status: u32): i32 {
  if (status == EXISTS) return ADMIN_ID_TAKEN;
  return status == BAD_ARGUMENT ? ADMIN_BAD_ARGUMENT : ADMIN_NO_MEMORY;
}

function createContainers(
  task: CreatePoolTask,
  rctx: RunContext,
  pool: usize,
  locals: usize,
  count: u32,
): bool {
  store<u32>(locals + LOCAL_POOL, pool as u32);
  return sendToContainers(rctx, pool, locals, count, METHOD_CREATE, task.params);
}

// Sends a system task to each container and waits for all of them. False when memory ran out before the first went.
function sendToContainers(
  rctx: RunContext,
  pool: usize,
  locals: usize,
  count: u32,
  method: u32,
  params: u64,
): bool {
  const size: u32 = method == METHOD_CREATE ? (CREATE_TASK_SIZE as u32) : (TASK_HEADER_SIZE as u32);
  for (let i: u32 = 0; i < count; i++) {
    const child = newSystemChild(pool, i, method, size);
    store<u32>(locals + LOCAL_CHILDREN + ((i as usize) << 2), child as u32);
    if (child == 0) {
      for (let j: u32 = 0; j < i; j++) {
        rctx.delTask(childAt(locals, j));
        store<u32>(locals + LOCAL_CHILDREN + ((j as usize) << 2), 0);
      }
      return false;
    }
    if (method == METHOD_CREATE) {
      store<u64>(child + CREATE_PARAMS, params);
      store<u32>(child + CREATE_CONTAINERS, count);
    }
  }
  for (let i: u32 = 0; i < count; i++) {
    rctx.spawn(childAt(locals, i));
    rctx.wait(childAt(locals, i));
  }
  return true;
}

// The first failure among the children as a code, or 0; what its container said goes to our caller.
function firstFailure(rctx: RunContext, locals: usize, count: u32): i32 {
  for (let i: u32 = 0; i < count; i++) {
    const child = childAt(locals, i);
    if (child.outcome == OUTCOME_OK) continue;
    rctx.adoptMessage(child);
    return child.returnCode < 0 ? child.returnCode : ADMIN_OUTCOME + (child.outcome as i32);
  }
  return 0;
}

// Puts in place of each child that created its container one that destroys it.
function destroyCreated(rctx: RunContext, pool: usize, locals: usize, count: u32): void {
  for (let i: u32 = 0; i < count; i++) {
    const child = childAt(locals, i);
    const created = child.outcome == OUTCOME_OK;
    rctx.delTask(child);
    const undo = created ? newSystemChild(pool, i, METHOD_DESTROY, TASK_HEADER_SIZE as u32) : 0;
    store<u32>(locals + LOCAL_CHILDREN + ((i as usize) << 2), undo as u32);
    if (undo == 0) continue;
    rctx.spawn(changetype<Task>(undo));
    rctx.wait(changetype<Task>(undo));
  }
}

function freeChildren(rctx: RunContext, locals: usize, count: u32): void {
  for (let i: u32 = 0; i < count; i++) {
    const child = childAt(locals, i);
    if (changetype<usize>(child) != 0) rctx.delTask(child);
  }
}

function childAt(locals: usize, index: u32): Task {
  return changetype<Task>(load<u32>(locals + LOCAL_CHILDREN + ((index as usize) << 2)) as usize);
}
