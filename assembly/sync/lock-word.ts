// The first word of a LOCK: the guard of its record, and more than that. As long as one HOLD alone has the lock, for
// writing, and nobody waits, the word is that HOLD and the record says nothing: one compare-exchange takes such a lock,
// one gives it back. Whoever else wants something of it takes the guard, and writes the HOLD into the record by that.
//
//   FREE ◀─tryTake, tryGiveBack─▶ HOLD ─guard─▶ GUARDED ─letGo─▶ FREE │ RECORD ─guard─▶ GUARDED …
//    └─tryGuard─▶ GUARDED
//
//   FREE     0  nobody has it                GUARDED  1  the record belongs to one thread
//   RECORD   4  who has it and who waits     SLEPT    2  the same, and somebody sleeps      (as in spin-lock.ts)
//
// Publish pair C1: a HOLD is filled in, then stored here; who finds it here reads it after the exchange that took it out.
import { LOCK_HOLDS, LOCK_QUEUE, LOCK_WORD } from '../abi/lock-layout';
import { wait } from '../platform';
import { compareExchange, exchange, loadAtomic, notify } from './atomic';
import { linkHold } from './co-lock';

const FREE: u32 = 0;
const GUARDED: u32 = 1;
const SLEPT: u32 = 2;
const RECORD: u32 = 4;

const SPIN_MAX: u32 = 200;

/** Gives a lock that is free to a HOLD that writes; false when it is not free. */
export function tryTake(lock: usize, hold: usize): bool {
  return compareExchange<u32>(lock + LOCK_WORD, FREE, hold as u32) == FREE; // C1
}

/** Gives a lock back that nobody but this HOLD has had anything to do with since it took it; false when it is not so. */
export function tryGiveBack(lock: usize, hold: usize): bool {
  return compareExchange<u32>(lock + LOCK_WORD, hold as u32, FREE) == (hold as u32);
}

/** The record of a lock that nobody has belongs to this thread; false when somebody has it. */
export function tryGuard(lock: usize): bool {
  return compareExchange<u32>(lock + LOCK_WORD, FREE, GUARDED) == FREE;
}

/** From now on the record belongs to this thread, and says all. */
export function guard(lock: usize): void {
  let seen = loadAtomic<u32>(lock + LOCK_WORD);
  for (let i: u32 = 0; i < SPIN_MAX; i++) {
    if (isGuarded(seen)) {
      seen = loadAtomic<u32>(lock + LOCK_WORD);
      continue;
    }
    const before = compareExchange<u32>(lock + LOCK_WORD, seen, GUARDED);
    if (before == seen) {
      open(lock, seen);
      return;
    }
    seen = before;
  }
  for (seen = exchange<u32>(lock + LOCK_WORD, SLEPT); isGuarded(seen); ) {
    wait(lock + LOCK_WORD, SLEPT, -1);
    seen = exchange<u32>(lock + LOCK_WORD, SLEPT);
  }
  open(lock, seen);
}

/** Lets go of the record. */
export function letGo(lock: usize): void {
  const used = load<u32>(lock + LOCK_HOLDS) | load<u32>(lock + LOCK_QUEUE);
  if (exchange<u32>(lock + LOCK_WORD, used != 0 ? RECORD : FREE) == SLEPT) notify(lock + LOCK_WORD, 1);
}

function isGuarded(word: u32): bool {
  return word == GUARDED || word == SLEPT;
}

function open(lock: usize, before: u32): void {
  if (before > RECORD) linkHold(lock, before as usize); // C1
}
