// A client thread leaves, by itself or because it died.
import { releaseSlot, slotAt } from '../memory/initialise';
import { freeLeftovers } from './leftovers';
import { wakeAll } from './ready';
import { publishFor } from './submit';

/**
 * Gives a slot up. What its thread submitted runs to its end, what it held back included, and is freed then: the epoch
 * tells the workers that nobody waits. Its pages wait for the slot's next owner.
 */
export function detach(index: u32): void {
  publishFor(slotAt(index), index);
  wakeAll();
  releaseSlot(index);
  freeLeftovers(slotAt(index));
}
