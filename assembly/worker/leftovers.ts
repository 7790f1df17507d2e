// What comes back for a client that has left its slot is freed by whoever sees it first: the thread that leaves, or
// the worker that came a moment too late to know. Whoever claims the free slot is the consumer of its inbox meanwhile.
//
// Publish pair F1: worker pushes completions, then looks at the slot's state; who leaves sets the state, then looks at
// the list.
import { SLOT_CLAIMED, SLOT_FREE, SLOT_STATE } from '../abi/slot-layout';
import { compareExchange, loadAtomic, storeAtomic } from '../sync/atomic';
import { freeTask } from '../task/task';
import * as completions from './completions';

/** Frees the completions of a slot that nobody has. */
export function freeLeftovers(slot: usize): void {
  while (loadAtomic<u32>(slot + SLOT_STATE) == SLOT_FREE && completions.isThere(slot)) {
    if (compareExchange<u32>(slot + SLOT_STATE, SLOT_FREE, SLOT_CLAIMED) != SLOT_FREE) return;
    const first = completions.begin(slot);
    for (let task = completions.take(slot, first); task != 0; task = completions.take(slot, first))
      freeTask(task);
    storeAtomic<u32>(slot + SLOT_STATE, SLOT_FREE); // F1: and look again
  }
}
