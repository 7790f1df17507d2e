// Exports only. First what the host calls, then what modules call (import module "chimaera").

export { giveUpRequest, lockForHost, tryLockForHost, unlockForHost } from './locks/host-locks';
export { lock, locked, newLock, tryLock, unlock } from './locks/lock-calls';
// Life of the memory and of its threads.
export { attach, enter, initialise, slotAt } from './memory/initialise';
// Modules and statistics.
export { reserveModuleData } from './memory/module-data';
export { alloc, free, liveBytes } from './memory/segments';
// Clients of other processes: the runtime's side, then the client's own engine.
export { acceptMessage } from './net/accept';
export { admitCalls } from './net/admit';
export { nextAnswering, nextExpired, packAnswers, packPing, reapCalls } from './net/answer';
export { receiveMessage } from './net/receive';
export { packCalls, packHello, packSign, readCopies } from './net/send';
export { closeSession, forgetSent, openServer } from './net/session';
export { endSession, openUplink, settleCalls } from './net/uplink';
export { containerAt } from './pool/domain-table';
export { registerModule } from './pool/module';
export { getLane, getLaneByHash, getLeastLoadedLane, laneByPosition, laneCounts } from './pool/multi-queue';
export { findPool, poolAt } from './pool/pool';
export { policyOf, setPolicy } from './scheduling/policy';
export {
  containerOf,
  firstHomeOf,
  homesOf,
  isStuck,
  keepLanesHome,
  laneAfter,
  laneEpoch,
  lowWorkers,
  moveLanes,
  processorCount,
  setHome,
  setProcessor,
  workerCount,
  workerLoad,
} from './scheduling/policy-calls';
export { blockBytes, statAt, sumBlocks } from './stats/histogram';
export { stayAwake } from './sync/parking';
// Clients.
export { freeTask, newTask } from './task/task';
export { cancelTask } from './worker/cancel';
export { isQuiet } from './worker/drain';
// Workers.
export { announceWorker, nextDue, wokeUp, work, workSlice } from './worker/duty-cycle';
export { freeFrame, newFrame } from './worker/fiber-calls';
export { answerRequest, bootAdmin, finishTask, setState } from './worker/host-calls';
export { detach } from './worker/leave';
// What modules call.
export {
  adoptMessage,
  closePool,
  containerCount,
  containerId,
  copyFields,
  createQueue,
  delTask,
  erasePool,
  leavePool,
  locals,
  lookUpModule,
  lookUpPool,
  newString,
  newSystemChild,
  newTask as newChild,
  poolById,
  poolContainerCount,
  poolIdHi,
  poolIdLo,
  poolModule,
  poolName,
  publishPool,
  requestHost,
  reservePool,
  spawn,
  stateOf,
  waitCreated,
  waitDrained,
} from './worker/module-calls';
export { giveBack } from './worker/periodic';
export { announceClient, freeReaped, parkClient, reap, reapSpinning } from './worker/reap';
export { recover } from './worker/recover';
export { publish, submit, submitFromWorker, submitHeld } from './worker/submit';
export {
  cancelled,
  startSleep,
  waitAnyChild,
  waitAnyChildFor,
  waitChildren,
  waitTask,
} from './worker/wait-calls';
