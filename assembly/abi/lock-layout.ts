// What CoMutex, CoRwLock and the groups of a container are made of. Valid AssemblyScript and TypeScript.
//
// LOCK (24 bytes, where its owner has it; zero = free)
//    0 word u32* │  4 holds u32  │  8 reads u32  │ 12 writes u32 │ 16 queue u32  │ 20 groups u32
//
// `word` is the guard of the rest, or the HOLD that alone has the lock (sync/lock-word.ts). `holds` lists its HOLDs that
// are HELD, `reads` and `writes` count them; those of writers are all of one graph. `queue` is 0 while nobody waits. A
// lock of a group has the table that it lies in as `groups`, and in a bucket that table's guard in place of the word.
export const LOCK_WORD: usize = 0;
export const LOCK_HOLDS: usize = 4;
export const LOCK_READS: usize = 8;
export const LOCK_WRITES: usize = 12;
export const LOCK_QUEUE: usize = 16;
export const LOCK_GROUPS: usize = 20;
export const LOCK_SIZE: usize = 24;

/** A lock that a container owns: LOCK │ 24 next u32, in CONTAINER_LOCKS. */
export const OWNED_NEXT: usize = 24;
export const OWNED_SIZE: usize = 32;

// HOLD (in runtime_data)   one acquisition: what a task holds, or waits for. A task's HOLDs hang on TASK_HOLDS, and that
//                          list belongs to whoever has the task.
//    0 next u32  │  4 task u32   │  8 root u64 │ 16 lock u32 │ 20 state u32 │ 24 before u32 │ 28 behind u32 │ 32 graph u32
//   36 request u32
//
// `before` and `behind` link it to the other HOLDs of its lock while it is HELD, to the other waiting ones of its graph
// (which is `graph`) while it is WAITING. `request` is what a TypeScript method awaits (locks/host-locks.ts).
export const HOLD_NEXT: usize = 0;
export const HOLD_TASK: usize = 4;
export const HOLD_ROOT: usize = 8;
export const HOLD_LOCK: usize = 16;
export const HOLD_STATE: usize = 20;
export const HOLD_BEFORE: usize = 24;
export const HOLD_BEHIND: usize = 28;
export const HOLD_GRAPH: usize = 32;
export const HOLD_REQUEST: usize = 36;
export const HOLD_SIZE: usize = 40;

// HOLD_STATE: one of these, and HOLD_WRITES for a writer.
export const HOLD_NEW: u32 = 0;
export const HOLD_WAITING: u32 = 1;
export const HOLD_HELD: u32 = 2;
export const HOLD_DENIED: u32 = 3; // its wait would never have ended
export const HOLD_STATES: u32 = 3;
export const HOLD_WRITES: u32 = 1 << 2;

// QUEUE (in runtime_data)   of a lock that somebody waits for.
//    0 graphs (ext-ring): in the order they came │ 64 waiting u32: HOLDs │ 68 left u32: graphs in the ring without
//   72 mark u32 │ 76 next u32: in the list of a search (locks/deadlock.ts)
export const QUEUE_WAITING: usize = 64;
export const QUEUE_LEFT: usize = 68;
export const QUEUE_MARK: usize = 72;
export const QUEUE_NEXT: usize = 76;
export const QUEUE_SIZE: usize = 80;

// GRAPH (in runtime_data)   what one graph of tasks has to do with one lock that somebody waits for; in the table CROWD.
//    0 next u32  │  4 lock u32   │  8 root u64 │ 16 held u32: HOLDs │ 20 first u32 │ 24 last u32: its waiting HOLDs
//   28 writers u32: of the waiting ones │ 32 queued u32: it is in the lock's ring
export const GRAPH_NEXT: usize = 0;
export const GRAPH_LOCK: usize = 4;
export const GRAPH_ROOT: usize = 8;
export const GRAPH_HELD: usize = 16;
export const GRAPH_FIRST: usize = 20;
export const GRAPH_LAST: usize = 24;
export const GRAPH_WRITERS: usize = 28;
export const GRAPH_QUEUED: usize = 32;
export const GRAPH_SIZE: usize = 40;

// GROUPS (in runtime_data)   the groups of a container that somebody is in or waits for, by their keys.
//    0 guard u32* │ 4 buckets u32 │ 8 mask u32 │ 12 count u32: in buckets
//   24 own: a GROUP that is in no bucket: one key at a time costs no search, nor a guard while it stays with a worker
// GROUP   LOCK │ 24 next u32 │ 28 worker u32* │ 32 key u64 (*: own)
export const GROUPS_GUARD: usize = 0;
export const GROUPS_BUCKETS: usize = 4;
export const GROUPS_MASK: usize = 8;
export const GROUPS_COUNT: usize = 12;
export const GROUPS_OWN: usize = 24;
export const GROUPS_SIZE: usize = 64;
export const GROUP_NEXT: usize = 24;
export const GROUP_WORKER: usize = 28; // that took it when nobody waited: a hint
export const GROUP_KEY: usize = 32;
export const GROUP_RECORD_SIZE: usize = 40;
