// What an AssemblyScript module imports.

export {
  ABI_HASH,
  CREATE_CONTAINERS,
  CREATE_PARAMS,
  CREATE_TASK_SIZE,
  METHOD_CREATE,
  METHOD_DESTROY,
  QUEUE_HIGH_LATENCY,
  QUEUE_LONG_RUNNING,
  QUEUE_LOW_LATENCY,
  RANGE_DIRECT,
  RANGE_GLOBAL,
  RANGE_LOCAL,
  RANGE_SCHEDULE,
  REQUEST_LOAD_MODULE,
  REQUEST_STOP,
  RUN_BLOCKED,
  RUN_DONE,
  RUN_YIELD,
  SELECT_HASH,
  SELECT_ID,
  SELECT_RANGE,
  SUBDOMAIN_GLOBAL,
  SUBDOMAIN_LOCAL,
  SUBDOMAIN_PHYSICAL_NODE,
  TASK_FIRE_AND_FORGET,
  TASK_HEADER_SIZE,
  TASK_HIGH_LATENCY,
  TASK_LANE_ANY,
  TASK_OWNS,
} from '../abi/layout';
export * from '../abi/status';
export { UNORDERED } from '../task/group';
export {
  closePool,
  containerCount,
  containerId,
  createQueue,
  erasePool,
  getLane,
  getLaneByHash,
  laneCounts,
  lookUpModule,
  lookUpPool,
  newChild,
  newString,
  newSystemChild,
  notifyHost,
  poolById,
  poolContainerCount,
  poolIdHi,
  poolIdLo,
  poolModule,
  poolName,
  publishPool,
  requestHost,
  reservePool,
  stateOf,
  waitCreated,
  waitDrained,
} from './chimaera';
export { CoMutex, newCoMutex } from './co-mutex';
export { CoRwLock, newCoRwLock } from './co-rwlock';
export { MonitorContext, MonitorMode } from './monitor-context';
export { RunContext } from './run-context';
export { CreateTask, pointerOf, ShmBuffer, ShmString, sizeOf, Task } from './task';
export { cancelled, sleep, wait, waitAll, waitAny, waitHost, yieldNow } from './wait';
