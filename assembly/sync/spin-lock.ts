// One lock word for sections of a few loads and stores. A holder that was descheduled inside is waited for in the
// platform's wait after a bounded spin.
//
//   0 free │ 1 held │ 2 held, and somebody sleeps      (U. Drepper, "Futexes Are Tricky", mutex 2)
import { wait } from '../platform';
import { compareExchange, exchange, notify, threaded } from './atomic';

const SPIN_MAX: u32 = 200;

export function acquire(lock: usize): void {
  if (compareExchange<u32>(lock, 0, 1) == 0) return;
  if (threaded()) contended(lock);
}

export function release(lock: usize): void {
  if (exchange<u32>(lock, 0) == 2) notify(lock, 1);
}

function contended(lock: usize): void {
  for (let i: u32 = 0; i < SPIN_MAX; i++) {
    if (compareExchange<u32>(lock, 0, 1) == 0) return;
  }
  while (exchange<u32>(lock, 2) != 0) wait(lock, 2, -1);
}
