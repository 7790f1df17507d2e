// The stack of a thread: all of its state, so that a state of the whole program is words, which can be hashed, kept and
// put back.
//
//   STACK (64-bit cells)   1 result of the outermost call │ 2 … globals of the binaries │ frames
//   FRAME                  0 function u32 │ place u32      1 caller's frame u32 │ cell of the result u32
//                          2 … locals │ operand stack
//
// An i32 lies in the low half of its cell.
import type { Binary } from './decode.js';

export const RESULT_CELL = 1;
export const GLOBALS_CELL = 2;
export const FRAME_CELLS = 2;

// What a step of a thread's code answers.
export const RUNNING = 0; // another frame is on top now
export const STOPPED = 1; // before an atomic access
export const BLOCKED = 2; // in the platform's wait, or in a pause

// What a thread is about to do.
export const LOAD = 0;
export const STORE = 1;
export const RMW = 2;
export const CMPXCHG = 3;
export const NOTIFY = 4;
export const WAIT = 5;
export const GO_ON = 6; // after it was woken

/** How one binary's functions and globals are numbered in the machine. */
export interface Unit {
  binary: Binary;
  /** By index in the binary: a function of the machine, or ~index of a host function. */
  functions: number[];
  /** Cell of its first global on each thread's stack. */
  globalsAt: number;
}
