// Which processor a worker runs on: a policy says it, the host binds the thread where it can.
import { SLOT_BOUND, SLOT_PLACED, SLOT_PROCESSOR } from '../abi/slot-layout';
import { place } from '../platform';
import { loadAtomic, storeAtomic } from '../sync/atomic';

/** Tells the host where this worker belongs, if that has changed. */
export function takePlace(slot: usize): void {
  const processor = loadAtomic<u32>(slot + SLOT_PROCESSOR);
  if (processor == load<u32>(slot + SLOT_PLACED)) return;
  store<u32>(slot + SLOT_PLACED, processor);
  storeAtomic<u32>(slot + SLOT_BOUND, place(processor - 1) ? 1 : 0);
}
