// The record behind CoMutex, CoRwLock and the groups of a container: a lock that is held by graphs of tasks, so that a
// task never waits for its own graph, and that suspends the task and not the worker. Drawn in abi/lock-layout.ts.
//
//   one writes          nobody waits: the lock's word is its HOLD, and the record says nothing (lock-word.ts)
//   nobody waits        queue is 0; all that a HOLD needs is in the record: its guard suffices
//   somebody waits      queue is a QUEUE; each graph that holds or waits has a GRAPH: CROWD_LOCK, then the guard
//
//   NEW ─tryGrant─▶ HELD ─release─▶                   a HOLD's states; whoever changes one has the lock to itself
//    └────enqueue─▶ WAITING ─grant, by a release─▶ HELD
//                     └──────withdraw─▶ NEW, DENIED
//
// Granting: to a graph that holds already, always (a reader's graph writes only if it is alone, else WOULD_DEADLOCK). To
// others in the order in which their graphs came: when the lock is given back the first graph gets it, for all of its
// HOLDs that wait; while it is read, all graphs that only read and are first. Nobody passes a graph that waits, so that
// readers do not starve a writer.
//
// Nothing here wakes anybody. Who was granted is collected in a list, linked through TASK_NEXT, which nobody else uses
// for a task that waits; `takeGranted` answers it, when the guards are let go of.

import { TASK_NEXT } from '../abi/layout';
import {
  GRAPH_FIRST,
  GRAPH_HELD,
  GRAPH_LAST,
  GRAPH_QUEUED,
  GRAPH_WRITERS,
  HOLD_BEFORE,
  HOLD_BEHIND,
  HOLD_GRAPH,
  HOLD_HELD,
  HOLD_NEW,
  HOLD_REQUEST,
  HOLD_ROOT,
  HOLD_STATE,
  HOLD_TASK,
  HOLD_WAITING,
  HOLD_WRITES,
  LOCK_HOLDS,
  LOCK_QUEUE,
  LOCK_READS,
  LOCK_WRITES,
  QUEUE_LEFT,
  QUEUE_SIZE,
  QUEUE_WAITING,
} from '../abi/lock-layout';
import { CROWD_WAITING } from '../abi/map';
import { BUSY, NO_MEMORY, OK, WOULD_DEADLOCK } from '../abi/status';
import { clear } from '../memory/clear';
import { alloc, free, RUNTIME } from '../memory/segments';
import { addAtomic, storeAtomic, subAtomic } from './atomic';
import * as crowd from './crowd';
import * as ring from './ext-ring';

/** A queue with more graphs that left it than this, and than stayed, is tidied. */
const LEFT_MAX: u32 = 16;

// Those that this thread has granted and not woken yet.
let granted: usize = 0;
let lastGranted: usize = 0;

/** Somebody waits: CROWD_LOCK is needed beside the guard. */
export function isContended(lock: usize): bool {
  return load<u32>(lock + LOCK_QUEUE) != 0;
}

export function isFree(lock: usize): bool {
  return load<u32>(lock + LOCK_HOLDS) == 0;
}

/** Grants a new HOLD, if its graph may pass now: OK, BUSY (somebody else has it, or comes first) or WOULD_DEADLOCK. */
export function tryGrant(lock: usize, hold: usize): u32 {
  const writes = load<u32>(hold + HOLD_STATE) & HOLD_WRITES;
  const status = judge(lock, load<u64>(hold + HOLD_ROOT), writes != 0);
  if (status == OK) {
    store<u32>(hold + HOLD_STATE, HOLD_HELD | writes); // nobody else looks at a new one
    grant(lock, hold);
  }
  return status;
}

function judge(lock: usize, root: u64, writes: bool): u32 {
  const first = load<u32>(lock + LOCK_HOLDS) as usize;
  if (first == 0) return OK;
  if (load<u32>(lock + LOCK_WRITES) != 0) return load<u64>(first + HOLD_ROOT) == root ? OK : BUSY;
  if (!writes && !isContended(lock)) return OK;
  const own = holdsOf(lock, root);
  if (own == 0) return BUSY;
  return !writes || own == load<u32>(lock + LOCK_READS) ? OK : WOULD_DEADLOCK;
}

// How many HOLDs of a lock that is read are of this graph.
function holdsOf(lock: usize, root: u64): u32 {
  if (isContended(lock)) {
    const graph = crowd.find(lock, root, false);
    return graph == 0 ? 0 : load<u32>(graph + GRAPH_HELD);
  }
  let count: u32 = 0;
  for (let at = load<u32>(lock + LOCK_HOLDS) as usize; at != 0; at = load<u32>(at + HOLD_BEHIND) as usize) {
    if (load<u64>(at + HOLD_ROOT) == root) count++;
  }
  return count;
}

function grant(lock: usize, hold: usize): void {
  linkHold(lock, hold);
  if (isContended(lock)) add(crowd.find(lock, load<u64>(hold + HOLD_ROOT), false) + GRAPH_HELD, 1);
}

/** Writes a HOLD that is HELD into the record. */
export function linkHold(lock: usize, hold: usize): void {
  const head = load<u32>(lock + LOCK_HOLDS);
  const writes = load<u32>(hold + HOLD_STATE) & HOLD_WRITES;
  store<u32>(hold + HOLD_BEFORE, 0);
  store<u32>(hold + HOLD_BEHIND, head);
  if (head != 0) store<u32>((head as usize) + HOLD_BEFORE, hold as u32);
  store<u32>(lock + LOCK_HOLDS, hold as u32);
  add(lock + (writes != 0 ? LOCK_WRITES : LOCK_READS), 1);
}

/** Takes a HOLD that is HELD off its lock, and grants the lock to whoever is next. */
export function release(lock: usize, hold: usize): void {
  unlink(lock + LOCK_HOLDS, hold);
  add(lock + ((load<u32>(hold + HOLD_STATE) & HOLD_WRITES) != 0 ? LOCK_WRITES : LOCK_READS), -1);
  store<u32>(hold + HOLD_STATE, HOLD_NEW);
  if (!isContended(lock)) return;
  const graph = crowd.find(lock, load<u64>(hold + HOLD_ROOT), false);
  add(graph + GRAPH_HELD, -1);
  crowd.dropIdle(graph);
  grantNext(lock);
}

/** Lets a new HOLD wait for a lock that was BUSY: OK or NO_MEMORY. */
export function enqueue(lock: usize, hold: usize): u32 {
  if (!isContended(lock) && !openQueue(lock)) return NO_MEMORY;
  const queue = load<u32>(lock + LOCK_QUEUE) as usize;
  const graph = crowd.find(lock, load<u64>(hold + HOLD_ROOT), true);
  if (graph == 0 || !line(queue, graph)) {
    if (graph != 0) crowd.dropIdle(graph);
    if (load<u32>(queue + QUEUE_WAITING) == 0) closeQueue(lock);
    return NO_MEMORY;
  }
  const last = load<u32>(graph + GRAPH_LAST);
  store<u32>(hold + HOLD_GRAPH, graph as u32);
  store<u32>(hold + HOLD_BEFORE, last);
  store<u32>(hold + HOLD_BEHIND, 0);
  if (last != 0) store<u32>((last as usize) + HOLD_BEHIND, hold as u32);
  else store<u32>(graph + GRAPH_FIRST, hold as u32);
  store<u32>(graph + GRAPH_LAST, hold as u32);
  const state = load<u32>(hold + HOLD_STATE);
  if ((state & HOLD_WRITES) != 0) add(graph + GRAPH_WRITERS, 1);
  store<u32>(hold + HOLD_STATE, HOLD_WAITING | (state & HOLD_WRITES));
  add(queue + QUEUE_WAITING, 1);
  addAtomic<u32>(CROWD_WAITING, 1);
  return OK;
}

// A graph that waits already keeps its place.
function line(queue: usize, graph: usize): bool {
  if (load<u32>(graph + GRAPH_QUEUED) == 0) {
    if (!ring.push(queue, graph as u32)) return false;
    store<u32>(graph + GRAPH_QUEUED, 1);
  } else if (load<u32>(graph + GRAPH_FIRST) == 0) add(queue + QUEUE_LEFT, -1); // it is back
  return true;
}

/**
 * Takes a HOLD that is WAITING out of the queue, and grants the lock to those whom it stood before. It is `state` then,
 * NEW or DENIED; whoever has its task may free it as soon as it sees that (H1).
 */
export function withdraw(lock: usize, hold: usize, state: u32): void {
  const graph = load<u32>(hold + HOLD_GRAPH) as usize;
  leaveGraph(lock, graph, hold);
  storeAtomic<u32>(hold + HOLD_STATE, state); // H1
  if (load<u32>(graph + GRAPH_FIRST) == 0) add((load<u32>(lock + LOCK_QUEUE) as usize) + QUEUE_LEFT, 1);
  grantNext(lock);
}

function leaveGraph(lock: usize, graph: usize, hold: usize): void {
  if ((load<u32>(graph + GRAPH_LAST) as usize) == hold)
    store<u32>(graph + GRAPH_LAST, load<u32>(hold + HOLD_BEFORE));
  unlink(graph + GRAPH_FIRST, hold);
  if ((load<u32>(hold + HOLD_STATE) & HOLD_WRITES) != 0) add(graph + GRAPH_WRITERS, -1);
  add((load<u32>(lock + LOCK_QUEUE) as usize) + QUEUE_WAITING, -1);
  subAtomic<u32>(CROWD_WAITING, 1);
}

// Each graph that is first and may pass gets the lock for all of its HOLDs that wait.
function grantNext(lock: usize): void {
  const queue = load<u32>(lock + LOCK_QUEUE) as usize;
  while (load<u32>(queue + QUEUE_WAITING) != 0) {
    const graph = ring.peek(queue) as usize;
    const waits = load<u32>(graph + GRAPH_FIRST) != 0;
    if (waits && !mayPass(lock, graph)) break;
    ring.pop(queue);
    store<u32>(graph + GRAPH_QUEUED, 0);
    if (waits) grantGraph(lock, graph);
    else {
      add(queue + QUEUE_LEFT, -1);
      crowd.dropIdle(graph);
    }
  }
  if (load<u32>(queue + QUEUE_WAITING) == 0) closeQueue(lock);
  else if (load<u32>(queue + QUEUE_LEFT) > max(LEFT_MAX, ring.size(queue) / 2)) tidy(queue);
}

function mayPass(lock: usize, graph: usize): bool {
  if (load<u32>(lock + LOCK_HOLDS) == 0) return true;
  return load<u32>(lock + LOCK_WRITES) == 0 && load<u32>(graph + GRAPH_WRITERS) == 0;
}

function grantGraph(lock: usize, graph: usize): void {
  for (let hold = load<u32>(graph + GRAPH_FIRST) as usize; hold != 0; ) {
    const next = load<u32>(hold + HOLD_BEHIND) as usize;
    leaveGraph(lock, graph, hold);
    collect(hold);
    const writes = load<u32>(hold + HOLD_STATE) & HOLD_WRITES;
    storeAtomic<u32>(hold + HOLD_STATE, HOLD_HELD | writes); // whoever has its task looks without the guard
    grant(lock, hold);
    hold = next;
  }
}

/** The holder of a HOLD is to be told: it is being granted or refused. Before that can be seen (H1). */
export function collect(hold: usize): void {
  const request = load<u32>(hold + HOLD_REQUEST);
  const wakee = (request != 0 ? request : load<u32>(hold + HOLD_TASK)) as usize;
  store<u32>(wakee + TASK_NEXT, 0);
  if (granted == 0) granted = wakee;
  else store<u32>(lastGranted + TASK_NEXT, wakee as u32);
  lastGranted = wakee;
}

/** The tasks whose HOLDs were granted since the last call, linked by TASK_NEXT in the order in which they waited. */
export function takeGranted(): usize {
  const first = granted;
  granted = 0;
  return first;
}

// From now on each graph that holds the lock has a GRAPH.
function openQueue(lock: usize): bool {
  const queue = alloc(RUNTIME, QUEUE_SIZE);
  if (queue == 0) return false;
  clear(queue, QUEUE_SIZE);
  store<u32>(lock + LOCK_QUEUE, queue as u32);
  for (let hold = load<u32>(lock + LOCK_HOLDS) as usize; hold != 0; ) {
    const graph = crowd.find(lock, load<u64>(hold + HOLD_ROOT), true);
    if (graph == 0) {
      closeQueue(lock);
      return false;
    }
    add(graph + GRAPH_HELD, 1);
    hold = load<u32>(hold + HOLD_BEHIND) as usize;
  }
  return true;
}

// Nobody waits any more.
function closeQueue(lock: usize): void {
  const queue = load<u32>(lock + LOCK_QUEUE) as usize;
  store<u32>(lock + LOCK_QUEUE, 0);
  for (let graph = ring.pop(queue) as usize; graph != 0; graph = ring.pop(queue) as usize) forget(graph);
  for (let hold = load<u32>(lock + LOCK_HOLDS) as usize; hold != 0; ) {
    const graph = crowd.find(lock, load<u64>(hold + HOLD_ROOT), false);
    if (graph != 0) forget(graph);
    hold = load<u32>(hold + HOLD_BEHIND) as usize;
  }
  ring.dispose(queue);
  free(queue);
}

function forget(graph: usize): void {
  store<u32>(graph + GRAPH_HELD, 0);
  store<u32>(graph + GRAPH_QUEUED, 0);
  crowd.dropIdle(graph);
}

// Takes the graphs out of the ring that wait no more: those that stay keep their order.
function tidy(queue: usize): void {
  for (let count = ring.size(queue); count > 0; count--) {
    const graph = ring.pop(queue) as usize;
    if (load<u32>(graph + GRAPH_FIRST) != 0) {
      ring.push(queue, graph as u32); // into room that was just left
      continue;
    }
    store<u32>(graph + GRAPH_QUEUED, 0);
    crowd.dropIdle(graph);
  }
  store<u32>(queue + QUEUE_LEFT, 0);
}

function unlink(list: usize, hold: usize): void {
  const before = load<u32>(hold + HOLD_BEFORE) as usize;
  const behind = load<u32>(hold + HOLD_BEHIND) as usize;
  if (before != 0) store<u32>(before + HOLD_BEHIND, behind as u32);
  else store<u32>(list, behind as u32);
  if (behind != 0) store<u32>(behind + HOLD_BEFORE, before as u32);
}

function add(address: usize, change: i32): void {
  store<u32>(address, load<u32>(address) + change);
}
