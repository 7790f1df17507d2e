// The engine's calls as a module imports them; what each does is told in worker/{module,wait,fiber}-calls.ts and
// pool/multi-queue.ts.
// The import module is named after this file.
export declare function locals(rctx: usize, bytes: u32): usize;
export declare function getPc(rctx: usize): u32;
export declare function setPc(rctx: usize, pc: u32): bool;
export declare function setFiber(rctx: usize, frame: usize): bool;
export declare function newFrame(bytes: u32): usize;
export declare function freeFrame(frame: usize): void;
export declare function newChild(
  poolLo: u32,
  poolHi: u32,
  method: u32,
  size: u32,
  query: u32,
  queryValue: u32,
): usize;
export declare function newString(task: usize, offset: u32, length: u32): usize;
export declare function spawn(rctx: usize, task: usize): u32;
export declare function waitTask(rctx: usize, child: usize): bool;
export declare function waitChildren(rctx: usize): bool;
export declare function waitAnyChild(rctx: usize): usize;
export declare function waitAnyChildFor(rctx: usize, ns: f64, resumed: bool): usize;
export declare function startSleep(rctx: usize, ns: f64): void;
export declare function cancelled(rctx: usize): u32;
export declare function delTask(rctx: usize, task: usize): u32;
export declare function adoptMessage(rctx: usize, child: usize): void;
export declare function requestHost(rctx: usize, kind: u32, text: usize, length: u32): u32;
export declare function notifyHost(kind: u32, value: u32): void;
export declare function newLock(container: usize): usize;
export declare function tryLock(lock: usize, writes: bool): u32;
export declare function lock(lock: usize, writes: bool): u32;
export declare function locked(lock: usize): u32;
export declare function unlock(lock: usize, writes: bool): u32;
export declare function createQueue(
  container: usize,
  id: u32,
  lanes: u32,
  maxLanes: u32,
  depth: u32,
  flags: u32,
): u32;
export declare function getLane(container: usize, id: u32, priority: u32, index: u32): usize;
export declare function getLaneByHash(container: usize, id: u32, priority: u32, hash: u32): usize;
export declare function laneCounts(container: usize, id: u32, priority: u32): u32;
export declare function stateOf(container: usize): usize;
export declare function containerId(container: usize): u32;
export declare function containerCount(container: usize): u32;
export declare function lookUpModule(name: usize, nameLength: u32): u32;
export declare function lookUpPool(name: usize, nameLength: u32): usize;
export declare function poolById(idLo: u32, idHi: u32): usize;
export declare function poolIdLo(pool: usize): u32;
export declare function poolIdHi(pool: usize): u32;
export declare function poolModule(pool: usize): u32;
export declare function poolContainerCount(pool: usize): u32;
export declare function poolName(pool: usize): u64;
export declare function reservePool(
  idLo: u32,
  idHi: u32,
  name: usize,
  nameLength: u32,
  module: u32,
  containers: u32,
): usize;
export declare function publishPool(pool: usize): void;
export declare function closePool(idLo: u32, idHi: u32): u32;
export declare function erasePool(pool: usize): void;
export declare function leavePool(pool: usize): void;
export declare function waitDrained(rctx: usize, pool: usize): u32;
export declare function waitCreated(rctx: usize, pool: usize): u32;
export declare function newSystemChild(pool: usize, container: u32, method: u32, size: u32): usize;
export declare function getLeastLoadedLane(container: usize, id: u32, priority: u32, by: u32): usize;
export declare function workerCount(): u32;
export declare function lowWorkers(): u32;
export declare function processorCount(): u32;
export declare function workerLoad(worker: u32): f64;
export declare function isStuck(worker: u32): bool;
export declare function laneEpoch(): u32;
export declare function laneAfter(lane: usize): usize;
export declare function firstHomeOf(lane: usize): u32;
export declare function homesOf(lane: usize): u32;
export declare function setHome(lane: usize, worker: u32): bool;
export declare function moveLanes(from: u32, to: u32, most: u32): u32;
export declare function keepLanesHome(keep: bool): void;
export declare function setProcessor(worker: u32, processor: u32): void;
