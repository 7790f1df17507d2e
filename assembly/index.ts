// Exports only. First what the host calls, then what modules call (import module "chimaera").

// Life of the memory and of its threads.
export { initialise, attach, detach, enter, slotAt } from './memory/initialise';
export { alloc, free, liveBytes } from './memory/segments';

// Clients.
export { newTask, freeTask } from './task/task';
export { publish, submit, submitFromWorker, submitHeld } from './worker/submit';
export { reap, reapSpinning, freeReaped, parkClient, announceClient } from './worker/reap';
export { stayAwake } from './sync/parking';

// Workers.
export { work, workSlice, announceWorker, wokeUp } from './worker/duty-cycle';
export { recover } from './worker/recover';
export { finishTask, resumeTask, bootAdmin, setState } from './worker/host-calls';
export { isQuiet } from './worker/drain';

// Modules and statistics.
export { registerModule } from './pool/module';
export { sumBlocks, blockBytes } from './stats/histogram';
export { containerAt } from './pool/domain-table';
export { findPool, poolAt } from './pool/pool';

// What modules call.
export {
  closePool,
  containerCount,
  containerId,
  copyPoolName,
  createQueue,
  delTask,
  erasePool,
  getPc,
  locals,
  lookUpModule,
  lookUpPool,
  newSystemChild,
  newTask as newChild,
  notifyHost,
  poolById,
  poolContainerCount,
  poolIdHi,
  poolIdLo,
  poolModule,
  publishPool,
  requestHost,
  reservePool,
  setPc,
  spawn,
  stateOf,
  waitCreated,
  waitDrained,
  waitTask,
} from './worker/module-calls';
export { getLane, getLaneByHash, laneByPosition, laneCounts } from './pool/multi-queue';
