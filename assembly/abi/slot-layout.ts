// SLOT   everything that hangs on one thread, client or worker: 8 KiB, in lines by who writes them.
//
//     0 identity        state u32* │ epoch u32* │ kind u32 │ pid u32 │ startLo u32 │ startHi u32 │ worker u32
//    64 parking         wake u32* │ sleeping u32* │ turn u32* │ routing u32*
//   128 group u64        the key that the host answered for a task (locks/groups.ts)
//   136 place           processor u32* │ placed u32 │ bound u32 │ policy u32          (scheduling/place.ts, policy.ts)
//   152 spares u32       small blocks that this thread freed last (memory/spares.ts)
//   156 watched task u32 what it ran when the watchdog last looked
//   160 asked u32*       1 = for its empty pages (memory/lend.ts)
//   192 client          sequence u32 │ outstanding u32 │ credits u32 │ status u32 │ accepted u64 │ countdown u32
//                       │ lastStamp f64 │ touched u32 │ silent u32 │ silence u32
//   256 lane, low       spsc-ring (192 bytes)
//   448 lane, high      spsc-ring (192 bytes)
//   640 duty cycle      what the worker holds at this moment: lane, task, phase, held completions …
//   704 run context     task u32 │ container u32 │ lane u32 │ worker u32
//   720 closing u32 │ 724 what the watchdog notes of this worker │ 748 unsent u32 │ 760 patience f64
//   768 ready queues    4 × ext-ring (64 bytes): low, high, pinned low, pinned high
//  1024 counters        turns, tasks, … (u64 each)
//  1152 live bytes      3 × i64
//  1184 page claims     3 × u32
//  1216 slab tables     3 segments × 40 classes × 16 bytes → 3136
//  3136 reaped          1024 × u32: what `reap` answers → 7232
//  7296 completions, 7300 firings   inboxes of done tasks (workers → this thread), a line of their own
//  7360 taken out of them and not reaped yet: new u32 │ old u32 │ firings u32 │ 7372 passed u32
//  7424 monitor context what a monitor function is asked and answers: 64 bytes, drawn in monitor-layout.ts
//  7488 samples         what this worker has measured and nobody has learned from: 576 bytes (stats/samples.ts) → 8064
export const SLOT_STATE: usize = 0;
export const SLOT_EPOCH: usize = 4;
export const SLOT_KIND: usize = 8;
export const SLOT_PID: usize = 12;
export const SLOT_START_LO: usize = 16;
export const SLOT_START_HI: usize = 20;
export const SLOT_WORKER: usize = 24;

export const SLOT_WAKE: usize = 64;
export const SLOT_SLEEPING: usize = 68;
export const SLOT_TURN: usize = 72; // counts turns
export const SLOT_ROUTING: usize = 76; // 1 = routes a task outside of a turn

export const SLOT_GROUP: usize = 128;
export const SLOT_PROCESSOR: usize = 136; // the processor that a policy has chosen, + 1; 0 = none
export const SLOT_PLACED: usize = 140; // the one that the host was told
export const SLOT_BOUND: usize = 144; // 1 = and that binds the thread
export const SLOT_POLICY: usize = 148; // that this worker calls
export const SLOT_SPARES: usize = 152; // blocks that it frees last (memory/spares.ts)
export const SLOT_WATCHED_TASK: usize = 156;
export const SLOT_ASKED: usize = 160;

export const SLOT_SEQUENCE: usize = 192;
export const SLOT_OUTSTANDING: usize = 196;
export const SLOT_CREDITS: usize = 200;
export const SLOT_STATUS: usize = 204;
export const SLOT_ACCEPTED: usize = 208;
export const SLOT_COUNTDOWN: usize = 216;
export const SLOT_PERIOD: usize = 220; // tasks from the last stamp to the next
export const SLOT_LAST_STAMP: usize = 224;
export const SLOT_TOUCHED: usize = 232; // nobody reads it: what is stored here had to be loaded
export const SLOT_SILENT: usize = 236; // so many tasks go out before this client next looks whether a worker must be woken
export const SLOT_SILENCE: usize = 240; // and so many after that

export const SLOT_RING_LOW: usize = 256;
export const SLOT_RING_HIGH: usize = 448;

export const SLOT_CURRENT_LANE: usize = 640;
export const SLOT_CURRENT_TASK: usize = 644;
export const SLOT_PHASE: usize = 648;
export const SLOT_MAPPING_TASK: usize = 652;
export const SLOT_CLAIMED_RING: usize = 656;
export const SLOT_HELD_NEWEST: usize = 660;
export const SLOT_HELD_OLDEST: usize = 664;
export const SLOT_HELD_INBOX: usize = 668; // where they go: an inbox of their client's slot
export const SLOT_HELD_COUNT: usize = 672;
export const SLOT_LANE_DONE: usize = 676; // tasks of the current lane that ended in this turn
export const SLOT_TURN_START: usize = 680; // f64
export const SLOT_MODULE_EPOCH: usize = 688;
export const SLOT_HOST_CONTAINERS: usize = 692; // containers of host modules that have this worker as home
export const SLOT_DRAINED: usize = 696; // tasks of the claimed ring that were routed
export const SLOT_TRACE: usize = 700;

export const SLOT_RCTX: usize = 704;
export const RCTX_TASK: usize = 0;
export const RCTX_CONTAINER: usize = 4;
export const RCTX_LANE: usize = 8;
export const RCTX_WORKER: usize = 12;

export const SLOT_CLOSING: usize = 720; // the state of the runtime that this worker has answered

export const SLOT_TAKEN: usize = 724; // u32* 1 = the watchdog may take what is held (worker/watchdog.ts)
export const SLOT_HELD_LOCK: usize = 728;
export const SLOT_WATCHED_TURN: usize = 732;
export const SLOT_WATCHED_SINCE: usize = 736; // f64
export const SLOT_WATCHED_STAGE: usize = 744;
export const SLOT_UNSENT: usize = 748; // tasks that the running method has allocated and not sent (task/unsent.ts)
export const SLOT_WAKE_BY: usize = 752; // f64: when it wakes by itself from its sleep; 0 = never

export const SLOT_PATIENCE: usize = 760; // f64, ns: how long this worker spins before it sleeps

export const SLOT_READY: usize = 768;

export const SLOT_COUNTERS: usize = 1024;
export const COUNTER_TURNS: usize = 0;
export const COUNTER_TASKS: usize = 8;
export const COUNTER_PARKS: usize = 16;
export const COUNTER_STEALS: usize = 24;
export const COUNTER_BUSY_NS: usize = 32;
export const COUNTER_SPAWNED: usize = 40;
export const COUNTER_COMPLETED: usize = 48;
export const COUNTER_RESUMED: usize = 56;
export const COUNTER_FRAMES_MADE: usize = 64; // function frames of suspended methods; made - freed, over all slots, live
export const COUNTER_FRAMES_FREED: usize = 72;
export const COUNTER_CONTEXTS_MADE: usize = 80; // RunContexts of TypeScript methods; made - ended, live
export const COUNTER_CONTEXTS_ENDED: usize = 88;
export const COUNTER_WAKES: usize = 96; // workers that this thread woke
export const COUNTER_COUNT: u32 = 13;

export const SLOT_LIVE_BYTES: usize = 1152;
export const SLOT_PAGES: usize = 1184;
export const SLOT_SLAB: usize = 1216;
export const SLOT_REAPED: usize = 3136;
export const REAP_MAX: u32 = 1024;
export const SLOT_COMPLETIONS: usize = 7296;
export const SLOT_FIRINGS: usize = 7300; // what periodic tasks bring, and these themselves
export const SLOT_NEW: usize = 7360; // last come, first served
export const SLOT_OLD: usize = 7364; // left behind
export const SLOT_NEXT_FIRINGS: usize = 7368;
export const SLOT_PASSED: usize = 7372; // times that what is old was passed over
export const SLOT_AHEAD: usize = 7376; // u32 × AHEAD_MAX: the last tasks that this thread delivered (worker/complete.ts)
export const AHEAD_MAX: u32 = 8;

export const SLOT_MONITOR: usize = 7424;
export const SLOT_SAMPLES: usize = 7488;

export const SLOT_FREE: u32 = 0;
export const SLOT_CLAIMED: u32 = 1;
export const SLOT_ACTIVE: u32 = 2;
export const SLOT_LENT: u32 = 3; // a worker that has nothing to do: others may tidy up its memory (memory/lend.ts)
export const SLOT_BORROWED: u32 = 4; // and somebody does

export const KIND_CLIENT: u32 = 0;
export const KIND_WORKER: u32 = 1;
export const KIND_NET: u32 = 2; // a client that answers for others: it is woken at the end of a worker's turn
export const NO_WORKER: u32 = 0xffffffff;

// Where a trap came from (SLOT_PHASE).
export const PHASE_ENGINE: u32 = 0;
export const PHASE_METHOD: u32 = 1; // in a module's run, for SLOT_CURRENT_TASK
export const PHASE_MAPPING: u32 = 2; // in a module's mapTaskToLane or its part in a replication, for SLOT_MAPPING_TASK
export const PHASE_POLICY: u32 = 3; // in a policy, for SLOT_POLICY
export const PHASE_SAMPLING: u32 = 4; // in a monitor's kSampleLoad, for SLOT_MAPPING_TASK, which has ended Ok
