import { CreateTask, RUN_DONE, RunContext, stateOf, Task } from '../../../assembly/module/index';
import { SettleTask, TallyTask } from './census_tasks';

@unmanaged
export class State {
  people: u32;
}

export function create(task: CreateTask, rctx: RunContext): i32 {
  return RUN_DONE;
}

export function destroy(task: Task, rctx: RunContext): i32 {
  return RUN_DONE;
}

export function settle(task: SettleTask, rctx: RunContext): i32 {
  changetype<State>(stateOf(rctx.container)).people += task.people;
  return RUN_DONE;
}

export function tally(task: TallyTask, rctx: RunContext): i32 {
  task.people = changetype<State>(stateOf(rctx.container)).people;
  return RUN_DONE;
}
