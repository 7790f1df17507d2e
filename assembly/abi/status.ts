// Every code that crosses between engine, modules and host. Valid AssemblyScript and TypeScript.

// What an engine call answers. Where that is an address or one of these, what is larger than STATUS_MAX is an address.
export const STATUS_MAX: u32 = 255;
export const OK: u32 = 0;
export const BUSY: u32 = 1; // ring full
export const NO_CREDIT: u32 = 2; // the client's credits are used up
export const NO_MEMORY: u32 = 3;
export const SHUTTING_DOWN: u32 = 4;
export const DOUBLE_FREE: u32 = 5;
export const FOREIGN_POINTER: u32 = 6;
export const NOT_FOUND: u32 = 7;
export const EXISTS: u32 = 8;
export const TOO_LARGE: u32 = 9;
export const NO_SLOT: u32 = 10;
export const BAD_ARGUMENT: u32 = 11;
export const WRONG_ABI: u32 = 12;
export const CANCELLED: u32 = 13; // why a wait did not suspend: the task was cancelled …
export const DEADLINE: u32 = 14; // … or its deadline has passed
export const TOO_DEEP: u32 = 15; // as a method's failed(-code): waiting functions that call each other without end
export const WOULD_DEADLOCK: u32 = 16; // a lock that would never come
export const NOT_HELD: u32 = 17; // a lock is given back that the task does not hold

// Outcome of a task: kind in the low byte, reason in the next.
export const OUTCOME_OK: u32 = 0;
export const OUTCOME_APP_ERROR: u32 = 1;
export const OUTCOME_NOT_EXECUTED: u32 = 2;
export const OUTCOME_UNKNOWN: u32 = 3;

export const REASON_NONE: u32 = 0;
export const REASON_FAILED: u32 = 1; // the method answered failed(code); returnCode holds the code
export const REASON_TRAP: u32 = 2;
export const REASON_POISONED: u32 = 3;
export const REASON_UNKNOWN_POOL: u32 = 4;
export const REASON_UNKNOWN_CONTAINER: u32 = 5;
export const REASON_UNKNOWN_METHOD: u32 = 6;
export const REASON_UNSUPPORTED_METHOD: u32 = 7;
export const REASON_SHUTDOWN: u32 = 8;
export const REASON_POOL_DESTROYED: u32 = 9;
export const REASON_NO_MEMORY: u32 = 10;
export const REASON_BAD_QUERY: u32 = 11;
export const REASON_EXCEPTION: u32 = 12; // a TypeScript method threw; the host has the message
export const REASON_ABANDONED: u32 = 13;
export const REASON_CANCELLED: u32 = 14;
export const REASON_DEADLINE: u32 = 15;
export const REASON_OTHER_TASK: u32 = 16; // client and runtime have different fields for the method's task
export const REASON_TOO_LARGE: u32 = 17; // it does not fit into a message, or into what a client may have on its way
export const REASON_BAD_BUFFER: u32 = 18; // a field points outside of the memory
export const REASON_DISCONNECTED: u32 = 19; // the runtime was lost while it had the task
export const REASON_NOT_SCHEDULED: u32 = 20; // nobody replaced a dynamic query by something concrete
export const REASON_WOULD_DEADLOCK: u32 = 21; // its group would never come
export const REASON_NOT_HELD: u32 = 22; // the method gave back a lock that its task does not hold
export const REASON_NOT_REPLICABLE: u32 = 23; // sent to several containers, and no TF_REPLICA
export const REASON_TOO_DEEP: u32 = 24; // more than 65534 ancestors
export const REASON_LOCAL: u32 = 25; // came from another process, and is TF_LOCAL

// States of a task (TASK_STATE).
export const STATE_NEW: u32 = 0;
export const STATE_PENDING: u32 = 1; // accepted
export const STATE_AWAITED: u32 = 2; // accepted, and its parent sleeps until it is done
export const STATE_DONE: u32 = 3;
export const STATE_ABANDONED: u32 = 4; // nobody waits any more: whoever completes it frees it
