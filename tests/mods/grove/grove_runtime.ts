// A tree of tasks: each inner node sends two and waits for both.
import {
  CreateTask,
  createQueue,
  NO_MEMORY,
  newChild,
  QUEUE_LOW_LATENCY,
  RANGE_GLOBAL,
  RUN_DONE,
  RunContext,
  SELECT_HASH,
  Task,
} from '../../../assembly/module/index';
import { Method } from './autogen/grove_methods';
import { TreeTask } from './grove_tasks';

const BY_HASH: u32 = RANGE_GLOBAL | (SELECT_HASH << 8);
/** A tree's upper levels go to all containers, what lies below a node of this depth stays with it. */
const LOCAL_BELOW: u32 = 12;
const NO_MEMORY_CODE: i32 = -(NO_MEMORY as i32);

export function create(task: CreateTask, rctx: RunContext): i32 {
  return -(createQueue(rctx.container, 0, 1, 1, 1024, QUEUE_LOW_LATENCY) as i32);
}

export function destroy(task: Task, rctx: RunContext): i32 {
  return RUN_DONE;
}

export function tree(task: TreeTask, rctx: RunContext): i32 {
  task.nodes = 1;
  if (task.depth == 0) return RUN_DONE;
  const children = rctx.locals(8);
  if (children == 0) return NO_MEMORY_CODE;
  if (rctx.pc == 0) {
    for (let i: u32 = 0; i < 2; i++) {
      if (!send(task, rctx, i, children + ((i as usize) << 2))) return NO_MEMORY_CODE;
    }
    if (!rctx.waitAll()) return rctx.block(1);
  }
  task.nodes += nodesOf(load<u32>(children)) + nodesOf(load<u32>(children, 4));
  return RUN_DONE; // they are freed with it
}

function nodesOf(child: usize): u32 {
  return changetype<TreeTask>(child).nodes;
}

// Sends a child and stores where it is; false without memory.
function send(task: TreeTask, rctx: RunContext, side: u32, at: usize): bool {
  const place = task.depth > LOCAL_BELOW ? 2 * task.queryValue + 1 + side : task.queryValue;
  const child = newChild(task.poolLo, task.poolHi, Method.kTree, task.taskSize, BY_HASH, place);
  if (child == 0) return false;
  store<u32>(at, child as u32);
  changetype<TreeTask>(child).depth = task.depth - 1;
  rctx.spawn(changetype<Task>(child));
  return true;
}
