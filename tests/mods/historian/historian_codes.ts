// The history that the module writes and tests/support/history reads. Valid AssemblyScript and TypeScript.
//
// HISTORY   one block of client_data that all containers share
//    0 stamp u32*     the number of the next event: events of all workers have one order, without gaps
//    4 capacity u32   events of a page
//    8 pools u32      entries of the table of pools, which tasks send their children to
//   12 trouble u32    0, or how many in 1024 tasks trap
//   64 pools          16 × { lo u32 │ hi u32 │ containers u32 │ spare }
//  320 pages          32 × { events u32 │ count u32 │ children u32 │ … one line }: a worker writes its own, nobody else
export const HISTORY_STAMP: usize = 0;
export const HISTORY_CAPACITY: usize = 4;
export const HISTORY_POOLS: usize = 8;
export const HISTORY_TROUBLE: usize = 12;
export const POOL_TABLE: usize = 64;
export const POOL_ENTRY: usize = 16;
export const POOL_ENTRIES: u32 = 16;
export const PAGES: usize = 320;
export const PAGE_SIZE: usize = 64;
export const PAGE_EVENTS: usize = 0; // address of its events
export const PAGE_COUNT: usize = 4; // how many there have been; those beyond the capacity are lost
export const PAGE_CHILDREN: usize = 8; // children that this worker has numbered
export const HISTORY_SIZE: usize = 2368;

// EVENT   0 stamp │ 4 kind │ 8 id of the task │ 12 lane │ 16 a │ 20 b │ 24 c │ 28 d
export const EVENT_SIZE: usize = 32;
export const EVENT_START: u32 = 1; // a: sender, b: place among its tasks, c: graph, d: group
export const EVENT_SUSPEND: u32 = 2; // the task is about to wait, and leaves its lane; for a lock b: ASKS_…, a: its container
export const EVENT_RESUME: u32 = 3; // … and is back
export const EVENT_END: u32 = 4; // a: code or THREW, b: result, c: why it should have ended
export const EVENT_SPAWN: u32 = 5; // a: child, b: what becomes of it, c: 1 = it has a deadline, d: its pool (lo)
export const EVENT_CHILD: u32 = 6; // a: child, b: outcome, c: result, d: code, as its parent reads them
export const EVENT_TRAP: u32 = 7; // the task is about to trap, with its lane; a: container
export const EVENT_LOCK: u32 = 8; // a: container, whose lock the task has now, b: 1 = to write
export const EVENT_UNLOCK: u32 = 9; // a: container, whose lock the task is about to give back
export const EVENT_OPEN: u32 = 10; // a: a lane of a container that is created
export const EVENT_CLOSE: u32 = 11; // a: a lane of a container that is destroyed: its tasks have ended

/** In the place of a code, which is below zero: the method throws. */
export const THREW: i32 = 1;

/** What a task waits for. */
export const ASKS_TO_READ: u32 = 1;
export const ASKS_TO_WRITE: u32 = 2;

/** A group as events tell it, of the container (any number that no other has) and its key; 0 = the task has none. */
export function groupOf(container: u32, key: u32): u32 {
  return (container << GROUP_BITS) | (key << 1) | 1;
}
export const GROUP_BITS: u32 = 2;

// What a parent does with its child.
export const CHILD_AWAITED: u32 = 0;
export const CHILD_LEFT: u32 = 1; // ends without it
export const CHILD_FORGOTTEN: u32 = 2; // fire and forget

/** Numbers of tasks: who made them in the top byte, client or worker, and below that the how-many-th. */
export const ID_SHIFT: u32 = 24;
export const FIRST_WORKER: u32 = 128;
