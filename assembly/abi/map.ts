// Where things lie in the one memory. Everything before the segments has a fixed address.
//
//        0 ─ nothing: a null pointer faults in `check`, not in a neighbour
//       64 HEADER      magic, versions, state
//      256 CONTROL     doorbell, worker masks: one line each
//      448 TIME        next due timer, keeper of the time
//      512 SEGMENTS    three descriptors of 64 bytes
//     1024 WORKERS     the slot of each worker, u32 × 32
//     1216 CROWD LOCK  lock and counters of the table CROWD
//     1344 POLICIES    when a round is due; two of 64 bytes
//     2048 NET         the sessions of a runtime, the uplink of a client in another process
//     4 Ki MODULES     256 × 256 bytes
//   128 Ki POOLS       1024 × 512 bytes
//   640 Ki PAGES       of the whole memory: 65536 × u32 (memory/pages.ts)
//     1 Mi SLOTS       64 × 8 KiB
//   1.5 Mi WHEELS      32 × 4224 bytes, then room for later tables
//  1.75 Mi CROWD       16384 × u32
//     2 Mi MODULE DATA kept for relocated module data
//   128 Mi main │ runtime_data │ client_data

export const HEADER: usize = 64;
export const DOORBELL: usize = 256; // u64* one bit per client slot: something lies in its rings
export const ATTENTIVE: usize = 320; // u32* one bit per worker that will look for work by itself soon
export const SLEEPERS: usize = 384; // u32* one bit per worker that sleeps or is about to
export const NEXT_DUE: usize = 448; // u64* no timer is due before this tick; 0 = there are none (worker/timers.ts)
export const KEEPER: usize = 456; // u32* the worker that keeps the time while it sleeps, + 1 (worker/keeper.ts)
export const WATCH_NS: usize = 460; // u32 time between two looks of the watchdog; of whoever looks
export const KEEPER_DUE: usize = 464; // u64* the tick at which the keeper wakes
export const WATCH_AT: usize = 472; // f64* when somebody looks after the others next (worker/watchdog.ts)
export const SEGMENTS: usize = 512;
export const WORKERS: usize = 1024;
export const POLICY_AT: usize = 1344; // u64* when the next round of a policy is due, ns as f64
export const POLICIES: usize = 1408; // 2 × POLICY (policy-layout.ts)
export const SERVER: usize = 2048; // sessions with clients in other processes (net/server.ts)
export const UPLINK: usize = 2304; // in such a client: its session with the runtime (net/uplink.ts)
export const CROWD_LOCK: usize = 1216; // u32* of what belongs to locks that somebody waits for (sync/crowd.ts)
export const CROWD_WAITING: usize = 1220; // u32* HOLDs that wait
export const CROWD_MARK: usize = 1224; // u32 counts searches (locks/deadlock.ts)
export const MODULES: usize = 4096;
export const MODULE_SIZE: usize = 256;
export const POOLS: usize = 128 << 10;
export const POOL_SIZE: usize = 512;
export const PAGES: usize = 640 << 10;
export const SLOTS: usize = 1 << 20;
export const SLOT_SIZE: usize = 8192;
export const WHEELS: usize = 3 << 19;
export const WHEEL_SIZE: usize = 4224;
export const CROWD: usize = 7 << 18;
export const CROWD_BUCKETS: u32 = 1 << 14;
export const MODULE_DATA: usize = 2 << 20; // static data of modules (memory/module-data.ts)
export const SEGMENTS_BASE: usize = 128 << 20;

// HEADER   0 magic u32* │ 4 version u32 │ 8 abiHash u32 │ 12 state u32* │ 16 checkCode u32 │ 20 moduleEpoch u32*
//         24 moduleCount u32* │ 28 workerCount u32 │ 32 ringDepth u32 │ 36 credits u32 │ 40 turnBudget u32
//         44 spinNs u32 │ 48 samplePeriod u32 │ 52 queueDepth u32 │ 56 maxLanes u32 │ 60 nodeId u32
//         68 quotaPercent u32 │ 72 traceCapacity u32 │ 76 watchdogMs u32 │ 80 dyingPools u32* │ 84 sweepLock u32*
//         88 crowdedSpinNs u32 │ 92 moduleData u32* │ 96 learners u32 │ 100 sticky u32* │ 104 laneEpoch u32*
//        108 processors u32 │ 112 lowWorkers u32
export const H_MAGIC: usize = HEADER;
export const H_VERSION: usize = HEADER + 4;
export const H_ABI_HASH: usize = HEADER + 8;
export const H_STATE: usize = HEADER + 12;
export const H_CHECK_CODE: usize = HEADER + 16;
export const H_MODULE_EPOCH: usize = HEADER + 20;
export const H_MODULE_COUNT: usize = HEADER + 24;
export const H_WORKER_COUNT: usize = HEADER + 28;
export const H_RING_DEPTH: usize = HEADER + 32;
export const H_CREDITS: usize = HEADER + 36;
export const H_TURN_BUDGET: usize = HEADER + 40;
export const H_SPIN_NS: usize = HEADER + 44;
export const H_SAMPLE_PERIOD: usize = HEADER + 48;
export const H_QUEUE_DEPTH: usize = HEADER + 52;
export const H_MAX_LANES: usize = HEADER + 56;
export const H_NODE_ID: usize = HEADER + 60;
export const H_QUOTA_PERCENT: usize = HEADER + 68;
export const H_TRACE_CAPACITY: usize = HEADER + 72;
export const H_WATCHDOG_MS: usize = HEADER + 76;
export const H_DYING_POOLS: usize = HEADER + 80;
export const H_SWEEP_LOCK: usize = HEADER + 84;
export const H_LOW_WORKERS: usize = HEADER + 112; // of H_WORKER_COUNT: the first ones
export const H_STICKY: usize = HEADER + 100; // u32* lanes stay with their homes (policy-calls.ts)
export const H_LANE_EPOCH: usize = HEADER + 104; // u32* changes when lanes are made or freed
export const H_PROCESSORS: usize = HEADER + 108; // of this machine
export const H_LEARNERS: usize = HEADER + 96; // reinforcement workers: they follow those, and run no lanes
export const H_CROWDED_SPIN_NS: usize = HEADER + 88; // while clients are awake that need a processor
export const H_MODULE_DATA: usize = HEADER + 92; // bytes of module data in use

export const MAGIC_INITIALISING: u32 = 0x494e4954;
export const MAGIC: u32 = 0x43484d52;
export const VERSION: u32 = 1;

// States of the runtime (H_STATE).
export const RUNNING: u32 = 0;
export const DRAINING: u32 = 1; // accepts nothing new from clients
export const ABORTING: u32 = 2; // starts nothing: what is queued or suspended ends NotExecuted(Shutdown)
export const STOPPED: u32 = 3; // workers leave their loops
