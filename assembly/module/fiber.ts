// What lowered code calls (tools/lower; docs/fibers.md tells what it looks like), and what it shares with the waits.
// A method runs from its start, or from where it waited, to its end or its next wait without a break, so that all of
// this is state of one such stretch, and lies in wasm globals: each thread has its own.
//
//   FUNCTION FRAME   0 pc u32 │ 4 size u32 │ 8 callee u32 │ 12 method u32 │ 16 saved locals     (worker/fiber-calls.ts)
import {
  FIBER_CALLEE,
  FIBER_METHOD,
  FIBER_PC,
  FRAME_CALLEE,
  RUN_BLOCKED,
  RUN_DONE,
  TASK_FRAME,
} from '../abi/layout';
import { NO_MEMORY, TOO_DEEP } from '../abi/status';
import * as engine from './chimaera';
import { RunContext } from './run-context';

/** In the place of a callee's frame: what suspended is a wait itself. */
const LEAF: usize = 1;
/** In `suspended`: nothing can be saved; the method fails with `failure`. */
const UNWINDING: usize = 2;
/** Calls inside each other of functions that may recurse; the thread's stack has room for them. */
const DEPTH_MAX: u32 = 1000;

/** 0 while code runs; afterwards what the function that was called has left: LEAF, UNWINDING or its frame. */
export let suspended: usize = 0;
let context: usize = 0;
let outermost: usize = 0;
let resuming: bool = false;
let depth: u32 = 0;
let failure: u32 = 0;
let calls: u32 = 0;

/** Begins or resumes the fiber of the running task: the frame of its outermost function, 0 at the start. */
export function begin(rctx: RunContext): usize {
  context = changetype<usize>(rctx);
  suspended = 0;
  depth = 0;
  const frame = load<u32>(currentTask() + TASK_FRAME) as usize;
  outermost = frame == 0 ? 0 : (load<u32>(frame + FRAME_CALLEE) as usize);
  resuming = outermost != 0;
  return outermost;
}

/** What the method answers the engine, after its lowered function has answered `code`; a task that ends frees its frames. */
export function end(code: i32): i32 {
  if (suspended == 0) {
    if (outermost != 0 && code > RUN_DONE) {
      setFiber(0);
      engine.freeFrame(outermost);
    }
    return code;
  }
  if (suspended == UNWINDING) return -(failure as i32);
  setFiber(suspended);
  return RUN_BLOCKED;
}

// The running task has a frame: its fiber has, or had.
function setFiber(frame: usize): void {
  store<u32>((load<u32>(currentTask() + TASK_FRAME) as usize) + FRAME_CALLEE, frame as u32);
}

/**
 * Called by a function when what it called has suspended: its own frame, made if there is none yet, for it to save its
 * locals in. 0 when it shall not.
 */
export function keep(frame: usize, bytes: u32, pc: u32, method: u32): usize {
  if (suspended == UNWINDING) return 0;
  if (frame == 0) {
    frame = engine.newFrame(bytes);
    if (frame == 0) {
      fail(NO_MEMORY);
      return 0;
    }
    store<u32>(frame + FIBER_METHOD, method);
  }
  store<u32>(frame + FIBER_PC, pc);
  store<u32>(frame + FIBER_CALLEE, suspended as u32);
  suspended = frame;
  return frame;
}

// Whoever cannot save gives up what was saved below: it has no frame, so that all of it is new, and nobody else's.
function fail(status: u32): void {
  while (suspended > UNWINDING) {
    const callee = load<u32>(suspended + FIBER_CALLEE) as usize;
    engine.freeFrame(suspended);
    suspended = callee;
  }
  suspended = UNWINDING;
  failure = status;
}

/** Where a resumed function goes on. */
export function pcOf(frame: usize): u32 {
  return load<u32>(frame + FIBER_PC);
}

/** The frame of the function that a resumed one has called; 0 when what suspended is a wait. */
export function calleeOf(frame: usize): usize {
  const callee = load<u32>(frame + FIBER_CALLEE) as usize;
  return callee > LEAF ? callee : 0;
}

/** The function that a resumed one has called has returned: its frame is freed. */
export function release(frame: usize): void {
  const callee = load<u32>(frame + FIBER_CALLEE) as usize;
  store<u32>(frame + FIBER_CALLEE, LEAF as u32);
  engine.freeFrame(callee);
}

/** Before a call that may be part of a recursion; false when it shall not be made, the method fails then. */
export function enter(): bool {
  if (depth < DEPTH_MAX) {
    depth++;
    return true;
  }
  suspended = UNWINDING;
  failure = TOO_DEEP;
  return false;
}

/** After such a call has returned. */
export function leave(): void {
  depth--;
}

/** A method starts: none of its functions is inside of another. */
export function surface(): void {
  calls = 0;
}

/** Before the body of a function that may recurse; false when it shall trap: now the engine still has room to say so. */
export function descend(): bool {
  return ++calls <= DEPTH_MAX;
}

/** After it has returned. */
export function ascend(): void {
  calls--;
}

export function put<T>(frame: usize, offset: u32, value: T): void {
  store<T>(frame + (offset as usize), value);
}

export function take<T>(frame: usize, offset: u32): T {
  return load<T>(frame + (offset as usize));
}

/** What a suspended function answers: nobody looks at it. */
export function nothing<T>(): T {
  if (isReference<T>()) return changetype<T>(0);
  return 0 as T;
}

/** The running method's context, for waits. */
export function current(): usize {
  return context;
}

/** The running task. */
export function currentTask(): usize {
  return load<u32>(context) as usize; // a RunContext begins with it
}

/** The same for lowered code: each worker has its own, so that a resumed function gets it anew. */
export function currentContext(): RunContext {
  return changetype<RunContext>(context);
}

/** A wait suspends: everything up to the method saves itself and returns. */
export function suspend(): void {
  suspended = LEAF;
}

/** True once after the task was resumed: this wait is the one that suspended it. */
export function isResumed(): bool {
  const resumed = resuming;
  resuming = false;
  return resumed;
}
