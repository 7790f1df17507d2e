// The raw limit: a caller and a worker, both wasm, both spinning, on one submission and one completion ring. No memory
// to manage, no routing, no outcome: what is left when everything that a runtime does is taken away.
//
//   0 submitted u32* │ 128 completed u32* │ 256 submissions: {id, function, argument, 0} │ then completions: {id, result, 0, 0}
//
// Counters are free-running, each on a line of its own, and written by one side only. Each side reads the other's
// again only when it has used up what it saw last.
import { loadAtomic, storeAtomic } from '../../assembly/sync/atomic';

const SUBMITTED: usize = 0;
const COMPLETED: usize = 128;
const SUBMISSIONS: usize = 256;
const CAPACITY: u32 = 1 << 12;
const MASK: u32 = CAPACITY - 1;
const COMPLETIONS: usize = SUBMISSIONS + (CAPACITY as usize) * 16;

const NOOP: u32 = 0;
const STOP: u32 = 1;

let sent: u32 = 0;
let seen: u32 = 0;

/** Caller: goes on until `tasks` more have ended, with at most `window` ≤ CAPACITY outstanding. */
export function run(window: u32, tasks: u32): u32 {
  const end = seen + tasks;
  let sum: u32 = 0;
  while (seen != end) {
    while (sent - seen < window) send(NOOP);
    const completed = loadAtomic<u32>(COMPLETED);
    for (; seen != completed && seen != end; seen++) {
      sum += load<u32>(COMPLETIONS + (((seen & MASK) as usize) << 4), 4);
    }
  }
  return sum;
}

/** Caller: ends the worker. */
export function stop(): void {
  send(STOP);
}

function send(method: u32): void {
  const cell = SUBMISSIONS + (((sent & MASK) as usize) << 4);
  store<u32>(cell, sent);
  store<u32>(cell, method, 4);
  store<u32>(cell, sent, 8);
  sent++;
  storeAtomic<u32>(SUBMITTED, sent);
}

/** Worker: answers what is submitted, until STOP. */
export function serve(): void {
  let done: u32 = 0;
  while (true) {
    const submitted = loadAtomic<u32>(SUBMITTED);
    while (done != submitted) {
      const from = SUBMISSIONS + (((done & MASK) as usize) << 4);
      if (load<u32>(from, 4) == STOP) return;
      const to = COMPLETIONS + (((done & MASK) as usize) << 4);
      store<u32>(to, load<u32>(from));
      store<u32>(to, load<u32>(from, 8), 4);
      done++;
      storeAtomic<u32>(COMPLETED, done);
    }
  }
}
