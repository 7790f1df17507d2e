// The turn of a task with TASK_REPLICATES on a lane, in place of its method.
import { TASK_BROADCAST } from '../abi/layout';
import { SLOT_LANE_DONE } from '../abi/slot-layout';
import { self } from '../memory/self';
import { discharge } from '../pool/lane-load';
import { reasonOf } from '../worker/obey';
import { refusalOf } from '../worker/run';
import { replicateOnLane } from './replication';

/** About what it takes to make or gather replicas. */
const REPLICATION_NS: i32 = 1000;

/** Makes or gathers the replicas of a task; answers about how many ns that took. */
export function runReplication(container: usize, lane: usize, task: usize, flags: u32): i32 {
  discharge(lane, task); // it is its replicas that cost something
  const refusal = refusalOf(container) || ((flags & TASK_BROADCAST) != 0 ? 0 : reasonOf(task));
  if (replicateOnLane(container, task, refusal)) {
    store<u32>(self() + SLOT_LANE_DONE, load<u32>(self() + SLOT_LANE_DONE) + 1);
  }
  return REPLICATION_NS;
}
