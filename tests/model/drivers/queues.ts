// AssemblyScript: threads that use the queues of assembly/sync. A node of a list is a block of 64 bytes; what a thread
// takes out it notes, for the model to look at.
import { HOLD_HELD, HOLD_ROOT, HOLD_STATE, HOLD_WRITES } from '../../../assembly/abi/lock-layout';
import { OK } from '../../../assembly/abi/status';
import { fail, pause, touchAlone } from './checker';
import {
  extPop,
  extPush,
  inboxPushChain,
  inboxTakeAll,
  listPop,
  listPush,
  lockRelease,
  lockTryGrant,
  parkingAnnounce,
  parkingSleep,
  parkingStayAwake,
  parkingUnpark,
  ringAdvance,
  ringAvailable,
  ringClaim,
  ringPeek,
  ringPush,
  ringRelease,
  spinAcquire,
  spinRelease,
  wordGuard,
  wordLetGo,
  wordTryGiveBack,
  wordTryTake,
} from './engine';

const NODE_SIZE: usize = 64;
const NODE_NEXT: usize = 4;
const NODE_VALUE: usize = 8;

function note(notes: usize, index: u32, value: u32): void {
  store<u32>(notes + ((index as usize) << 2), value);
}

/** Pushes `count` nodes that lie behind each other; what a node carries is written before. */
export function pushNodes(list: usize, nodes: usize, count: u32): void {
  for (let i: u32 = 0; i < count; i++) {
    const node = nodes + (i as usize) * NODE_SIZE;
    store<u32>(node + NODE_VALUE, i + 1);
    listPush(list, node);
  }
}

/** Pops until it has `count` nodes. */
export function popNodes(list: usize, count: u32, notes: usize): void {
  for (let got: u32 = 0; got < count; ) {
    const node = listPop(list);
    if (node == 0) {
      pause();
      continue;
    }
    if (load<u32>(node + NODE_VALUE) == 0) fail(1);
    note(notes, got++, node as u32);
  }
}

/** Pushes nodes in chains of `length`. */
export function pushChains(inbox: usize, nodes: usize, chains: u32, length: u32): void {
  for (let i: u32 = 0; i < chains; i++) {
    const oldest = nodes + ((i * length) as usize) * NODE_SIZE;
    let newest = oldest;
    store<u32>(oldest + NODE_VALUE, 1);
    for (let j: u32 = 1; j < length; j++) {
      const node = newest + NODE_SIZE;
      store<u32>(node + NODE_VALUE, 1);
      store<u32>(node + NODE_NEXT, newest as u32);
      newest = node;
    }
    inboxPushChain(inbox, newest, oldest);
  }
}

/** Takes all there is until it has `count` nodes. */
export function takeChains(inbox: usize, count: u32, notes: usize): void {
  for (let got: u32 = 0; got < count; ) {
    let node = inboxTakeAll(inbox, 0);
    if (node == 0) pause();
    while (node != 0) {
      if (load<u32>(node + NODE_VALUE) == 0) fail(1);
      note(notes, got++, node as u32);
      node = load<u32>(node + NODE_NEXT) as usize;
    }
  }
}

/** Pushes first … first + count - 1. */
export function fillRing(ring: usize, first: u32, count: u32): void {
  for (let i: u32 = 0; i < count; ) {
    if (ringPush(ring, first + i)) i++;
    else pause();
  }
}

/** Becomes the consumer again and again, until `count` values have been taken by all consumers together. */
export function drainRing(ring: usize, who: u32, count: u32, total: usize, notes: usize): void {
  while (true) {
    if (!ringClaim(ring, who)) {
      pause();
      continue;
    }
    const batch = ringAvailable(ring);
    const taken = load<u32>(total); // the claim's
    for (let i: u32 = 0; i < batch; i++) note(notes, taken + i, ringPeek(ring, i));
    ringAdvance(ring, batch);
    store<u32>(total, taken + batch);
    ringRelease(ring);
    if (taken + batch == count) return;
    if (batch == 0) pause();
  }
}

/** Pushes first … first + count - 1 on an extensible ring. */
export function fillExt(ring: usize, first: u32, count: u32): void {
  for (let i: u32 = 0; i < count; i++) if (!extPush(ring, first + i)) fail(2);
}

/** Pops `count` values. */
export function drainExt(ring: usize, count: u32, notes: usize): void {
  for (let got: u32 = 0; got < count; ) {
    const value = extPop(ring);
    if (value == 0) pause();
    else note(notes, got++, value);
  }
}

/** Takes the lock `times`, and is alone in it. */
export function holdLock(lock: usize, times: u32, place: usize): void {
  for (let i: u32 = 0; i < times; i++) {
    spinAcquire(lock);
    touchAlone(place);
    spinRelease(lock);
  }
}

/** Tries `times` to have a lock, with a HOLD of its own; who has it is alone. */
export function tryLockWord(lock: usize, hold: usize, times: u32, place: usize): void {
  store<u64>(hold + HOLD_ROOT, hold as u64);
  for (let i: u32 = 0; i < times; i++) {
    if (!takeWord(lock, hold)) continue;
    touchAlone(place);
    if (wordTryGiveBack(lock, hold)) continue;
    wordGuard(lock);
    lockRelease(lock, hold);
    wordLetGo(lock);
  }
}

function takeWord(lock: usize, hold: usize): bool {
  store<u32>(hold + HOLD_STATE, HOLD_HELD | HOLD_WRITES);
  if (wordTryTake(lock, hold)) return true;
  store<u32>(hold + HOLD_STATE, HOLD_WRITES);
  wordGuard(lock);
  const status = lockTryGrant(lock, hold);
  wordLetGo(lock);
  return status == OK;
}

/** Publishes work `times`, and wakes the slot's thread for it. */
export function bringWork(slot: usize, list: usize, nodes: usize, times: u32): void {
  for (let i: u32 = 0; i < times; i++) {
    const node = nodes + (i as usize) * NODE_SIZE;
    store<u32>(node + NODE_VALUE, 1);
    listPush(list, node);
    parkingUnpark(slot);
  }
}

/** Sleeps until there is work, `count` times. */
export function sleepForWork(slot: usize, list: usize, count: u32, timeoutNs: f64): void {
  for (let got: u32 = 0; got < count; ) {
    const seen = parkingAnnounce(slot);
    let node = listPop(list);
    if (node == 0) {
      parkingSleep(slot, seen, timeoutNs);
      node = listPop(list);
    } else parkingStayAwake(slot);
    if (node != 0) got++;
  }
}
