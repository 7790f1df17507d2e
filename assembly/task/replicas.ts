// The block REPLICAS of a task that is sent to several containers (abi/layout.ts): its replicas, and what became of
// them. Written by whoever makes them, then by nobody until all are back, then by whoever gathers them.
import {
  CANCEL_REPLICATED,
  REPLICA_CODE,
  REPLICA_OUTCOME,
  REPLICA_SIZE,
  REPLICAS_COUNT,
  REPLICAS_FIRST,
  REPLICAS_LIST,
  REPLICAS_SENT,
  TASK_BROADCAST,
  TASK_CANCEL,
  TASK_FLAGS,
  TASK_OUTCOME,
  TASK_PARENT,
  TASK_PERIODIC,
  TASK_QUERY,
  TASK_QUERY_VALUE,
  TASK_REPLICA,
  TASK_REPLICAS,
  TASK_REPLICATES,
  TASK_RETURN_CODE,
  TASK_STAMP,
  TASK_STATUSES,
} from '../abi/layout';
import { alloc, free, MAIN } from '../memory/segments';
import { andAtomic, orAtomic, storeAtomic } from '../sync/atomic';
import { acceptSeen } from './state';
import { copyTask, freeTask } from './task';

/** Gives a task room for `most` replicas, none of which is made; false without memory. */
export function open(origin: usize, first: u32, most: u32): bool {
  const block = alloc(MAIN, REPLICAS_LIST + (most as usize) * REPLICA_SIZE);
  if (block == 0) return false;
  store<u32>(block + REPLICAS_COUNT, 0);
  store<u32>(block + REPLICAS_FIRST, first);
  store<u32>(block + REPLICAS_SENT, 0);
  store<u32>(origin + TASK_REPLICAS, block as u32);
  store<u32>(origin + TASK_FLAGS, load<u32>(origin + TASK_FLAGS) | TASK_BROADCAST);
  orAtomic<u32>(origin + TASK_CANCEL, CANCEL_REPLICATED); // C1 of replication.ts
  return true;
}

/** Makes the next replica: the fields are copied, what they point at stays the origin's. 0 without memory. */
export function add(origin: usize, query: u32): usize {
  const replica = copyTask(origin);
  if (replica == 0) return 0;
  const block = blockOf(origin);
  const index = load<u32>(block + REPLICAS_COUNT);
  const flags = load<u32>(replica + TASK_FLAGS);
  if ((flags & TASK_PERIODIC) != 0) store<f64>(replica + TASK_STAMP, 0); // where the origin has its period
  store<u32>(replica + TASK_FLAGS, (flags & ~(TASK_PERIODIC | TASK_REPLICATES)) | TASK_REPLICA);
  store<u32>(replica + TASK_PARENT, origin as u32);
  store<u32>(replica + TASK_QUERY, query);
  store<u32>(replica + TASK_QUERY_VALUE, load<u32>(block + REPLICAS_FIRST) + index);
  store<u32>(wordOf(block, index), replica as u32);
  store<u32>(block + REPLICAS_COUNT, index + 1);
  return replica;
}

/** The block of a task whose replicas are out. */
export function blockOf(origin: usize): usize {
  return load<u32>(origin + TASK_REPLICAS) as usize;
}

export function countOf(block: usize): u32 {
  return load<u32>(block + REPLICAS_COUNT);
}

/** How many were sent. */
export function sentOf(block: usize): u32 {
  return load<u32>(block + REPLICAS_SENT);
}

/** The next one is accepted: it is on its way from now on, for whoever looks. */
export function acceptNext(block: usize): usize {
  const index = sentOf(block);
  const replica = taskAt(block, index);
  acceptSeen(replica);
  storeAtomic<u32>(block + REPLICAS_SENT, index + 1);
  return replica;
}

export function taskAt(block: usize, index: u32): usize {
  return load<u32>(wordOf(block, index)) as usize;
}

/** Gives up replicas that were not sent, and the block. */
export function drop(origin: usize): void {
  const block = blockOf(origin);
  for (let i: u32 = 0; i < countOf(block); i++) freeTask(taskAt(block, i));
  forgetAll(origin, block);
}

/**
 * Those that were sent are back, or none is on its way: all are freed, what became of the former stays with the origin.
 * From the last to the first, since what became of one takes the place of two words, its own or of later ones.
 */
export function settle(origin: usize): void {
  const block = blockOf(origin);
  const sent = sentOf(block);
  for (let i = countOf(block); i > 0; i--) {
    const replica = taskAt(block, i - 1);
    if (i <= sent) {
      const status = block + REPLICAS_LIST + ((i - 1) as usize) * REPLICA_SIZE;
      store<u32>(status + REPLICA_OUTCOME, load<u32>(replica + TASK_OUTCOME));
      store<i32>(status + REPLICA_CODE, load<i32>(replica + TASK_RETURN_CODE));
    }
    freeTask(replica);
  }
  store<u32>(block + REPLICAS_COUNT, sent);
  store<u32>(origin + TASK_STATUSES, block as u32);
}

/** Frees what became of the replicas of a task that is done. */
export function forget(origin: usize): void {
  forgetAll(origin, load<u32>(origin + TASK_STATUSES) as usize);
}

function forgetAll(origin: usize, block: usize): void {
  store<u32>(origin + TASK_FLAGS, load<u32>(origin + TASK_FLAGS) & ~TASK_BROADCAST);
  andAtomic<u32>(origin + TASK_CANCEL, ~CANCEL_REPLICATED);
  free(block);
}

function wordOf(block: usize, index: u32): usize {
  return block + REPLICAS_LIST + ((index as usize) << 2);
}
