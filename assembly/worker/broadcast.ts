// GlobalBcast on one node: a copy of the task for each container; the last copy to end finishes the origin with the
// aggregate. The origin is DONE once, when all have answered; partial failure is never hidden.
//
//   outcome and return code   those of the first replica, in container order, that did not end Ok with code 0
//   OUT fields                those of the first replica that ended Ok
import {
  RANGE_GLOBAL,
  SELECT_ID,
  TASK_BROADCAST,
  TASK_CANCEL,
  TASK_FLAGS,
  TASK_FRAME,
  TASK_LANE,
  TASK_LINK,
  TASK_OUTCOME,
  TASK_PARENT,
  TASK_PERIODIC,
  TASK_POOL_HI,
  TASK_POOL_LO,
  TASK_QUERY,
  TASK_QUERY_VALUE,
  TASK_REPLICA,
  TASK_RETURN_CODE,
  TASK_ROW_SHIFT,
  TASK_WAITING,
} from '../abi/layout';
import { POOL_CONTAINER_COUNT, POOL_MODULE } from '../abi/pool-layout';
import { COUNTER_SPAWNED, SLOT_COUNTERS } from '../abi/slot-layout';
import { OUTCOME_NOT_EXECUTED, OUTCOME_OK, REASON_NO_MEMORY } from '../abi/status';
import { self } from '../memory/self';
import { DIRECTION_OUT, FIELD_STRING, fieldAt, fieldCount, fieldSize } from '../pool/module';
import { findPool } from '../pool/pool';
import { compareExchange, loadAtomic, storeAtomic, subAtomic } from '../sync/atomic';
import { handOver } from '../task/owned';
import { accept, isDone } from '../task/state';
import { copyTask, freeTask } from '../task/task';
import { finish, outcomeOf } from './complete';
import { markCancelled, order } from './orders';
import { routeTo } from './route';

/** Sends a copy of the task to every container of the pool. */
export function broadcast(pool: usize, origin: usize): void {
  const count = load<u32>(pool + POOL_CONTAINER_COUNT);
  let first: usize = 0;
  for (let i = count; i > 0; i--) {
    const replica = copyTask(origin);
    if (replica == 0) {
      freeReplicas(first);
      finish(origin, outcomeOf(OUTCOME_NOT_EXECUTED, REASON_NO_MEMORY), 0);
      return;
    }
    store<u32>(replica + TASK_FLAGS, (load<u32>(replica + TASK_FLAGS) & ~TASK_PERIODIC) | TASK_REPLICA);
    store<u32>(replica + TASK_PARENT, origin as u32);
    store<u32>(replica + TASK_QUERY, RANGE_GLOBAL | (SELECT_ID << 8));
    store<u32>(replica + TASK_QUERY_VALUE, i - 1);
    store<u32>(replica + TASK_LINK, first as u32);
    first = replica;
  }
  const spawned = self() + SLOT_COUNTERS + COUNTER_SPAWNED;
  store<u64>(spawned, load<u64>(spawned) + (count as u64));
  store<u32>(origin + TASK_FLAGS, load<u32>(origin + TASK_FLAGS) | TASK_BROADCAST);
  storeAtomic<u32>(origin + TASK_LANE, first as u32); // it is on no lane; TASK_LINK may link it to its siblings
  storeAtomic<u32>(origin + TASK_WAITING, count + 1);
  for (let replica = first; replica != 0; ) {
    const next = load<u32>(replica + TASK_LINK) as usize; // replicas live until the origin is finished
    accept(replica);
    routeTo(pool, replica, load<u32>(replica + TASK_QUERY_VALUE));
    replica = next;
  }
  oneReplicaLess(origin);
}

/** Tells every replica that the origin is cancelled, unless all have answered. */
export function orderReplicas(origin: usize): void {
  // Counted as one more replica: the others stay meanwhile.
  let count = loadAtomic<u32>(origin + TASK_WAITING);
  while (count != 0) {
    const before = compareExchange<u32>(origin + TASK_WAITING, count, count + 1);
    if (before == count) break;
    count = before;
  }
  if (count == 0) return;
  const status = loadAtomic<u32>(origin + TASK_CANCEL) & 0xff;
  for (let replica = load<u32>(origin + TASK_LANE) as usize; replica != 0; ) {
    if (!isDone(replica)) {
      markCancelled(replica, status);
      order(replica);
    }
    replica = load<u32>(replica + TASK_LINK) as usize;
  }
  oneReplicaLess(origin);
}

/** A replica has its outcome; it stays until the origin is finished. */
export function replicaDone(replica: usize): void {
  oneReplicaLess(load<u32>(replica + TASK_PARENT) as usize);
}

function oneReplicaLess(origin: usize): void {
  if (subAtomic<u32>(origin + TASK_WAITING, 1) == 1) aggregate(origin);
}

function aggregate(origin: usize): void {
  let outcome: u32 = OUTCOME_OK;
  let code: i32 = 0;
  let answered = false;
  const first = load<u32>(origin + TASK_LANE) as usize;
  for (let replica = first; replica != 0; replica = load<u32>(replica + TASK_LINK) as usize) {
    const itsOutcome = load<u32>(replica + TASK_OUTCOME);
    const itsCode = load<i32>(replica + TASK_RETURN_CODE);
    if (outcome == OUTCOME_OK && code == 0) {
      outcome = itsOutcome;
      code = itsCode;
      store<u32>(origin + TASK_FRAME, load<u32>(replica + TASK_FRAME)); // with the message, if there is one
      store<u32>(replica + TASK_FRAME, 0);
    }
    if (itsOutcome == OUTCOME_OK && !answered) {
      copyOut(origin, replica);
      answered = true;
    }
  }
  freeReplicas(first);
  store<u32>(origin + TASK_FLAGS, load<u32>(origin + TASK_FLAGS) & ~TASK_BROADCAST);
  finish(origin, outcome, code);
}

/** Copies the OUT fields; strings that the one owns are the other's from then on. */
export function copyOut(origin: usize, replica: usize): void {
  const pool = findPool(load<u32>(origin + TASK_POOL_LO), load<u32>(origin + TASK_POOL_HI));
  if (pool == 0) return; // destroyed meanwhile: its descriptor is gone, and the outcome says so
  const module = load<u32>(pool + POOL_MODULE);
  const row = load<u32>(replica + TASK_FLAGS) >> TASK_ROW_SHIFT;
  for (let i: u32 = 0; i < fieldCount(module, row); i++) {
    const field = fieldAt(module, row, i);
    if ((load<u8>(field + 3) & (DIRECTION_OUT as u8)) == 0) continue;
    const offset = load<u16>(field) as usize;
    memory.copy(origin + offset, replica + offset, fieldSize(field));
    if (load<u8>(field + 2) == FIELD_STRING) handOver(replica, origin + offset, origin);
  }
}

function freeReplicas(first: usize): void {
  for (let replica = first; replica != 0; ) {
    const next = load<u32>(replica + TASK_LINK) as usize;
    freeTask(replica);
    replica = next;
  }
}
