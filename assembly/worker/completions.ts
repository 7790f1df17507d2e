// What is done and waits for its client, and what of it the client takes next.
//
//   completions ──▶ new: a stack of what came at a time, each in its order ──▶ old, when that is empty
//   firings     ──▶ first of all and in their order, since those of a periodic task follow each other
//
// A client that keeps up takes all there is, as it came. One that is behind, by more than it takes at a time, goes on
// with what came last (adaptive LIFO: B. Maurer, Fail at Scale, ACM Queue 13:8, 2015). Who awaits it was busy a moment
// ago: a tree of calls is walked in depth instead of level by level, and what JavaScript allocates for a call is in the
// cache, and garbage before the collector has copied it. Of TURNS batches one begins with what is old; nothing is added
// to that before all of it was taken, so that whatever is done is taken before 2 × TURNS × as much as waited with it.
import { TASK_NEXT } from '../abi/layout';
import {
  SLOT_COMPLETIONS,
  SLOT_FIRINGS,
  SLOT_NEW,
  SLOT_NEXT_FIRINGS,
  SLOT_OLD,
  SLOT_PASSED,
} from '../abi/slot-layout';
import * as inbox from '../sync/inbox';

const TURNS: u32 = 4;

/** Begins a batch: takes out of the inboxes what has come, and answers the list to take from, for `take`. */
export function begin(slot: usize): usize {
  if (load<u32>(slot + SLOT_NEXT_FIRINGS) == 0) moveIn(slot + SLOT_FIRINGS, slot + SLOT_NEXT_FIRINGS);
  moveIn(slot + SLOT_COMPLETIONS, slot + SLOT_NEW);
  if (load<u32>(slot + SLOT_OLD) == 0) return slot + SLOT_NEW;
  const passed = load<u32>(slot + SLOT_PASSED) + 1;
  store<u32>(slot + SLOT_PASSED, passed % TURNS);
  return passed < TURNS ? slot + SLOT_NEW : slot + SLOT_OLD;
}

/** The next task of a batch, or 0: nothing is left. */
export function take(slot: usize, first: usize): usize {
  let task = pop(slot + SLOT_NEXT_FIRINGS);
  if (task == 0) task = pop(first);
  if (task == 0) task = pop(slot + SLOT_NEW);
  return task != 0 ? task : pop(slot + SLOT_OLD);
}

/** Ends a batch. */
export function end(slot: usize): void {
  if (load<u32>(slot + SLOT_OLD) != 0) return;
  store<u32>(slot + SLOT_OLD, load<u32>(slot + SLOT_NEW));
  store<u32>(slot + SLOT_NEW, 0);
}

/** There is something to take. */
export function isThere(slot: usize): bool {
  if (!inbox.isEmpty(slot + SLOT_COMPLETIONS) || !inbox.isEmpty(slot + SLOT_FIRINGS)) return true;
  return (load<u32>(slot + SLOT_NEW) | load<u32>(slot + SLOT_OLD) | load<u32>(slot + SLOT_NEXT_FIRINGS)) != 0;
}

function moveIn(from: usize, list: usize): void {
  store<u32>(list, inbox.takeAll(from, load<u32>(list) as usize) as u32);
}

function pop(list: usize): usize {
  const task = load<u32>(list) as usize;
  if (task != 0) store<u32>(list, load<u32>(task + TASK_NEXT));
  return task;
}
