import { RunContext, Task } from '../../assembly/module/index';
import { again, calls, through } from './fibers';

export function run(method: u32, task: usize, rctx: usize): i32 {
  const context = changetype<RunContext>(rctx);
  switch (method) {
    case 0:
      return through(changetype<Task>(task), context);
    case 1:
      return calls(changetype<Task>(task), context);
    case 2:
      return again(changetype<Task>(task), context);
    default:
      return -1;
  }
}

/** What `drive` calls to learn what a call costs that does nothing. */
export function nothing(method: u32, task: usize, rctx: usize): i32 {
  return 0;
}
