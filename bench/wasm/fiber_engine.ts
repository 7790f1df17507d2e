// The engine's side of scenarios/fibers.ts: one task, whose children are all done, in a memory of its own.
import { TASK_FRAME } from '../../assembly/abi/layout';
import { run } from './method';

const TASK: usize = 128;
const RCTX: usize = 256;
const FRAME: usize = 512;
let next: usize = 4096;

export function newFrame(bytes: u32): usize {
  const frame = next;
  next += (bytes + 15) & ~15;
  store<u32>(frame, 0, 8);
  return frame;
}

export function freeFrame(frame: usize): void {
  next = 4096;
}

export function cancelled(rctx: usize): u32 {
  return load<u32>(64);
}

export function waitTask(rctx: usize, child: usize): bool {
  return load<u32>(child) == 0;
}

/** Calls a slot of the table `times` times, as the engine calls a module's `run`. */
export function drive(slot: u32, method: u32, times: u32): i32 {
  let sum = 0;
  store<u32>(RCTX, TASK as u32);
  store<u32>(TASK + TASK_FRAME, FRAME as u32);
  for (let i: u32 = 0; i < times; i++) sum += call_indirect<i32>(slot, method, TASK, RCTX);
  return sum;
}

/** Calls what is compiled into the engine instead. */
export function drive_own(slot: u32, method: u32, times: u32): i32 {
  let sum = 0;
  for (let i: u32 = 0; i < times; i++) sum += run(method, TASK, RCTX);
  return sum;
}
