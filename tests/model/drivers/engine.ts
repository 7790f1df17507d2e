// AssemblyScript: the engine's functions that drivers call. Those of the first group are exports of the engine that
// ships; those of the second are its internals, exported by tests/engine/index.ts. The import module is named after this file.

export declare function alloc(segment: u32, bytes: usize): usize;
export declare function free(block: usize): u32;
export declare function attach(worker: u32, pid: u32, startLo: u32, startHi: u32): i32;
export declare function detach(index: u32): void;
export declare function newTask(
  poolLo: u32,
  poolHi: u32,
  method: u32,
  size: u32,
  query: u32,
  queryValue: u32,
  flags: u32,
): usize;
export declare function freeTask(task: usize): u32;
export declare function submit(task: usize, token: u32): u32;
export declare function cancelTask(task: usize, token: u32): u32;
export declare function reap(most: u32): u32;
export declare function freeReaped(count: u32): void;
export declare function parkClient(timeoutNs: f64): bool;
export declare function work(): u32;
export declare function workSlice(most: u32): u32;
export declare function setState(state: u32): void;
export declare function slotAt(index: u32): usize;
export declare function newChild(
  poolLo: u32,
  poolHi: u32,
  method: u32,
  size: u32,
  query: u32,
  queryValue: u32,
): usize;
export declare function spawn(rctx: usize, task: usize): u32;
export declare function delTask(rctx: usize, task: usize): u32;
export declare function locals(rctx: usize, bytes: u32): usize;
export declare function waitTask(rctx: usize, child: usize): bool;
export declare function waitAnyChild(rctx: usize): usize;
export declare function startSleep(rctx: usize, ns: f64): void;
export declare function cancelled(rctx: usize): u32;
export declare function lock(at: usize, writes: bool): u32;
export declare function tryLock(at: usize, writes: bool): u32;
export declare function locked(at: usize): u32;
export declare function unlock(at: usize, writes: bool): u32;
export declare function poolById(lo: u32, hi: u32): usize;
export declare function reservePool(
  lo: u32,
  hi: u32,
  name: usize,
  nameLength: u32,
  module: u32,
  containers: u32,
): usize;
export declare function publishPool(pool: usize): void;
export declare function closePool(lo: u32, hi: u32): u32;
export declare function waitDrained(rctx: usize, pool: usize): u32;
export declare function erasePool(pool: usize): void;
export declare function containerAt(pool: usize, id: u32): usize;
export declare function createQueue(
  container: usize,
  id: u32,
  lanes: u32,
  maxLanes: u32,
  depth: u32,
  flags: u32,
): u32;
export declare function loadModules(module: u32): void;
export declare function recover(message: usize): bool;
export declare function workerCount(): u32;
export declare function laneAfter(lane: usize): usize;
export declare function setHome(lane: usize, worker: u32): bool;
export declare function moveLanes(from: u32, to: u32, most: u32): u32;
export declare function registerModule(
  name: usize,
  nameLength: u32,
  flags: u32,
  stateSize: u32,
  blob: usize,
  methodCount: u32,
  blobSize: u32,
): i32;

export declare function lend(): void;
export declare function takeBack(): void;
export declare function listPush(list: usize, node: usize): void;
export declare function listPop(list: usize): usize;
export declare function inboxPushChain(inbox: usize, newest: usize, oldest: usize): void;
export declare function inboxTakeAll(inbox: usize, rest: usize): usize;
export declare function ringPush(ring: usize, value: u32): bool;
export declare function ringClaim(ring: usize, who: u32): bool;
export declare function ringAvailable(ring: usize): u32;
export declare function ringPeek(ring: usize, index: u32): u32;
export declare function ringAdvance(ring: usize, count: u32): void;
export declare function ringRelease(ring: usize): void;
export declare function extPush(ring: usize, value: u32): bool;
export declare function extPop(ring: usize): u32;
export declare function lockTryGrant(lock: usize, hold: usize): u32;
export declare function lockRelease(lock: usize, hold: usize): void;
export declare function wordGuard(lock: usize): void;
export declare function wordLetGo(lock: usize): void;
export declare function wordTryGiveBack(lock: usize, hold: usize): bool;
export declare function wordTryTake(lock: usize, hold: usize): bool;
export declare function spinAcquire(lock: usize): void;
export declare function spinRelease(lock: usize): void;
export declare function parkingAnnounce(slot: usize): u32;
export declare function parkingSleep(slot: usize, seen: u32, timeoutNs: f64): void;
export declare function parkingStayAwake(slot: usize): void;
export declare function parkingUnpark(slot: usize): bool;
export declare function taskTryFinish(task: usize): u32;
export declare function taskTryAbandon(task: usize): u32;
export declare function taskTryAwait(task: usize): u32;
export declare function taskTryDetach(task: usize): bool;
export declare function taskIsDone(task: usize): bool;
export declare function waitingStart(task: usize): void;
export declare function waitingExpect(task: usize): void;
export declare function waitingExpectAny(task: usize): void;
export declare function waitingLeave(task: usize): bool;
export declare function waitingIsAny(task: usize): bool;
export declare function waitingClaimAny(task: usize): bool;
export declare function waitingArrive(task: usize): bool;
export declare function waitingLess(task: usize, count: u32): bool;
export declare function waitingGoOn(task: usize): bool;
export declare function waitingTakeBack(task: usize, count: u32): void;
export declare function waitingEnd(task: usize, count: u32): bool;
export declare function newTicket(task: usize, text: usize, length: u32): usize;
export declare function ticketBring(ticket: usize): usize;
export declare function dropTickets(frame: usize): u32;
export declare function laneTryQueue(lane: usize): bool;
export declare function laneClaim(lane: usize, worker: u32): void;
export declare function laneLetGo(lane: usize): bool;
export declare function lanePopTask(lane: usize): usize;
export declare function pushStart(lane: usize, task: usize): void;
export declare function pushResume(lane: usize, task: usize): void;
export declare function lessPending(lane: usize, count: u32): void;
export declare function makeReady(lane: usize): void;
export declare function takeReady(highFirst: bool): usize;
export declare function steal(): usize;
export declare function deliverOne(task: usize, owner: u32): void;
export declare function flushHeld(): void;
export declare function watch(timeNs: f64): void;
export declare function newTimer(kind: u32, task: usize): usize;
export declare function startTimer(timer: usize, dueNs: f64, timeNs: f64): void;
export declare function stopTimer(timer: usize): bool;
export declare function fireDue(timeNs: f64): u32;
export declare function enterGroup(container: usize, task: usize): u32;
export declare function giveUpAll(task: usize): void;
export declare function breakCycles(task: usize): void;
export declare function giveUpWaits(task: usize): u32;
