// Straight-line methods with waits, for what lowering costs (scenarios/fibers.ts). Compiled lowered, and as they are.
import { RunContext, Task, wait, yieldNow } from '../../assembly/module/index';

const ROUNDS: u32 = 100;

/** Some nanoseconds of work: what a method does anyway. */
function mix(value: u32, rounds: u32): u32 {
  let mixed = value;
  for (let i: u32 = 0; i < rounds; i++) mixed = (mixed ^ (mixed >> 7)) * 0x9e3779b1;
  return mixed;
}

/** Waits for children that are done already. */
export function through(task: Task, rctx: RunContext): i32 {
  let sum: u32 = 0;
  for (let i: u32 = 0; i < ROUNDS; i++) {
    if (wait(task) != 0) return -1;
    sum += mix(i, 4);
  }
  return -((sum & 0xffff) as i32);
}

function part(value: u32, isLast: bool): u32 {
  const mixed = mix(value, 12);
  if (isLast) yieldNow();
  return mixed;
}

/** Calls a function that could wait, and does not. */
export function calls(task: Task, rctx: RunContext): i32 {
  let sum: u32 = 0;
  for (let i: u32 = 0; i < ROUNDS; i += 2) {
    sum += part(i, i > ROUNDS);
    sum ^= part(sum, i > ROUNDS); // from two places, so that the optimiser leaves it a function in either form
  }
  return -((sum & 0xffff) as i32);
}

/** Suspends each time that it is called. */
export function again(task: Task, rctx: RunContext): i32 {
  let rounds: u32 = 0;
  while (true) {
    yieldNow();
    rounds++;
  }
}
