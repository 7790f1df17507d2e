// Every import and export of the engine, and nothing anywhere else. What each does is told where it is defined:
// assembly/index.ts names the files. Addresses are u32; values that are negative as i32 come back `>>> 0`.

/** What the engine imports as module `platform` (assembly/platform.ts). */
export interface PlatformImports {
  now(): number;
  wait(address: number, expected: number, timeoutNs: number): void;
  runMethod(container: number, method: number, task: number, rctx: number): number;
  mapTaskToLane(container: number, task: number): number;
  monitor(container: number, mode: number, task: number, context: number): number;
  getGroup(container: number, task: number, at: number): boolean;
  place(processor: number): number;
  replicateTask(container: number, step: number, origin: number, replica: number): number;
  cancelMethod(task: number, status: number): void;
  syncModules(): void;
  request(kind: number, what: number): void;
}

export interface EngineExports {
  // life of the memory and of its threads
  initialise(
    mainMib: number,
    runtimeMib: number,
    clientMib: number,
    kinds: number,
    workers: number,
    ringDepth: number,
    credits: number,
    turnBudget: number,
    spinNs: number,
    samplePeriod: number,
    queueDepth: number,
    maxLanes: number,
    quotaPercent: number,
    traceCapacity: number,
    watchdogMs: number,
    crowdedSpinNs: number,
    lowWorkers: number,
    learners: number,
    processors: number,
  ): number;
  attach(worker: number, pid: number, startLo: number, startHi: number): number;
  detach(slot: number): void;
  enter(slot: number): void;
  slotAt(slot: number): number;
  alloc(segment: number, bytes: number): number;
  free(address: number): number;
  liveBytes(segment: number): number;
  // clients
  newTask(
    poolLo: number,
    poolHi: number,
    method: number,
    size: number,
    query: number,
    queryValue: number,
    flags: number,
  ): number;
  freeTask(task: number): number;
  newString(task: number, offset: number, length: number): number;
  copyFields(to: number, from: number, deep: number): number;
  submit(task: number, token: number): number;
  submitHeld(task: number, token: number): number;
  publish(): void;
  cancelTask(target: number, token: number): number;
  giveBack(task: number, count: number): void;
  submitFromWorker(task: number, token: number, parent: number): number;
  reap(most: number): number;
  reapSpinning(most: number, spins: number): number;
  freeReaped(count: number): void;
  parkClient(timeoutNs: number): number;
  announceClient(): number;
  stayAwake(slot: number): void;
  // workers
  work(): number;
  workSlice(most: number): number;
  announceWorker(): number;
  nextDue(): number;
  wokeUp(): void;
  recover(message: number): number;
  setPolicy(kind: number, module: number): number;
  policyOf(kind: number): number;
  finishTask(task: number, code: number, reason: number, message: number): void;
  answerRequest(ticket: number): void;
  bootAdmin(module: number, name: number, nameLength: number): number;
  setState(state: number): void;
  isQuiet(): number;
  // clients of other processes: the runtime's side
  openServer(calls: number, bulkBytes: number, leaseMs: number, epochLo: number, epochHi: number): number;
  receiveMessage(session: number, size: number, frames: number): number;
  admitCalls(): void;
  reapCalls(): number;
  nextAnswering(row: number): number;
  packAnswers(session: number): number;
  packPing(session: number): number;
  nextExpired(): number;
  closeSession(session: number): void;
  forgetSent(session: number): void;
  // and the client's
  openUplink(): number;
  packHello(): number;
  packSign(bye: number): number;
  packCalls(): number;
  readCopies(task: number, count: number): void;
  acceptMessage(size: number, frames: number): number;
  settleCalls(): void;
  endSession(): void;
  // modules and statistics
  reserveModuleData(bytes: number): number;
  registerModule(
    name: number,
    nameLength: number,
    flags: number,
    stateSize: number,
    blob: number,
    methodCount: number,
    blobSize: number,
  ): number;
  newLock(container: number): number;
  tryLockForHost(task: number, lock: number, writes: boolean): number;
  lockForHost(task: number, lock: number, writes: boolean, token: number): number;
  unlockForHost(task: number, lock: number, writes: boolean): number;
  giveUpRequest(task: number, request: number): void;
  createQueue(
    container: number,
    id: number,
    lanes: number,
    maxLanes: number,
    depth: number,
    flags: number,
  ): number;
  getLane(container: number, id: number, priority: number, index: number): number;
  getLaneByHash(container: number, id: number, priority: number, hash: number): number;
  getLeastLoadedLane(container: number, id: number, priority: number, by: number): number;
  laneByPosition(container: number, group: number, priority: number, index: number): number;
  sumBlocks(pool: number, row: number, out: number): void;
  statAt(pool: number, row: number): number;
  blockBytes(): number;
  containerAt(pool: number, id: number): number;
  findPool(idLo: number, idHi: number): number;
  poolAt(row: number): number;
  memory?: WebAssembly.Memory;
}

/** Names under which modules may import engine calls (import module `chimaera`). */
export const MODULE_CALLS = [
  'adoptMessage',
  'cancelled',
  'closePool',
  'containerCount',
  'containerId',
  'containerOf',
  'copyFields',
  'createQueue',
  'delTask',
  'erasePool',
  'firstHomeOf',
  'freeFrame',
  'getLane',
  'getLaneByHash',
  'getLeastLoadedLane',
  'homesOf',
  'isStuck',
  'keepLanesHome',
  'laneAfter',
  'laneCounts',
  'laneEpoch',
  'leavePool',
  'locals',
  'lock',
  'locked',
  'lookUpModule',
  'lookUpPool',
  'lowWorkers',
  'moveLanes',
  'newChild',
  'newFrame',
  'newLock',
  'newString',
  'newSystemChild',
  'poolById',
  'poolContainerCount',
  'poolIdHi',
  'poolIdLo',
  'poolModule',
  'poolName',
  'processorCount',
  'publishPool',
  'requestHost',
  'reservePool',
  'setHome',
  'setProcessor',
  'spawn',
  'startSleep',
  'stateOf',
  'tryLock',
  'unlock',
  'waitAnyChild',
  'waitAnyChildFor',
  'waitChildren',
  'waitCreated',
  'waitDrained',
  'waitTask',
  'workerCount',
  'workerLoad',
] as const;

/** What the wasm of a module exports (the specification's entry points). */
export interface ModuleExports {
  is_chimaera_task(): number;
  get_module_name(at: number): number;
  alloc_state(): number;
  new_state(container: number, task: number, state: number): number;
  del_state?(container: number, state: number, unused: number): number;
  run(method: number, task: number, rctx: number): number;
  orchestrate?(kind: number, state: number): number;
  map_task_to_lane?(task: number, container: number, unused: number): number;
  get_group?(task: number, container: number, unused: number): bigint;
  monitor?(mode: number, method: number, task: number, context: number): number;
  replicate?(step: number, origin: number, replica: number): number;
}

// Segments and allocator kinds (assembly/memory/segments.ts).
export const SEGMENT_MAIN = 0;
export const SEGMENT_RUNTIME = 1;
export const SEGMENT_CLIENT = 2;
export const ALLOCATOR_KINDS = { slab: 0, arena: 1, free_list: 2 } as const;
export const SEGMENTS_BASE = 128 << 20;

// States of the runtime (assembly/abi/map.ts) and answers of `work`.
export const STATE_DRAINING = 1;
export const STATE_ABORTING = 2;
export const STATE_STOPPED = 3;
export const LEFT_FOR_HOST = 1;

/** `attach` with this instead of a worker's index makes a client. */
export const NO_WORKER = 0xffffffff;

// Flags of registerModule.
export const MODULE_HOST = 1;
export const MODULE_MAPS = 2;
export const MODULE_GROUPS = 4;
export const MODULE_MONITORS = 8;
export const MODULE_RENEWS = 16;
export const MODULE_PLACES_LANES = 32;
export const MODULE_PLACES_WORKERS = 64;
