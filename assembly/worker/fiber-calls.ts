// What lowered module code calls to keep its fiber: the frames of a suspended method's functions, linked from the
// task's own frame (task/frame.ts) through their callees.
import { FIBER_SIZE } from '../abi/layout';
import { COUNTER_FRAMES_MADE, SLOT_CURRENT_TASK } from '../abi/slot-layout';
import { self } from '../memory/self';
import * as spares from '../memory/spares';
import { count, frameOf, freeFunctionFrame } from '../task/frame';
import { begin, end } from './module-calls';

/**
 * A function frame of `bytes`, its header included, for the running task, which has its own by then; 0 without memory.
 * Its other words are the caller's to write.
 */
export function newFrame(bytes: u32): usize {
  const phase = begin();
  const own = frameOf(load<u32>(self() + SLOT_CURRENT_TASK) as usize, 0);
  const frame: usize = own == 0 ? 0 : spares.take(bytes as usize);
  if (frame != 0) {
    store<u32>(frame + FIBER_SIZE, bytes);
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
