// One clock for all threads: performance.now counts from each thread's own start, hrtime from the machine's.
import { performance } from 'node:perf_hooks';

const offsetNs = Number(process.hrtime.bigint()) - performance.now() * 1e6;

/** Nanoseconds on the machine's monotonic clock. */
export function now(): number {
  return performance.now() * 1e6 + offsetNs;
}
