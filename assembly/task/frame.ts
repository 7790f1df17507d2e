// Frames: what a method keeps while its task is suspended, and the engine's links to its children and to the other
// suspended tasks of the lane. Drawn in abi/layout.ts. A frame belongs to whoever holds the task's lane.

import { LANE_SUSPENDED } from '../abi/lane-layout';
import {
  FIBER_CALLEE,
  FIBER_SIZE,
  FRAME_CALLEE,
  FRAME_CHILDREN,
  FRAME_HEADER_SIZE,
  FRAME_MESSAGE,
  FRAME_METHOD,
  FRAME_NEXT,
  FRAME_PREVIOUS,
  FRAME_SIZE,
  FRAME_SLEEP,
  FRAME_TASK,
  FRAME_UNSENT,
  TASK_FRAME,
  TASK_LINK,
  TASK_METHOD,
} from '../abi/layout';
import { COUNTER_FRAMES_FREED, SLOT_COUNTERS } from '../abi/slot-layout';
import { clear, clearLine } from '../memory/clear';
import { free } from '../memory/segments';
import { self } from '../memory/self';
import * as spares from '../memory/spares';
import { freeUnsent } from './unsent';

/** In the place of a callee: a function that waits itself (module/fiber.ts). */
const LEAF: usize = 1;

/**
 * The task's frame with room for `locals` bytes, zeroed; made at the first call, and moved when a later one wants more.
 * 0 without memory. Only while the task runs: a suspended task's frame is linked to others.
 */
export function frameOf(task: usize, locals: usize): usize {
  const frame = load<u32>(task + TASK_FRAME) as usize;
  const size = FRAME_HEADER_SIZE + locals;
  if (frame != 0 && (load<u32>(frame + FRAME_SIZE) as usize) >= size) return frame;
  const made = spares.take(size);
  if (made == 0) return 0;
  clearLine(made);
  if (size > 64) clear(made + 64, size - 64);
  if (frame != 0) {
    memory.copy(made, frame, load<u32>(frame + FRAME_SIZE) as usize);
    spares.give(frame, load<u32>(frame + FRAME_SIZE) as usize);
  }
  store<u32>(made + FRAME_SIZE, size as u32);
  store<u32>(made + FRAME_METHOD, load<u32>(task + TASK_METHOD));
  store<u32>(made + FRAME_TASK, task as u32);
  store<u32>(task + TASK_FRAME, made as u32);
  return made;
}

/** The task's frame, made at the first call; 0 without memory. */
// @inline
export function anyFrameOf(task: usize): usize {
  const frame = load<u32>(task + TASK_FRAME) as usize;
  return frame != 0 ? frame : frameOf(task, 0);
}

/**
 * Frees the frame of a task that ends, and those of the functions that it has not returned from. A message that the
 * method adopted stays with the task.
 */
export function freeFrame(task: usize): void {
  const frame = load<u32>(task + TASK_FRAME) as usize;
  if (frame == 0) return;
  let callee = load<u32>(frame + FRAME_CALLEE) as usize;
  while (callee > LEAF) {
    const next = load<u32>(callee + FIBER_CALLEE) as usize;
    freeFunctionFrame(callee);
    callee = next;
  }
  if (load<u32>(frame + FRAME_UNSENT) != 0) freeUnsent(frame + FRAME_UNSENT);
  store<u32>(task + TASK_FRAME, load<u32>(frame + FRAME_MESSAGE));
  const timer = load<u32>(frame + FRAME_SLEEP) as usize;
  if (timer != 0) free(timer); // in no wheel: nothing that the task waited for is left
  spares.give(frame, load<u32>(frame + FRAME_SIZE) as usize);
}

/** Frees one function frame. */
export function freeFunctionFrame(frame: usize): void {
  spares.give(frame, load<u32>(frame + FIBER_SIZE) as usize);
  count(COUNTER_FRAMES_FREED);
}

/** Adds one to a counter of function frames. */
export function count(counter: usize): void {
  const at = self() + SLOT_COUNTERS + counter;
  store<u64>(at, load<u64>(at) + 1);
}

/** Remembers a child, so that a parent that ends leaves no orphan. */
export function addChild(frame: usize, child: usize): void {
  store<u32>(child + TASK_LINK, load<u32>(frame + FRAME_CHILDREN));
  store<u32>(frame + FRAME_CHILDREN, child as u32);
}

/** Forgets a child that its parent is about to free; false when it is none. */
export function dropChild(frame: usize, child: usize): bool {
  let link = frame + FRAME_CHILDREN;
  while (true) {
    const at = load<u32>(link) as usize;
    if (at == 0) return false;
    if (at == child) {
      store<u32>(link, load<u32>(child + TASK_LINK));
      return true;
    }
    link = at + TASK_LINK;
  }
}

/** Links a frame into its lane's list of suspended tasks. */
export function linkSuspended(lane: usize, frame: usize): void {
  const head = load<u32>(lane + LANE_SUSPENDED);
  store<u32>(frame + FRAME_NEXT, head);
  store<u32>(frame + FRAME_PREVIOUS, 0);
  if (head != 0) store<u32>((head as usize) + FRAME_PREVIOUS, frame as u32);
  store<u32>(lane + LANE_SUSPENDED, frame as u32);
}

export function unlinkSuspended(lane: usize, frame: usize): void {
  const next = load<u32>(frame + FRAME_NEXT);
  const previous = load<u32>(frame + FRAME_PREVIOUS);
  if (previous != 0) store<u32>((previous as usize) + FRAME_NEXT, next);
  else store<u32>(lane + LANE_SUSPENDED, next);
  if (next != 0) store<u32>((next as usize) + FRAME_PREVIOUS, previous);
}
