// The public half of the memory layout: what clients, modules and the host read and write.
// Valid AssemblyScript and valid TypeScript, so that both sides compile the same numbers.
// A change here changes ABI_HASH: npm run generate (tools/abi-hash.mjs).

/** FNV-1a over the constants below and the calls of module/chimaera.ts; gates modules and clients. */
export const ABI_HASH: u32 = 0xc6ca0ae8;

// TASK   one block of the main segment, 64-byte aligned: a header of 120 bytes, then the fields of its type.
//
//   0 state u32*      │  4 next u32*       │  8 poolLo u32      │ 12 poolHi u32
//  16 method u32      │ 20 flags u32       │ 24 query u32       │ 28 queryValue u32
//  32 rootLo u32      │ 36 rootHi u32      │ 40 depth u16, 42 load u16 │ 44 size u32
//  48 owner u32       │ 52 token u32       │ 56 returnCode i32  │ 60 outcome u32
//  ──────────────────────────────────────────────────────────── cache line
//  64 container u32   │ 68 frame u32       │ 72 parent u32      │ 76 waiting u32*
//  80 stamp f64                            │ 88 link u32        │ 92 lane u32
//  96 deadline f64                         │ 104 timer u32*     │ 108 cancel u32*
// 112 laneHash u32   │ 116 holds u32      │ 120 fields …           * = accessed atomically
//
// The client writes 8..55, the deadline and laneHash before submission, the engine everything else. `deadline` is absolute, in ns
// on the platform's clock, 0 = none. `timer` is the node of the deadline's timer or of an order to its lane, with the
// number of its wheel in the low bits (worker/orders.ts). `holds` lists the locks and the group that the task holds or waits
// for. A task with TASK_PERIODIC has its period in ns in place of the
// stamp, `link` is its schedule, and `parent` counts what its client has not read (worker/periodic.ts).
export const TASK_STATE: usize = 0;
export const TASK_NEXT: usize = 4;
export const TASK_POOL_LO: usize = 8;
export const TASK_POOL_HI: usize = 12;
export const TASK_METHOD: usize = 16;
export const TASK_FLAGS: usize = 20;
export const TASK_QUERY: usize = 24;
export const TASK_QUERY_VALUE: usize = 28;
export const TASK_ROOT_LO: usize = 32;
export const TASK_ROOT_HI: usize = 36;
export const TASK_DEPTH: usize = 40; // u16
export const TASK_LOAD: usize = 42; // u16: what it is expected to cost (task/cost.ts)
export const TASK_SIZE: usize = 44;
export const TASK_OWNER: usize = 48;
export const TASK_TOKEN: usize = 52;
export const TASK_RETURN_CODE: usize = 56;
export const TASK_OUTCOME: usize = 60;
export const TASK_REPLICAS: usize = 60; // while TASK_BROADCAST is set, until it has an outcome: REPLICAS
export const TASK_CONTAINER: usize = 64;
export const TASK_STATUSES: usize = 64; // the same block, of a task with TASK_BROADCAST that is done
export const TASK_FRAME: usize = 68;
export const TASK_PARENT: usize = 72;
export const TASK_WAITING: usize = 76;
export const TASK_STAMP: usize = 80;
export const TASK_PERIOD: usize = 80; // of a periodic task
export const TASK_LINK: usize = 88;
export const TASK_LANE: usize = 92;
export const TASK_DEADLINE: usize = 96;
export const TASK_TIMER: usize = 104;
export const TASK_CANCEL: usize = 108;
export const TASK_LANE_HASH: usize = 112;
export const TASK_HOLDS: usize = 116;
export const TASK_HEADER_SIZE: usize = 120;

// TASK_CANCEL: 0, or CANCELLED or DEADLINE (abi/status.ts) in the low byte; above it, whether the method has been told,
// and whether the task has replicas. One word for all, so that of a cancel and of what comes meanwhile one sees the other.
export const CANCEL_STATUS: u32 = 0xff;
export const CANCEL_TOLD: u32 = 1 << 8;
export const CANCEL_REPLICATED: u32 = 1 << 9;

// Task flags. The low byte is the caller's, the rest the engine's.
export const TASK_FIRE_AND_FORGET: u32 = 1 << 0;
export const TASK_PERIODIC: u32 = 1 << 1;
export const TASK_LONG_RUNNING: u32 = TASK_PERIODIC; // its older name
export const TASK_HIGH_LATENCY: u32 = 1 << 2; // priority; clear = low latency
export const TASK_LANE_ANY: u32 = 1 << 3; // any lane of the default group will do: TASK_LANE_HASH does not count
export const TASK_IDEMPOTENT: u32 = 1 << 4; // may run twice: whoever is in another process sends it again when its runtime is lost
export const TASK_CONTROL: u32 = 1 << 8; // no task: a client cancels the one in TASK_QUERY_VALUE
export const CANCEL_FREES: u32 = 1; // its TASK_QUERY, by the client: that one came back before, and is freed with it
export const TASK_ANSWERED: u32 = 1 << 9; // a done child that `waitAnyChild` has told of
export const TASK_MORE: u32 = 1 << 10; // a copy of a periodic task: more to come under its token
export const TASK_DYNAMIC: u32 = 1 << 13; // its container is asked where it goes when it is about to start
export const TASK_GROUPED: u32 = 1 << 11; // its group is settled: it has it, waits for it, or is in none
export const TASK_MISUSED: u32 = 1 << 12; // gave back a lock that it does not hold
export const TASK_REPLICATES: u32 = 1 << 14; // its lane makes its replicas, or gathers them, in place of its method
export const TASK_TO_PARENT: u32 = 1 << 16; // completion resumes TASK_PARENT instead of a client
export const TASK_REPLICA: u32 = 1 << 17; // a copy of a task that was sent to several containers
export const TASK_MAPPED: u32 = 1 << 18; // its lane was chosen by the container's home worker
export const TASK_SYSTEM: u32 = 1 << 19; // runs on the container's system lane (create, destroy)
export const TASK_STARTED: u32 = 1 << 20; // its method has been entered
export const TASK_OWNS: u32 = 1 << 21; // owns strings that are freed with it (the only engine flag a client sets)
export const TASK_ENDING: u32 = 1 << 22; // has its outcome, and waits for a child that is finishing
export const TASK_BROADCAST: u32 = 1 << 23; // has replicas; on no lane while they are out
export const TASK_ROW_SHIFT: u32 = 24; // the top byte: row of the method in its module's table

// Queries: range in bits 0..7, selection in 8..15, iteration in 16..23, subdomain in 24..31. The value of a range has its
// first container in the low half and their number in the high half; 0 of them = all from there on.
export const RANGE_LOCAL: u32 = 0;
export const RANGE_DIRECT: u32 = 1;
export const RANGE_GLOBAL: u32 = 2;
export const RANGE_SCHEDULE: u32 = 3; // a container of this node replaces the query (monitor, kGlobalSchedule)
export const SELECT_ID: u32 = 0;
export const SELECT_HASH: u32 = 1;
export const SELECT_RANGE: u32 = 2;
export const ITERATE_BROADCAST: u32 = 0;
export const ITERATE_UNTIL_SUCCESS: u32 = 1;

// Subdomains of a pool (specification: SubDomainGroup).
export const SUBDOMAIN_PHYSICAL_NODE: u32 = 0;
export const SUBDOMAIN_GLOBAL: u32 = 1;
export const SUBDOMAIN_LOCAL: u32 = 2;

// Flags of a lane group (specification: QUEUE_*).
export const QUEUE_LOW_LATENCY: u32 = 1 << 0;
export const QUEUE_HIGH_LATENCY: u32 = 1 << 1;
export const QUEUE_LONG_RUNNING: u32 = 1 << 2;

// What counts of a lane's load (specification: Load).
export const LOAD_CPU: u32 = 1 << 0; // time of a processor
export const LOAD_IO: u32 = 1 << 1; // time of waiting

// Methods that every module may have; a module's own start at METHOD_CUSTOM.
export const METHOD_CREATE: u32 = 0;
export const METHOD_DESTROY: u32 = 1;
export const METHOD_NODE_FAILURE: u32 = 2;
export const METHOD_RECOVER: u32 = 3;
export const METHOD_MIGRATE: u32 = 4;
export const METHOD_UPGRADE: u32 = 5;
export const METHOD_CUSTOM: u32 = 10;

// FRAME   what a suspended method keeps, in runtime_data. The engine owns the header, the method the rest.
//   0 pc u32 │ 4 size u32 │ 8 callee u32 │ 12 method u32 │ 16 task u32 │ 20 children u32 │ 24 previous u32 │ 28 next u32
//  32 message u32 │ 36 sleep u32 │ 40 runNs f32 │ 44 timed u16 │ 46 stretches u16 │ 48 unsent u32 │ 52 tickets u32
//  56 locals: with 8 bytes of them, as two children take, it is one line
export const FRAME_PC: usize = 0;
export const FRAME_SIZE: usize = 4;
export const FRAME_CALLEE: usize = 8;
export const FRAME_METHOD: usize = 12;
export const FRAME_TASK: usize = 16;
export const FRAME_CHILDREN: usize = 20;
export const FRAME_PREVIOUS: usize = 24;
export const FRAME_NEXT: usize = 28;
export const FRAME_MESSAGE: usize = 32; // what goes to the caller with an error (finishTask)
export const FRAME_SLEEP: usize = 36; // the timer of its sleeps, made at the first
export const FRAME_RUN_NS: usize = 40; // f32
export const FRAME_TIMED: usize = 44; // u16: what waits for any of its children waits for the end of its sleep as well
export const FRAME_STRETCHES: usize = 46; // u16: of a task that is measured, how often it went on
export const FRAME_UNSENT: usize = 48; // tasks that the method has allocated and not sent (task/unsent.ts)
export const FRAME_TICKETS: usize = 52; // what it waits for of the host and of pools (abi/ticket-layout.ts)
export const FRAME_HEADER_SIZE: usize = 56;

// FUNCTION FRAME   what one lowered function of a suspended method keeps (docs/fibers.md), in runtime_data. They hang
//                  on each other by `callee`, the outermost on its task's frame, where the callee has the same place.
//   0 pc u32 │ 4 size u32 │ 8 callee u32: 0 or 1 when it waits itself │ 12 method u32: its number, for diagnostics │ 16 locals
export const FIBER_PC: usize = 0;
export const FIBER_SIZE: usize = 4;
export const FIBER_CALLEE: usize = 8;
export const FIBER_METHOD: usize = 12;
export const FIBER_HEADER_SIZE: usize = 16;

// What a method returns to the engine. Anything below zero is failed(code) with that code.
export const RUN_DONE: i32 = 0;
export const RUN_YIELD: i32 = 1;
export const RUN_BLOCKED: i32 = 2;
export const RUN_HOST: i32 = 3; // a TypeScript method awaits something; the host calls finishTask later

// CREATE PARAMETERS   fields of the task that every container's kCreate receives.
// 120 params u64 (buffer: pointer, size) │ 128 containers u32
export const CREATE_PARAMS: usize = 120;
export const CREATE_CONTAINERS: usize = 128;
export const CREATE_TASK_SIZE: usize = 136;

// CALL TABLE   one row of table slots per loaded module: the same slot in every worker's table.
export const CALL_RUN: u32 = 0; // (method, task, rctx) → RUN_*
export const CALL_MAP_TASK_TO_LANE: u32 = 1; // (task, container, 0) → lane
export const CALL_NEW_STATE: u32 = 2; // (container, task, 0) → state
export const CALL_DEL_STATE: u32 = 3; // (container, state, 0) → 0
export const CALL_GET_GROUP: u32 = 4; // (task, container, 0) → u64, UNORDERED = none
export const CALL_MONITOR: u32 = 5; // (mode, method, task, context) → nothing
export const CALL_ORCHESTRATE: u32 = 6; // (kind, state) → nothing
export const CALL_REPLICATE: u32 = 7; // (REPLICATE_* | number << 8, task, replica) → 0 or failed(code)
export const CALLS_PER_MODULE: u32 = 8;

// REPLICAS   the replicas of a task and what became of them: a block of main. The task that they are copies of, their
//            origin, names it in TASK_REPLICAS while they are out, and in TASK_STATUSES when it is done.
//
//   0 count u32 │ 4 first u32: container of the first │ 8 sent u32
//  16 while they are out   count × task u32
//     afterwards           count × REPLICA   0 outcome u32 │ 4 returnCode i32
//
// `count` grows as they are made, `sent` as they are sent; afterwards `count` are those that were sent.
export const REPLICAS_COUNT: usize = 0;
export const REPLICAS_FIRST: usize = 4;
export const REPLICAS_SENT: usize = 8;
export const REPLICAS_LIST: usize = 16;
export const REPLICA_SIZE: usize = 8;
export const REPLICA_OUTCOME: usize = 0;
export const REPLICA_CODE: usize = 4;

// What a module is asked by CALL_REPLICATE, in the low byte of its first argument, with a number above it.
export const REPLICATE_START: u32 = 0; // the number of replicas
export const REPLICATE_DUP: u32 = 1; // of this one
export const REPLICATE_DUP_END: u32 = 2; // of this one
export const REPLICATE_END: u32 = 3;
export const REPLICATE_THREW: i32 = 1; // answer of a host module: an exception, with its message in TASK_FRAME of the origin

// What a module asks of the host (platform.request), with a ticket (abi/ticket-layout.ts) that the host answers; or the engine, with a value.
export const REQUEST_LOAD_MODULE: u32 = 0; // with a ticket whose text names it; answered when loaded or refused
export const REQUEST_STOP: u32 = 1; // with a ticket whose text is the deadline in ms (u32; 0 = the configured one); answered when it has begun
export const REQUEST_STUCK: u32 = 2; // of the watchdog: with the worker's index
