// What a test tells the ledger, in numbers. Valid AssemblyScript and TypeScript.
/** A key of kNote that chooses no lane. */
export const NO_LANE: u32 = 0xffffffff;

// What kMisuse does.
export const MISUSE_WAIT_TWICE: u32 = 0; // for the same child, before it blocks
export const MISUSE_WAIT_UNSENT: u32 = 1; // for a child that was never sent
export const MISUSE_DELETE_PENDING: u32 = 2; // frees a child that is on its way …
export const MISUSE_DELETE_AWAITED: u32 = 3; // … or that it waits for
export const MISUSE_LEAVE_UNSENT: u32 = 4; // frees a child that was never sent
export const MISUSE_BLOCK_ALONE: u32 = 5; // blocks with nothing to wait for
