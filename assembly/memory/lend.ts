// The memory of a worker that has nothing to do. What others free of it comes back to its lists, and it would not look at
// them before it next needs a block; so it lends its slot meanwhile, and whoever finds no memory gives its empty pages back
// in its place. A worker that is at work, or sleeps in an event loop that may call the engine, is asked to do so itself.
//
//   ACTIVE ─lend─▶ LENT ─takeBack─▶ ACTIVE        LENT ─borrow─▶ BORROWED ─putBack─▶ LENT
//
// Publish pair L1: the lists are written, then the state is; who turns it by an exchange has them from then on.
import { SLOT_ACTIVE, SLOT_ASKED, SLOT_BORROWED, SLOT_LENT, SLOT_STATE } from '../abi/slot-layout';
import { wait } from '../platform';
import { compareExchange, loadAtomic, notify, storeAtomic } from '../sync/atomic';
import { unpark } from '../sync/parking';
import { become, self } from './self';

/** Until `takeBack` this thread neither allocates nor frees. */
export function lend(): void {
  storeAtomic<u32>(self() + SLOT_STATE, SLOT_LENT); // L1
}

/** Waits for somebody who is tidying up, which takes microseconds. */
export function takeBack(): void {
  const state = self() + SLOT_STATE;
  while (compareExchange<u32>(state, SLOT_LENT, SLOT_ACTIVE) != SLOT_LENT) wait(state, SLOT_BORROWED, -1); // L1
}

/** This instance acts for a slot that is lent, until `putBack`; false when it is not. */
export function borrow(slot: usize): bool {
  if (compareExchange<u32>(slot + SLOT_STATE, SLOT_LENT, SLOT_BORROWED) != SLOT_LENT) return false; // L1
  become(slot);
  return true;
}

/** This instance acts for its own slot again. */
export function putBack(slot: usize, own: usize): void {
  become(own);
  storeAtomic<u32>(slot + SLOT_STATE, SLOT_LENT); // L1
  notify(slot + SLOT_STATE, 1);
}

/** Asks a worker for its empty pages: it gives them back before it sleeps, or after some turns. */
export function ask(slot: usize): void {
  storeAtomic<u32>(slot + SLOT_ASKED, 1);
  unpark(slot);
}

/** Whether this worker was asked since the last call. */
export function wasAsked(): bool {
  const asked = self() + SLOT_ASKED;
  if (loadAtomic<u32>(asked) == 0) return false;
  storeAtomic<u32>(asked, 0);
  return true;
}
