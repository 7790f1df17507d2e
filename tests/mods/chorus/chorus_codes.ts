// What goes wrong with a replicated task, and where. Valid AssemblyScript and TypeScript.
export const NOTHING: u32 = 0;
export const FAIL_START: u32 = 1;
export const FAIL_DUP: u32 = 2;
export const FAIL_RUN: u32 = 3;
export const FAIL_DUP_END: u32 = 4;
export const FAIL_END: u32 = 5;
/** Added to one of them: a trap, or in TypeScript an exception, instead of failed(code). */
export const TRAPS: u32 = 8;
/** The code that it fails with. */
export const FAULT_CODE: i32 = -66;

// What kAttempt does on a container: two bits for each.
export const SUCCEEDS: u32 = 0;
export const FAILS: u32 = 1;
export const CRASHES: u32 = 2; // traps, or throws

// The log of a task's parts: four bits for each call, the last one lowest.
export const LOG_START: u64 = 1;
export const LOG_DUP: u64 = 2;
export const LOG_DUP_END: u64 = 3;
export const LOG_END: u64 = 4;
