// AssemblyScript: the words of a task that threads contend for: its state (task/state.ts), and what it waits for
// (task/waiting.ts). Whoever turns out to have to free a task, or to bring it back, touches a place that only one may.
import { TASK_FRAME } from '../../../assembly/abi/layout';
import { STATE_ABANDONED, STATE_AWAITED, STATE_DONE, STATE_PENDING } from '../../../assembly/abi/status';
import { TICKET_TEXT } from '../../../assembly/abi/ticket-layout';
import { fail, pause, touchAlone } from './checker';
import {
  alloc,
  dropTickets,
  free,
  newTicket,
  taskIsDone,
  taskTryAbandon,
  taskTryAwait,
  taskTryDetach,
  taskTryFinish,
  ticketBring,
  waitingArrive,
  waitingClaimAny,
  waitingEnd,
  waitingExpect,
  waitingExpectAny,
  waitingGoOn,
  waitingIsAny,
  waitingLeave,
  waitingLess,
  waitingStart,
  waitingTakeBack,
} from './engine';

const RUNTIME: u32 = 1; // the segment of tickets
const RESULT: usize = 32; // in a task of the model
const RESULT_VALUE: u32 = 7;

/** The worker: writes the result and ends the task; frees it when nobody waits. */
export function finishTask(task: usize, freed: usize): void {
  store<u32>(task + RESULT, RESULT_VALUE);
  const before = taskTryFinish(task);
  if (before == STATE_ABANDONED) touchAlone(freed);
  else if (before != STATE_PENDING && before != STATE_AWAITED) fail(1);
}

/** Who waits: announces that, or finds it done; then gives up. */
export function awaitAndAbandon(task: usize, freed: usize): void {
  const before = taskTryAwait(task);
  if (before == STATE_DONE && load<u32>(task + RESULT) != RESULT_VALUE) fail(2);
  if (before != STATE_DONE && before != STATE_PENDING) fail(3);
  abandonTask(task, freed);
}

/** Gives up at once; frees a task that is done. */
export function abandonTask(task: usize, freed: usize): void {
  if (taskTryAbandon(task) != STATE_DONE) return;
  if (!taskIsDone(task) || load<u32>(task + RESULT) != RESULT_VALUE) fail(4);
  touchAlone(freed);
}

// A parent that waits for two children, each of which ends on a thread of its own (worker/wait-calls.ts, complete.ts,
// resume.ts in small). `back` counts how often the parent was brought back to its lane.

const CHILD_SIZE: usize = 64;

/** Ends one child, and brings its parent back if it is the one to do that. */
export function finishChild(parent: usize, child: usize, back: usize): void {
  if (taskTryFinish(child) == STATE_AWAITED && waitingArrive(parent)) bringBack(back);
}

function bringBack(back: usize): void {
  touchAlone(back + 4);
  atomic.add<u32>(back, 1);
}

/** The parent's method: waits for all its children, or for any; then for the others; then ends. */
export function waitForChildren(parent: usize, children: usize, count: u32, one: bool, back: usize): void {
  let resumed: u32 = 0;
  waitingStart(parent);
  for (let answered: u32 = 0; answered < count; ) {
    if (countDone(children, count) > answered) {
      answered = one ? answered + 1 : countDone(children, count);
      continue;
    }
    for (let i: u32 = 0; i < count; i++) awaitChild(parent, children + (i as usize) * CHILD_SIZE);
    if (one) waitingExpectAny(parent);
    if (waitingLeave(parent)) bringBack(back);
    else if (
      one &&
      waitingIsAny(parent) &&
      countDone(children, count) > answered &&
      waitingClaimAny(parent)
    ) {
      bringBack(back);
    }
    resumed++;
    while (atomic.load<u32>(back) != resumed) pause();
    touchAlone(back + 4);
    if (waitingGoOn(parent)) waitingTakeBack(parent, letGo(children, count));
  }
  // A child that has been let go of too late still comes, and the last of them brings the parent back to its end.
  if (!waitingEnd(parent, letGo(children, count))) {
    resumed++;
    while (atomic.load<u32>(back) != resumed) pause();
  }
  touchAlone(back + 4);
  if (atomic.load<u32>(back) != resumed) fail(5);
}

/** A parent that is suspended is told to end: its lane's holder lets go of what it waits for (worker/obey.ts). */
export function interruptParent(parent: usize, children: usize, count: u32, back: usize): void {
  let resumed: u32 = 0;
  waitingStart(parent);
  for (let i: u32 = 0; i < count; i++) awaitChild(parent, children + (i as usize) * CHILD_SIZE);
  if (waitingLeave(parent)) bringBack(back);
  const waits = letGo(children, count);
  if (waits != 0 && waitingLess(parent, waits)) bringBack(back);
  resumed++;
  while (atomic.load<u32>(back) != resumed) pause();
  touchAlone(back + 4);
  if (waitingGoOn(parent)) fail(6);
  if (!waitingEnd(parent, 0)) fail(7);
}

/** A task that waits with a ticket, which lies in `place` for whoever brings it, is told to end (worker/obey.ts). */
export function waitWithTicket(task: usize, place: usize, back: usize): void {
  waitingStart(task);
  const ticket = newTicket(task, 0, 0);
  if (ticket == 0) fail(8);
  const frame = load<u32>(task + TASK_FRAME) as usize;
  atomic.store<u32>(place, ticket as u32);
  if (waitingLeave(task)) bringBack(back);
  const waits = dropTickets(frame);
  useFreed();
  if (waits != 0 && waitingLess(task, waits)) bringBack(back);
  while (atomic.load<u32>(back) != 1) pause();
  touchAlone(back + 4);
  if (waitingGoOn(task)) fail(9);
  if (!waitingEnd(task, 0)) fail(10);
  if (free(frame) != 0) fail(11);
}

// What was freed is somebody else's at once.
function useFreed(): void {
  const block = alloc(RUNTIME, TICKET_TEXT);
  for (let i: usize = 0; i < TICKET_TEXT; i += 4) store<u32>(block + i, 1);
  if (free(block) != 0) fail(12);
}

/** Whoever has the ticket brings it, in whatever state its task is. */
export function bringTicket(place: usize, back: usize): void {
  let ticket = atomic.xchg<u32>(place, 0) as usize;
  for (; ticket == 0; ticket = atomic.xchg<u32>(place, 0) as usize) pause();
  const task = ticketBring(ticket);
  if (task != 0 && waitingArrive(task)) bringBack(back);
}

function awaitChild(parent: usize, child: usize): void {
  if (taskIsDone(child)) return;
  waitingExpect(parent);
  if (taskTryAwait(child) != STATE_PENDING) waitingTakeBack(parent, 1);
}

function countDone(children: usize, count: u32): u32 {
  let done: u32 = 0;
  for (let i: u32 = 0; i < count; i++) if (taskIsDone(children + (i as usize) * CHILD_SIZE)) done++;
  return done;
}

function letGo(children: usize, count: u32): u32 {
  let waits: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    if (taskTryDetach(children + (i as usize) * CHILD_SIZE)) waits++;
  }
  return waits;
}
