// AssemblyScript: what the tests of the engine call. Internals of assembly/ under names that say where they are from;
// tools/build/test-engine.mjs compiles them, as the engine itself, to dist/tests/engine/.
import { publish, put } from '../../assembly/sync/spsc-ring';

export { breakCycles } from '../../assembly/locks/deadlock';
export { enterGroup } from '../../assembly/locks/groups';
export { lock, locked, tryLock, unlock } from '../../assembly/locks/lock-calls';
export { giveUpAll, giveUpWaits } from '../../assembly/locks/locks';
export { attach, enter, initialise, slotAt } from '../../assembly/memory/initialise';
export { lend, takeBack } from '../../assembly/memory/lend';
export { alloc, free, giveIfAsked, liveBytes, segmentOf } from '../../assembly/memory/segments';
export { selfIndex } from '../../assembly/memory/self';
export {
  MALFORMED,
  NOWHERE,
  rangeCount,
  rangeFirst,
  resolveQuery,
  SEVERAL,
} from '../../assembly/pool/domain-query';
export {
  containerAt,
  freeTables,
  localToGlobal,
  newTables,
  ownerNode,
  setContainer,
} from '../../assembly/pool/domain-table';
export { newGroups } from '../../assembly/pool/groups';
export {
  claim as laneClaim,
  isIdle as laneIsIdle,
  lessPending,
  letGo as laneLetGo,
  newLanes,
  popTask as lanePopTask,
  pushResume,
  pushStart,
  tryQueue as laneTryQueue,
} from '../../assembly/pool/lane';
export {
  fieldAt,
  fieldCount,
  fieldSize,
  findModule,
  isUnsupported,
  methodCount,
  methodRow,
  moduleEpoch,
  moduleFlags,
  moduleStateSize,
  NO_METHOD,
  NO_MODULE,
  registerModule,
} from '../../assembly/pool/module';
export {
  createQueue,
  getLane,
  getLaneByHash,
  getLeastLoadedLane,
  hasGroups,
  laneByPosition,
  laneCounts,
  lanesOf,
} from '../../assembly/pool/multi-queue';
export {
  BUCKET_COUNT,
  blockBytes,
  blockOf,
  countFailed,
  countTask,
  freeStats,
  meanRunNs,
  newStats,
  recordRun,
  recordWait,
  statAt,
  sumBlocks,
} from '../../assembly/stats/histogram';
export { initModel, learn as modelLearn, predict as modelPredict } from '../../assembly/stats/model';
export {
  enqueue as lockEnqueue,
  release as lockRelease,
  takeGranted as lockTakeGranted,
  tryGrant as lockTryGrant,
  withdraw as lockWithdraw,
} from '../../assembly/sync/co-lock';
export { pop as extPop, push as extPush, size as extSize } from '../../assembly/sync/ext-ring';
export {
  isEmpty as inboxIsEmpty,
  pushChain as inboxPushChain,
  takeAll as inboxTakeAll,
} from '../../assembly/sync/inbox';
export {
  guard as wordGuard,
  letGo as wordLetGo,
  tryGiveBack as wordTryGiveBack,
  tryTake as wordTryTake,
} from '../../assembly/sync/lock-word';
export { isEmpty as listIsEmpty, pop as listPop, push as listPush } from '../../assembly/sync/mpsc-list';
export {
  announce as parkingAnnounce,
  sleep as parkingSleep,
  stayAwake as parkingStayAwake,
  unpark as parkingUnpark,
} from '../../assembly/sync/parking';
export { acquire as spinAcquire, release as spinRelease } from '../../assembly/sync/spin-lock';
export {
  advance as ringAdvance,
  answerWanted as ringAnswerWanted,
  available as ringAvailable,
  claim as ringClaim,
  hasWantedRoom as ringHasWantedRoom,
  init as ringInit,
  isEmpty as ringIsEmpty,
  isOpen as ringIsOpen,
  peek as ringPeek,
  publish as ringPublish,
  put as ringPut,
  release as ringRelease,
  unpublished as ringUnpublished,
  wantRoom as ringWantRoom,
} from '../../assembly/sync/spsc-ring';
export {
  insert as wheelInsert,
  next as wheelNext,
  remove as wheelRemove,
  size as wheelSize,
  take as wheelTake,
  tickAfter,
  tickBefore,
} from '../../assembly/sync/timer-wheel';
export {
  accept as taskAccept,
  isDone as taskIsDone,
  tryAbandon as taskTryAbandon,
  tryAwait as taskTryAwait,
  tryDetach as taskTryDetach,
  tryFinish as taskTryFinish,
} from '../../assembly/task/state';
export { newTask } from '../../assembly/task/task';
export { bring as ticketBring, dropTickets, newTicket } from '../../assembly/task/ticket';
export {
  arrive as waitingArrive,
  claimAny as waitingClaimAny,
  end as waitingEnd,
  expect as waitingExpect,
  expectAny as waitingExpectAny,
  goOn as waitingGoOn,
  isAny as waitingIsAny,
  leave as waitingLeave,
  less as waitingLess,
  start as waitingStart,
  takeBack as waitingTakeBack,
} from '../../assembly/task/waiting';
export { deliverOne, flushHeld } from '../../assembly/worker/complete';
export { detach } from '../../assembly/worker/leave';
export { loadModules } from '../../assembly/worker/load';
export { obey } from '../../assembly/worker/obey';
export { disarm, markCancelled, order } from '../../assembly/worker/orders';
export { makeReady, steal, takeReady } from '../../assembly/worker/ready';
export { freeReaped, parkClient, reap } from '../../assembly/worker/reap';
export { fireDue, freeTimer, newTimer, startTimer, stopTimer } from '../../assembly/worker/timers';

/** Puts and publishes one value; false when the ring is full. */
export function ringPush(ring: usize, value: u32): bool {
  if (!put(ring, value)) return false;
  publish(ring);
  return true;
}
export {
  begin as completionsBegin,
  end as completionsEnd,
  isThere as completionsIsThere,
  take as completionsTake,
} from '../../assembly/worker/completions';

export { setState } from '../../assembly/worker/host-calls';
export { watch } from '../../assembly/worker/watchdog';
