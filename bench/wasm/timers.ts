// A million timers, each started and stopped: what a deadline costs that is kept. The engine's own code, with nothing
// of a task around it.
import { alloc, CLIENT, free } from '../../assembly/memory/segments';
import { freeTimer, newTimer, PERIOD, startTimer, stopTimer } from '../../assembly/worker/timers';

export { attach, initialise } from '../../assembly/memory/initialise';

const HOUR_NS: f64 = 3.6e12;
const SECOND_NS: f64 = 1e9;
const BLOCK_MASK: u32 = 4095;
/** Odd, so that each of a block comes once. */
const STRIDE: u32 = 1597;

/** Starts `count` timers between a second and an hour from `timeNs`, then stops them; 0 = no memory. `count` is a multiple of 4096. */
export function run(count: u32, timeNs: f64): u32 {
  const timers = alloc(CLIENT, (count as usize) << 2);
  if (timers == 0) return 0;
  let random: u32 = 1;
  for (let i: u32 = 0; i < count; i++) {
    random = random * 1664525 + 1013904223;
    const timer = newTimer(PERIOD, 0);
    if (timer == 0) return 0;
    startTimer(timer, timeNs + SECOND_NS + (random as f64) * (HOUR_NS / 4294967296.0), timeNs);
    store<u32>(timers + ((i as usize) << 2), timer as u32);
  }
  // Tasks end about in the order in which they came: each block of them in another order.
  for (let i: u32 = 0; i < count; i++) {
    const index = ((i & ~BLOCK_MASK) | ((i * STRIDE) & BLOCK_MASK)) as usize;
    const timer = load<u32>(timers + (index << 2)) as usize;
    if (!stopTimer(timer)) return 0;
    freeTimer(timer);
  }
  free(timers);
  return count;
}
