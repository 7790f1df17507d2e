// Bringing suspended tasks back when there is nothing left to wait for: their container was poisoned, or the
// runtime stops.

import { LANE_SUSPENDED } from '../abi/lane-layout';
import { FRAME_NEXT, FRAME_TASK, TASK_WAITING } from '../abi/layout';
import { pushResume } from '../pool/lane';
import { subAtomic } from '../sync/atomic';
import { abandonChildren } from './complete';

/**
 * Lets every suspended task of a lane go of its children. A child that is finishing at this moment still counts: it
 * brings the task back itself. Holder of the lane only; the tasks then pass through `runTask` and are refused there.
 */
export function sweepSuspended(lane: usize): void {
  let frame = load<u32>(lane + LANE_SUSPENDED) as usize;
  while (frame != 0) {
    const next = load<u32>(frame + FRAME_NEXT) as usize;
    const task = load<u32>(frame + FRAME_TASK) as usize;
    const abandoned = abandonChildren(task);
    if (abandoned != 0 && subAtomic<u32>(task + TASK_WAITING, abandoned) == abandoned) pushResume(lane, task);
    frame = next;
  }
}
