// Scripts: u32 words, an operation in the low byte, `a` in the next, `b` above. Valid AssemblyScript and TypeScript.
export const LOCK: u32 = 1; // CoMutex a
export const UNLOCK: u32 = 2; // b: 1 = whatever comes of it
export const TRY_LOCK: u32 = 3; // goes on either way
export const READ: u32 = 4; // CoRwLock a
export const READ_UNLOCK: u32 = 5;
export const WRITE: u32 = 6;
export const WRITE_UNLOCK: u32 = 7;
export const SLEEP: u32 = 8; // b µs, or FOR_EVER
export const YIELD: u32 = 9;
export const CALL: u32 = 10; // container a; next word: its group; then its script, of b words
export const SEND: u32 = 11; // the same, without waiting
export const WAIT_ALL: u32 = 12;
export const FAIL: u32 = 13; // with the code -b
export const TRAP: u32 = 14;
export const MARK: u32 = 15; // writes b down
export const TRY_WRITE: u32 = 16;
export const SLOW: u32 = 17; // computes for about b µs

export const FOR_EVER: u32 = 0xffff;

/** In the place of a group: none. */
export const NO_GROUP: u32 = 0xffffffff;
/** A group whose getGroup traps or throws. */
export const BAD_GROUP: u32 = 0xfffffffe;
/** What the caller of a child that was not executed fails with, less the reason. */
export const NOT_EXECUTED: i32 = -1000;

// LOG   0 next u32* (entries) │ 4 capacity u32 │ 16 entries: { what | lock << 8 | container << 16 u32, play u32,
//       rootLo u32, b u32 } …
export const LOG_NEXT: u32 = 0;
export const LOG_CAPACITY: u32 = 4;
export const LOG_ENTRIES: u32 = 16;
export const LOG_ENTRY: u32 = 16;

export const STARTED: u32 = 100; // what, beside the operations; b: the group
export const ENDED: u32 = 101;
export const REFUSED: u32 = 102; // b: the status
