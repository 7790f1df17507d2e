// The engine's calls as a module imports them, which are in worker/*-calls.ts and pool/multi-queue.ts. Tasks, containers,
// lanes and pools are addresses here; `index.ts` says which of them authors call as they are, and which through a class.
// The import module is named after this file.

// Of the running method.

/** The method's locals: `bytes` of zeroed memory that stay with the task until it ends; 0 without memory. */
export declare function locals(rctx: usize, bytes: u32): usize;
/** A function frame of `bytes`, its header included; 0 without memory. */
export declare function newFrame(bytes: u32): usize;
/** Frees one function frame, which nothing links to any more. */
export declare function freeFrame(frame: usize): void;
/**
 * A task for a method of a pool, zeroed but for its header, to be sent with `rctx.spawn`; 0 without memory.
 * @param size `offsetof<ItsTask>()`
 * @param query which container: RANGE_* | SELECT_* << 8 | SUBDOMAIN_* << 24, with a number or hash in `queryValue`
 */
export declare function newChild(
  poolLo: u32,
  poolHi: u32,
  method: u32,
  size: u32,
  query: u32,
  queryValue: u32,
): usize;
/** Gives the task a string of `length` bytes in the field at `offset`: where to write them; 0 without memory. */
export declare function newString(task: usize, offset: u32, length: u32): usize;
/** Copies the fields of a task to another one of its class: see copy.ts. */
export declare function copyFields(to: usize, from: usize, deep: bool): u32;
/** Sends a task as a child of the running one. The parent frees it with `delTask` after it is done, or by ending. */
export declare function spawn(rctx: usize, task: usize): u32;
/** True when the child is done; otherwise the task will be resumed when it, and all else it waits for, is. */
export declare function waitTask(rctx: usize, child: usize): bool;
/** True when every child that was spawned is done; otherwise the task will be resumed after the last. */
export declare function waitChildren(rctx: usize): bool;
/**
 * A child that is done and was not answered before.
 * @returns NONE_LEFT: every child has been answered; NONE_YET: the task will be resumed after the first
 */
export declare function waitAnyChild(rctx: usize): usize;
/**
 * As `waitAnyChild`, and TIME_OVER when `ns` nanoseconds have passed since the call that was not `resumed`: the task was
 * resumed after it, and asks again.
 */
export declare function waitAnyChildFor(rctx: usize, ns: f64, resumed: bool): usize;
/** The task will be resumed when the time is over, and all else it waits for has come. */
export declare function startSleep(rctx: usize, ns: f64): void;
/** OK, or why the task should end: CANCELLED, DEADLINE. From then on it ends as cancelled, whatever it answers. */
export declare function cancelled(rctx: usize): u32;
/** Frees a child that is done, or a task that was never sent; one that is on its way is freed when it ends. */
export declare function delTask(rctx: usize, task: usize): u32;
/** Makes what a failed child's host said the running task's own: its caller reads it with the error. */
export declare function adoptMessage(rctx: usize, child: usize): void;
/**
 * Hands a request (REQUEST_*) to the host, about a text of `length` bytes; the running task is resumed when the host has
 * answered. OK, or NO_MEMORY: nothing was asked.
 */
export declare function requestHost(rctx: usize, kind: u32, text: usize, length: u32): u32;

// Locks.

/** A lock that lives as long as its container; 0 without memory. */
export declare function newLock(container: usize): usize;
/** OK: the running task holds the lock now. BUSY, WOULD_DEADLOCK or NO_MEMORY: it does not. */
export declare function tryLock(lock: usize, writes: bool): u32;
/** As `tryLock`, but BUSY: the task is resumed when it has the lock, or should end; `locked` tells which. */
export declare function lock(lock: usize, writes: bool): u32;
/** What came of a `lock` that was BUSY: OK, or why the task does not hold it (CANCELLED, DEADLINE, WOULD_DEADLOCK). */
export declare function locked(lock: usize): u32;
/** Gives back what the running task holds of a lock; NOT_HELD, and the task fails, when it holds no such thing. */
export declare function unlock(lock: usize, writes: bool): u32;

// Lanes.

/**
 * Creates a lane group of the container (specification: CreateQueue), in `create`: `lanes` at first, `maxLanes` when they are
 * longer than `depth`; `flags` QUEUE_*. OK, EXISTS, BAD_ARGUMENT or NO_MEMORY.
 */
export declare function createQueue(
  container: usize,
  id: u32,
  lanes: u32,
  maxLanes: u32,
  depth: u32,
  flags: u32,
): u32;
/** The lane at `index` of a group (specification: GetLane); 0 when there is none. */
export declare function getLane(container: usize, id: u32, priority: u32, index: u32): usize;
/** The lane that a hash falls on among the lanes in use (specification: GetLaneByHash); 0 without such a group. */
export declare function getLaneByHash(container: usize, id: u32, priority: u32, hash: u32): usize;
/** Lanes in use and the most there may be, packed as use | max << 16; 0 without such a group. */
export declare function laneCounts(container: usize, id: u32, priority: u32): u32;

// Containers, modules, pools.

/** The container's own state: `changetype<State>(stateOf(rctx.container))`. */
export declare function stateOf(container: usize): usize;
/** Global id of the container in its pool. */
export declare function containerId(container: usize): u32;
/** How many containers the container's pool has. */
export declare function containerCount(container: usize): u32;
/** Index of a registered module by name, or NO_MODULE. */
export declare function lookUpModule(name: usize, nameLength: u32): u32;
/** The pool of a name, or 0. */
export declare function lookUpPool(name: usize, nameLength: u32): usize;
/** The pool of an id, or 0. */
export declare function poolById(idLo: u32, idHi: u32): usize;
/** Low half of a pool's id. */
export declare function poolIdLo(pool: usize): u32;
/** High half of a pool's id. */
export declare function poolIdHi(pool: usize): u32;
/** Index of the module of a pool. */
export declare function poolModule(pool: usize): u32;
/** How many containers a pool has. */
export declare function poolContainerCount(pool: usize): u32;
/** The pool's name, where it lies (address low, length high). */
export declare function poolName(pool: usize): u64;
/** Reserves a pool with its containers: its address, or a status. For admin. */
export declare function reservePool(
  idLo: u32,
  idHi: u32,
  name: usize,
  nameLength: u32,
  module: u32,
  containers: u32,
): usize;
/** Opens a reserved pool to everybody. For admin. */
export declare function publishPool(pool: usize): void;
/** Refuses the pool's queued tasks from now on: OK or NOT_FOUND. For admin. */
export declare function closePool(idLo: u32, idHi: u32): u32;
/** Gives up a reserved pool whose creation failed, or ends a drained one. For admin. */
export declare function erasePool(pool: usize): void;
/** Leaves a closed pool as it is, for somebody else to destroy. */
export declare function leavePool(pool: usize): void;
/** The running task will be resumed when the pool has nothing pending: OK, or NO_MEMORY. */
export declare function waitDrained(rctx: usize, pool: usize): u32;
/** OK when the pool is created; BUSY: the running task will be resumed when that has succeeded or failed; or NO_MEMORY. */
export declare function waitCreated(rctx: usize, pool: usize): u32;
/** A child for the system lane of a container, where creation and destruction run; 0 without memory. */
export declare function newSystemChild(pool: usize, container: u32, method: u32, size: u32): usize;
/**
 * The lane of a group with the least load (specification: GetLeastLoadedLane), of several the next in turn; 0 without
 * such a group.
 * @param by LOAD_CPU, LOAD_IO, or both: what counts of what its tasks are expected to cost
 */
export declare function getLeastLoadedLane(container: usize, id: u32, priority: u32, by: u32): usize;

// For policies.

/** Workers that run lanes: 0 … workerCount - 1. */
export declare function workerCount(): u32;
/** The first so many of them are for low-latency lanes, the others for high-latency lanes. */
export declare function lowWorkers(): u32;
/** Processors of this machine, as far as the host knows. */
export declare function processorCount(): u32;
/** What waits for a worker in its ready queues and what it is running, in expected ns. */
export declare function workerLoad(worker: u32): f64;
/** The watchdog has found it in one call of a method for long. */
export declare function isStuck(worker: u32): bool;
/** Changes when lanes were made or freed. */
export declare function laneEpoch(): u32;
/** The lane behind one, in the order of pools, containers and groups; the first with 0; 0 behind the last. */
export declare function laneAfter(lane: usize): usize;
/** The container that a lane belongs to: its address. */
export declare function containerOf(lane: usize): usize;
/** The first worker of those that may be home of a lane; `homesOf` are as many. */
export declare function firstHomeOf(lane: usize): u32;
/** How many workers may be home of a lane, in a row; 1 of a lane that is pinned. */
export declare function homesOf(lane: usize): u32;
/** Makes a worker the home of a lane, from when it is brought to one next; false: it may not, or enough were moved. */
export declare function setHome(lane: usize, worker: u32): bool;
/** Moves up to `most` lanes that wait for a worker to another of its kind, for good; answers how many. */
export declare function moveLanes(from: u32, to: u32, most: u32): u32;
/** Whether lanes stay with their homes, even when these are busy and others are not. Those of stuck workers never do. */
export declare function keepLanesHome(keep: bool): void;
/** Says which processor a worker shall run on: 0 ≤ processor < processorCount. */
export declare function setProcessor(worker: u32, processor: u32): void;
