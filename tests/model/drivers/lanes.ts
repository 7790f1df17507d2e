// AssemblyScript: a lane between those who bring tasks and the workers that hold it, in small (pool/lane.ts without the
// ready queues): whoever makes it QUEUED puts it at a place, from where workers take it.
import { fail, pause, touchAlone } from './checker';
import {
  laneClaim,
  laneLetGo,
  lanePopTask,
  laneTryQueue,
  lessPending,
  pushResume,
  pushStart,
} from './engine';

const TASK_SIZE: usize = 128;
const RAN: usize = 112; // in a task of the model

/** Brings `count` tasks that lie behind each other; `resume` = they go on after a wait. */
export function bringTasks(lane: usize, tasks: usize, count: u32, resume: bool, ready: usize): void {
  for (let i: u32 = 0; i < count; i++) {
    const task = tasks + (i as usize) * TASK_SIZE;
    if (resume) pushResume(lane, task);
    else pushStart(lane, task);
    if (laneTryQueue(lane)) enqueue(ready);
  }
}

function enqueue(ready: usize): void {
  if (atomic.xchg<u32>(ready, 1) != 0) fail(1); // it is in two ready queues
}

/** A worker: runs the lane, `budget` tasks a turn, until all workers together have run `total`. */
export function runLane(lane: usize, worker: u32, budget: u32, total: u32, ready: usize, ran: usize): void {
  while (atomic.load<u32>(ran) != total) {
    if (atomic.cmpxchg<u32>(ready, 1, 0) != 1) {
      pause();
      continue;
    }
    laneClaim(lane, worker);
    for (let i: u32 = 0; i < budget; i++) {
      const task = lanePopTask(lane);
      if (task == 0) break;
      touchAlone(ran + 64); // the lane's holder is alone
      touchAlone(task + RAN);
      atomic.add<u32>(ran, 1);
      lessPending(lane, 1);
    }
    if (laneLetGo(lane)) enqueue(ready);
  }
}
