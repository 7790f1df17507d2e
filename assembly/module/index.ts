// What an AssemblyScript module imports.
import './arena'; // so that it is there for the build to use

export {
  ABI_HASH,
  CREATE_CONTAINERS,
  CREATE_PARAMS,
  CREATE_TASK_SIZE,
  LOAD_CPU,
  LOAD_IO,
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
export { ArchiveReader, ArchiveWriter, BAD_ARCHIVE, NO_ARCHIVE } from './archive';
export {
  closePool,
  containerCount,
  containerId,
  containerOf,
  createQueue,
  erasePool,
  firstHomeOf,
  getLane,
  getLaneByHash,
  getLeastLoadedLane,
  homesOf,
  isStuck,
  keepLanesHome,
  laneAfter,
  laneCounts,
  laneEpoch,
  leavePool,
  lookUpModule,
  lookUpPool,
  lowWorkers,
  moveLanes,
  newChild,
  newString,
  newSystemChild,
  poolById,
  poolContainerCount,
  poolIdHi,
  poolIdLo,
  poolModule,
  poolName,
  processorCount,
  publishPool,
  requestHost,
  reservePool,
  setHome,
  setProcessor,
  stateOf,
  waitCreated,
  waitDrained,
  workerCount,
  workerLoad,
} from './chimaera';
export { CoMutex, newCoMutex } from './co-mutex';
export { CoRwLock, newCoRwLock } from './co-rwlock';
export { ContainerClient } from './container-client';
export { copyFields } from './copy';
export { MonitorContext, MonitorMode } from './monitor-context';
export { RunContext } from './run-context';
export { CreateTask, FixedArray, pointerOf, ShmBuffer, ShmString, ShmVector, sizeOf, Task } from './task';
export { setText, textOf } from './text';
export { getElement, lengthOf, newVector, setElement } from './vector';
export {
  cancelled,
  sleep,
  TIMED_OUT,
  wait,
  waitAll,
  waitAny,
  waitAnyFor,
  waitHost,
  yieldNow,
} from './wait';
