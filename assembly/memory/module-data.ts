// Memory for the static data of modules, between the tables and the segments: handed out in order, and never taken back,
// since code that has been loaded once may run as long as the runtime does.
import { H_MODULE_DATA, MODULE_DATA, SEGMENTS_BASE } from '../abi/map';
import { compareExchange, loadAtomic } from '../sync/atomic';

const BYTES = (SEGMENTS_BASE - MODULE_DATA) as u32;

/** `bytes` of it, zeroed and aligned to 16; 0 when there is not enough left. */
export function reserveModuleData(bytes: u32): usize {
  if (bytes > BYTES) return 0;
  const size = (bytes + 15) & ~15;
  let used = loadAtomic<u32>(H_MODULE_DATA);
  while (size <= BYTES - used) {
    const seen = compareExchange<u32>(H_MODULE_DATA, used, used + size);
    if (seen == used) return MODULE_DATA + used;
    used = seen;
  }
  return 0;
}
