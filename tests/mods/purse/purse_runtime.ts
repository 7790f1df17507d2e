import {
  CoMutex,
  CreateTask,
  newCoMutex,
  OK,
  RUN_DONE,
  RunContext,
  stateOf,
  Task,
  UNORDERED,
  yieldNow,
} from '../../../assembly/module/index';
import { Method } from './autogen/purse_methods';
import { CountTask, PayTask } from './purse_tasks';

@unmanaged
export class State {
  mutex: CoMutex;
  count: u32;
  purse0: u32;
  purse1: u32;
  purse2: u32;
  purse3: u32;
}

export function newState(state: State, container: usize): void {
  state.mutex = newCoMutex(container);
}

export function create(task: CreateTask, rctx: RunContext): i32 {
  return RUN_DONE;
}

export function destroy(task: Task, rctx: RunContext): i32 {
  return RUN_DONE;
}

export function getGroup(task: Task, container: usize): u64 {
  if (task.method != Method.kPay) return UNORDERED;
  return changetype<PayTask>(task).key;
}

export function pay(task: PayTask, rctx: RunContext): i32 {
  const purse = stateOf(rctx.container) + offsetof<State>('purse0') + (((task.key & 3) as usize) << 2);
  const before = load<u32>(purse);
  const status = yieldNow();
  if (status != OK) return -(status as i32);
  task.total = before + task.amount;
  store<u32>(purse, task.total);
  return RUN_DONE;
}

export function count(task: CountTask, rctx: RunContext): i32 {
  const state = changetype<State>(stateOf(rctx.container));
  const status = state.mutex.lock();
  if (status != OK) return -(status as i32);
  const before = state.count;
  yieldNow(); // others go on, but nobody counts
  state.count = before + 1;
  task.count = state.count;
  state.mutex.unlock();
  return RUN_DONE;
}
