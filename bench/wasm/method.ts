// A method as a module of its own, and the same code inside of the engine (fiber_engine.ts).
import { RunContext, Task } from '../../assembly/module/index';

@unmanaged
class MixTask extends Task {
  value: u32;
  answer: u32;
}

/** Some nanoseconds of work. */
function mix(task: MixTask, rctx: RunContext): i32 {
  let mixed = task.value + rctx.worker;
  for (let i: u32 = 0; i < 4; i++) mixed = (mixed ^ (mixed >> 7)) * 0x9e3779b1;
  task.answer = mixed;
  return 0;
}

export function run(method: u32, task: usize, rctx: usize): i32 {
  switch (method) {
    case 10:
      return mix(changetype<MixTask>(task), changetype<RunContext>(rctx));
    default:
      return -1;
  }
}
