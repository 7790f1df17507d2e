// Who keeps the time while workers sleep. At most one sleeping worker does: it sleeps until the next timer is due, or
// until somebody has to look after a worker that is awake (watchdog.ts); the others sleep for ever. A runtime without
// timers in which all sleep has no keeper.
//
// KEEPER      the worker + 1 that sleeps with a time limit, KEEPER_DUE the tick of that limit
//
// A worker that is awake looks at the clock after each turn, so that nobody need keep the time. It hands that on when it
// goes into something long: to the keeper if there is one that wakes in time, else to a sleeper that it wakes.
//
// Publish pair T2: who goes to sleep says when it wakes (KEEPER_DUE), then looks at NEXT_DUE again; who starts a timer
// lowers NEXT_DUE, then looks at KEEPER and KEEPER_DUE.

import { H_WORKER_COUNT, KEEPER, KEEPER_DUE, NEXT_DUE, SLEEPERS, WATCH_AT } from '../abi/map';
import { SLOT_WORKER } from '../abi/slot-layout';
import { self } from '../memory/self';
import { now } from '../platform';
import { compareExchange, loadAtomic, loadNumber, storeAtomic } from '../sync/atomic';
import { nsOf, tickAfter } from '../sync/timer-wheel';
import { wakeOne, wakeWorker } from './ready';
import { lookForNext } from './timers';
import { isWatching, watch } from './watchdog';

/** What `keepTime` answers besides a time. */
const FOR_EVER: f64 = 0;
const NOT_AT_ALL: f64 = -1;
/** Any worker can keep the time. */
const ANYONE: u32 = 0xffffffff;

/** For a worker that has announced its sleep: when it must wake, 0 = never, below 0 = it must not sleep now. */
export function keepTime(): f64 {
  const watched = isWatching() && areSomeAwake();
  if (!watched && loadAtomic<u64>(NEXT_DUE) == 0) return FOR_EVER;
  if (compareExchange<u32>(KEEPER, 0, me()) != 0) {
    handOn();
    return FOR_EVER;
  }
  const time = now();
  if (watched) watch(time);
  lookForNext();
  const due = loadAtomic<u64>(NEXT_DUE);
  const look = watched ? tickAfter(loadNumber(WATCH_AT)) : 0;
  const tick = due == 0 || (look != 0 && look < due) ? look : due;
  if (tick == 0) {
    leaveTime(); // those that there were have been stopped
    return loadAtomic<u64>(NEXT_DUE) == 0 ? FOR_EVER : NOT_AT_ALL; // T2
  }
  storeAtomic<u64>(KEEPER_DUE, tick); // T2
  if (loadAtomic<u64>(NEXT_DUE) == due && nsOf(tick) > time) return nsOf(tick);
  leaveTime();
  return NOT_AT_ALL;
}

/** For a worker that is awake again; true when it was the keeper. */
export function leaveTime(): bool {
  if (loadAtomic<u32>(KEEPER) != me()) return false;
  storeAtomic<u32>(KEEPER, 0);
  return true;
}

/** This worker will not look at the clock for a while: another one shall, if there are timers. */
export function handOn(): void {
  const due = loadAtomic<u64>(NEXT_DUE);
  if (due == 0) return;
  const keeper = loadAtomic<u32>(KEEPER); // T2
  if (keeper == 0) wakeOne(ANYONE);
  else if (loadAtomic<u64>(KEEPER_DUE) > due) wakeWorker(keeper - 1);
}

/** A worker goes into a method that may take long, a client sleeps: somebody shall keep the time, and look after it. */
export function handOnAll(): void {
  if (loadAtomic<u32>(KEEPER) == 0 && isWatching() && areSomeAwake()) wakeOne(ANYONE);
  else handOn();
}

// Of the workers; one that asks before it sleeps has announced that.
function areSomeAwake(): bool {
  const workers = load<u32>(H_WORKER_COUNT);
  const all: u32 = workers == 32 ? 0xffffffff : (1 << workers) - 1;
  return (loadAtomic<u32>(SLEEPERS) & all) != all;
}

function me(): u32 {
  return load<u32>(self() + SLOT_WORKER) + 1;
}
