// Children whose parent ends or is brought to an end: none is left an orphan. Those that are done are freed here, the
// others when they end: at once if they have not started, else when they learn that they are cancelled.

import { FRAME_CHILDREN, TASK_LINK } from '../abi/layout';
import { CANCELLED, STATE_AWAITED, STATE_DONE } from '../abi/status';
import { isDone, tryAbandon } from '../task/state';
import { freeTask } from '../task/task';
import { markCancelled, order } from './orders';

/** Lets go of all children of a frame; answers how many of them its task was waiting for. */
export function abandonChildren(frame: usize): u32 {
  let awaited: u32 = 0;
  let child = load<u32>(frame + FRAME_CHILDREN) as usize;
  store<u32>(frame + FRAME_CHILDREN, 0);
  while (child != 0) {
    const next = load<u32>(child + TASK_LINK) as usize;
    if (isDone(child)) freeTask(child);
    else if (abandon(child)) awaited++;
    child = next;
  }
  return awaited;
}

// True when it was awaited.
function abandon(child: usize): bool {
  markCancelled(child, CANCELLED); // before it is abandoned: afterwards whoever ends it frees it
  order(child);
  const before = tryAbandon(child);
  if (before == STATE_DONE) freeTask(child);
  return before == STATE_AWAITED;
}
