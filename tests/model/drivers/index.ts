// AssemblyScript: the threads of the models, a file for each kind of structure. Compiled to dist/tests/model/drivers.wasm;
// what they import from 'engine' is the engine's: that which ships, or that with its internals exported.
export { bringTasks, runLane } from './lanes';
export {
  groupOf,
  lockAndAwait,
  lockAsChild,
  lockAsGraph,
  lockBoth,
  lockInterrupted,
  lockTimes,
  runInGroup,
  runWithChild,
  tryOnce,
} from './locks';
export {
  allocAndGo,
  allocListed,
  comeAndGo,
  freeBlocks,
  freeListed,
  freeOnce,
  freeThenUse,
  giveBlocks,
  lendOnce,
  useBlocks,
  usePairs,
} from './memory';
export { orchestrate } from './policy';
export {
  bringWork,
  drainExt,
  drainRing,
  fillExt,
  fillRing,
  holdLock,
  popNodes,
  pushChains,
  pushNodes,
  sleepForWork,
  takeChains,
  tryLockWord,
} from './queues';
export {
  loadAsTheyCome,
  lookingClient,
  registerSome,
  renewingClient,
  runFirst,
  runOther,
  runSecond,
} from './renew';
export {
  afterTrap,
  cancellingClient,
  client,
  lateClient,
  makeTask,
  mapTaskToLane,
  newState,
  periodicClient,
  run,
  undertaker,
} from './system';
export {
  abandonTask,
  awaitAndAbandon,
  bringTicket,
  finishChild,
  finishTask,
  interruptParent,
  waitForChildren,
  waitWithTicket,
} from './tasks';
export { fireTimes, sleepOnce } from './timers';
export { collectDone, hangingWorker, stuckWorker, watchOn, watchOver } from './watchdog';
