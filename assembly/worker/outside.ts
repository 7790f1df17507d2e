// What a worker's event loop does between two turns, perhaps while the worker seems to sleep: the pools that it looks
// at must stay meanwhile (pool.ts, sweepPools).
import { H_DYING_POOLS } from '../abi/map';
import { SLOT_ROUTING } from '../abi/slot-layout';
import { self } from '../memory/self';
import { loadAtomic, storeAtomic } from '../sync/atomic';
import { unpark } from '../sync/parking';

export function beginOutside(): void {
  storeAtomic<u32>(self() + SLOT_ROUTING, 1);
}

/** Whoever wanted to give a pool back meanwhile could not: this worker looks when it goes to sleep again. */
export function endOutside(): void {
  storeAtomic<u32>(self() + SLOT_ROUTING, 0);
  if (loadAtomic<u32>(H_DYING_POOLS) != 0) unpark(self());
}
