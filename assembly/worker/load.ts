// Before a worker calls into a module it makes sure that the module's functions are in its table.
import { H_MODULE_EPOCH } from '../abi/map';
import { SLOT_MODULE_EPOCH } from '../abi/slot-layout';
import { self } from '../memory/self';
import { syncModules } from '../platform';
import { moduleEpoch } from '../pool/module';
import { loadAtomic } from '../sync/atomic';

// @inline
export function loadModules(module: u32): void {
  const slot = self();
  if (moduleEpoch(module) <= load<u32>(slot + SLOT_MODULE_EPOCH)) return;
  const epoch = loadAtomic<u32>(H_MODULE_EPOCH);
  syncModules();
  store<u32>(slot + SLOT_MODULE_EPOCH, epoch);
}
