// Letting a suspended task go of what it waits for: it was cancelled, its container was poisoned, or the runtime stops.
// Holder of its lane only. A child that is finishing at this moment, a sleep that is being fired, still counts: it
// brings the task back itself.

import { LANE_SUSPENDED } from '../abi/lane-layout';
import {
  FRAME_CHILDREN,
  FRAME_NEXT,
  FRAME_SLEEP,
  FRAME_TASK,
  METHOD_DESTROY,
  TASK_FRAME,
  TASK_LINK,
  TASK_METHOD,
  TASK_POOL_LO,
} from '../abi/layout';
import { ADMIN_POOL_LO } from '../abi/limits';
import { giveUpWaits } from '../locks/locks';
import { pushResume } from '../pool/lane';
import { tryDetach } from '../task/state';
import { dropTickets } from '../task/ticket';
import { less } from '../task/waiting';
import { abandonChildren } from './abandon';
import { stopTimer } from './timers';

/**
 * Waits no more for its children, which stay its own, for the end of its sleep, for locks, or for what it has tickets of;
 * answers how many waits that were. It goes on waiting for tasks that create or destroy containers: half a pool would be left.
 */
export function detachWaits(task: usize): u32 {
  const frame = load<u32>(task + TASK_FRAME) as usize;
  if (frame == 0) return 0;
  let waits = stopSleep(frame) + giveUpWaits(task) + dropTickets(frame);
  for (let child = load<u32>(frame + FRAME_CHILDREN) as usize; child != 0; ) {
    if (!isForContainer(task, child) && tryDetach(child)) waits++;
    child = load<u32>(child + TASK_LINK) as usize;
  }
  return waits;
}

/** A task of admin creates or destroys a container by this child. That may run: its flags are not looked at. */
export function isForContainer(task: usize, child: usize): bool {
  return load<u32>(task + TASK_POOL_LO) == ADMIN_POOL_LO && load<u32>(child + TASK_METHOD) <= METHOD_DESTROY;
}

/** Gives up its children, and all else that it waits for but locks; answers how many waits that were. */
// @inline
export function abandonWaits(task: usize): u32 {
  const frame = load<u32>(task + TASK_FRAME) as usize;
  const waits = stopSleep(frame) + dropTickets(frame);
  return load<u32>(frame + FRAME_CHILDREN) == 0 ? waits : waits + abandonChildren(frame);
}

function stopSleep(frame: usize): u32 {
  const timer = load<u32>(frame + FRAME_SLEEP) as usize;
  return timer != 0 && stopTimer(timer) ? 1 : 0;
}

/** Brings back every suspended task of a lane that can be; they pass through `runTask` and are refused there. */
export function sweepSuspended(lane: usize): void {
  let frame = load<u32>(lane + LANE_SUSPENDED) as usize;
  while (frame != 0) {
    const next = load<u32>(frame + FRAME_NEXT) as usize;
    const task = load<u32>(frame + FRAME_TASK) as usize;
    const waits = giveUpWaits(task) + abandonWaits(task);
    if (waits != 0 && less(task, waits)) pushResume(lane, task);
    frame = next;
  }
}
