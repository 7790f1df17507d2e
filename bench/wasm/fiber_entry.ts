import { begin } from '../../assembly/module/fiber';
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

/** The same for code that is not lowered, whose waits would know no task otherwise. */
export function run_plain(method: u32, task: usize, rctx: usize): i32 {
  begin(changetype<RunContext>(rctx));
  return run(method, task, rctx);
}

/** What `drive` calls to learn what a call costs that does nothing. */
export function nothing(method: u32, task: usize, rctx: usize): i32 {
  return 0;
}
