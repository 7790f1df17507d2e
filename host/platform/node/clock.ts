// One clock for all threads: performance.now counts from each thread's own start, hrtime from the machine's.
import { performance } from 'node:perf_hooks';

const LOOKS = 8;

const offsetNs = measureOffset();

/** Nanoseconds on the machine's monotonic clock. */
export function now(): number {
  return performance.now() * 1e6 + offsetNs;
}

// A thread that is descheduled between its looks at the two clocks would be late for ever, by as long as that was: of
// several looks the closest counts.
function measureOffset(): number {
  let offset = 0;
  let closest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < LOOKS; i++) {
    const before = performance.now();
    const machineNs = Number(process.hrtime.bigint());
    const after = performance.now();
    if (after - before >= closest) continue;
    closest = after - before;
    offset = machineNs - ((before + after) / 2) * 1e6;
  }
  return offset;
}
