// What lowered module code calls to keep its fiber: the frames of a suspended method's functions, linked from the
// task's own frame (task/frame.ts) through their callees.
import {
  FIBER_CALLEE,
  FIBER_HEADER_SIZE,
  FIBER_METHOD,
  FIBER_PC,
  FIBER_SIZE,
  FRAME_CALLEE,
} from '../abi/layout';
import { COUNTER_FRAMES_MADE, RCTX_TASK } from '../abi/slot-layout';
import { alloc, RUNTIME } from '../memory/segments';
import { count, frameOf, freeFunctionFrame } from '../task/frame';
import { begin, end } from './module-calls';

/** Stores the frame of the outermost function of the running task's fiber; false without memory for the task's frame. */
export function setFiber(rctx: usize, fiber: usize): bool {
  const phase = begin();
  const frame = frameOf(load<u32>(rctx + RCTX_TASK) as usize, 0);
  if (frame != 0) store<u32>(frame + FRAME_CALLEE, fiber as u32);
  end(phase);
  return frame != 0;
}

/** A function frame of `bytes`, its header included; 0 without memory. */
export function newFrame(bytes: u32): usize {
  const phase = begin();
  const frame = alloc(RUNTIME, max<usize>(bytes as usize, FIBER_HEADER_SIZE));
  if (frame != 0) {
    store<u32>(frame + FIBER_PC, 0);
    store<u32>(frame + FIBER_SIZE, bytes);
    store<u32>(frame + FIBER_CALLEE, 0);
    store<u32>(frame + FIBER_METHOD, 0);
    count(COUNTER_FRAMES_MADE);
  }
  end(phase);
  return frame;
}

/** Frees one function frame, which nothing links to any more. */
export function freeFrame(frame: usize): void {
  const phase = begin();
  freeFunctionFrame(frame);
  end(phase);
}
