// A client in another process sends: what lies in its process queue goes into an archive.
import {
  CALL_DEADLINE,
  CALL_FLAGS,
  CALL_FRAMES,
  CALL_HASH,
  CALL_HIGH_LATENCY,
  CALL_METHOD,
  CALL_PERIODIC,
  CALL_POOL_HI,
  CALL_POOL_LO,
  CALL_QUERY,
  CALL_QUERY_VALUE,
  CALL_REST,
  CANCEL_SIZE,
  ENTRY_CALL,
  ENTRY_CANCEL,
  ENTRY_ID,
  ENTRY_READ,
  ENTRY_SIZE,
  ENTRY_WHAT,
  MESSAGE_BULK_BYTES,
  MESSAGE_BYE,
  MESSAGE_CALLS,
  MESSAGE_HELLO,
  MESSAGE_PING,
  READ_COUNT,
  READ_SIZE,
} from '../abi/archive-layout';
import {
  ABI_HASH,
  TASK_CONTAINER,
  TASK_CONTROL,
  TASK_DEADLINE,
  TASK_FLAGS,
  TASK_HIGH_LATENCY,
  TASK_IDEMPOTENT,
  TASK_LANE,
  TASK_METHOD,
  TASK_PERIOD,
  TASK_PERIODIC,
  TASK_POOL_HI,
  TASK_POOL_LO,
  TASK_QUERY,
  TASK_QUERY_VALUE,
  TASK_STATE,
} from '../abi/layout';
import { DOORBELL, SLOT_SIZE, SLOTS } from '../abi/map';
import { SLOT_PID, SLOT_RING_HIGH, SLOT_RING_LOW, SLOT_START_HI, SLOT_START_LO } from '../abi/slot-layout';
import {
  OUTCOME_NOT_EXECUTED,
  OUTCOME_OK,
  REASON_BAD_BUFFER,
  REASON_TOO_LARGE,
  STATE_PENDING,
} from '../abi/status';
import { self } from '../memory/self';
import { now } from '../platform';
import { methodRow, NO_METHOD, taskHashOf } from '../pool/module';
import { loadAtomic } from '../sync/atomic';
import * as ring from '../sync/spsc-ring';
import { ARCHIVED, BAD_BUFFER, bulkBytes, writeIn } from '../task/archive';
import { flushHeld, outcomeOf } from '../worker/complete';
import {
  append,
  CALL_COST,
  CALL_ID,
  CALL_METHOD_ROW,
  dropFirst,
  first,
  NO_METHOD_ROW,
  TOGETHER,
} from './calls';
import { isFull, rewind, room, writeF64, writeU32, written } from './cursor';
import { frameBytes, frameCount, rewindFrames } from './frames';
import { beginMessage, endMessage, isEmpty } from './message';
import {
  dropAgain,
  endTask,
  firstAgain,
  releaseCall,
  takeCall,
  UPLINK_AREA,
  UPLINK_BULK,
  UPLINK_BULK_BYTES,
  UPLINK_CALLS,
  UPLINK_IN_SEQUENCE,
  UPLINK_OUT_SEQUENCE,
  UPLINK_PENDING,
  UPLINK_READ,
  UPLINK_SESSION,
} from './uplink';

/** Entries of a list or a ring in an archive at most, so that one message does not keep the runtime's net thread for long. */
const ENTRIES_MAX: u32 = 4096;

/** Writes HELLO into the area's output; its bytes. */
export function packHello(): u32 {
  const area = load<u32>(UPLINK_AREA) as usize;
  const slot = self();
  beginMessage(area);
  writeU32(ABI_HASH);
  writeU32(load<u32>(slot + SLOT_PID));
  writeU32(load<u32>(slot + SLOT_START_LO));
  writeU32(load<u32>(slot + SLOT_START_HI));
  return endMessage(area, MESSAGE_HELLO, 0, 0, 0);
}

/** Writes PING, or with `bye` BYE; 0 without a session. */
export function packSign(bye: bool): u32 {
  const session = load<u32>(UPLINK_SESSION);
  if (session == 0) return 0;
  const area = load<u32>(UPLINK_AREA) as usize;
  beginMessage(area);
  return endMessage(area, bye ? MESSAGE_BYE : MESSAGE_PING, session, 0, load<u32>(UPLINK_IN_SEQUENCE));
}

/** Writes what clients have submitted, as far as there are calls for it; bytes of the archive, 0 = there is nothing. */
export function packCalls(): u32 {
  const session = load<u32>(UPLINK_SESSION);
  if (session == 0) return 0;
  const area = load<u32>(UPLINK_AREA) as usize;
  beginMessage(area);
  let count = packReads();
  count += packAgain(area);
  // Those come first: a cancel in a ring may mean one of them.
  const bellsOf = firstAgain() == 0 ? loadAtomic<u64>(DOORBELL) : 0;
  for (let bells = bellsOf; bells != 0; bells &= bells - 1) {
    const slot = SLOTS + (ctz<u64>(bells) as usize) * SLOT_SIZE;
    count += packRing(area, slot + SLOT_RING_LOW);
    count += packRing(area, slot + SLOT_RING_HIGH);
  }
  flushHeld(); // what ended without being sent
  if (count == 0) return 0;
  const sequence = load<u32>(UPLINK_OUT_SEQUENCE) + 1;
  store<u32>(UPLINK_OUT_SEQUENCE, sequence);
  return endMessage(area, MESSAGE_CALLS, session, sequence, load<u32>(UPLINK_IN_SEQUENCE));
}

/** The client of a periodic task has read `count` of its copies. */
export function readCopies(task: usize, count: u32): void {
  const calls = load<u32>(UPLINK_CALLS) as usize;
  if (calls == 0) return;
  const call = calls + (load<u32>(task + TASK_LANE) as usize);
  const unsaid = load<u32>(call + CALL_COST);
  store<u32>(call + CALL_COST, unsaid + count);
  if (unsaid == 0) append(calls, UPLINK_READ, call);
}

function packReads(): u32 {
  const calls = load<u32>(UPLINK_CALLS) as usize;
  let count: u32 = 0;
  for (
    let call = first(calls, UPLINK_READ);
    call != 0 && count < ENTRIES_MAX;
    call = first(calls, UPLINK_READ)
  ) {
    dropFirst(UPLINK_READ, call);
    const entry = room(READ_SIZE as usize);
    store<u32>(entry + ENTRY_SIZE, READ_SIZE);
    store<u32>(entry + ENTRY_ID, load<u32>(call + CALL_ID));
    store<u32>(entry + ENTRY_WHAT, ENTRY_READ); // and nothing in the bytes behind it
    store<u32>(entry + READ_COUNT, load<u32>(call + CALL_COST));
    store<u32>(call + CALL_COST, 0);
    count++;
  }
  return count;
}

// What a former session had and may run twice.
function packAgain(area: usize): u32 {
  let count: u32 = 0;
  for (let task = firstAgain(); task != 0; task = firstAgain()) {
    if (frameBytes() > (MESSAGE_BULK_BYTES as usize)) break;
    const status = packCall(area, task);
    if (status == LATER) break;
    dropAgain();
    if (status == WRITTEN) count++;
  }
  return count;
}

// Entries from one lane of the process queue; what is written, or has ended, is taken off it. At most half of what is
// outstanding: while the runtime works on one half, the client works on the other. All of it in one message would
// go to and fro between them, and one of the two would always have nothing to do.
function packRing(area: usize, lane: usize): u32 {
  const there = ring.available(lane);
  const half = (load<u32>(UPLINK_PENDING) + there) >> 1;
  const most = min<u32>(there, min<u32>(max<u32>(half, TOGETHER), ENTRIES_MAX));
  let taken: u32 = 0;
  let count: u32 = 0;
  for (; taken < most; taken++) {
    if (frameBytes() > (MESSAGE_BULK_BYTES as usize)) break;
    const task = ring.peek(lane, taken) as usize;
    const status =
      (load<u32>(task + TASK_FLAGS) & TASK_CONTROL) != 0 ? packCancel(task) : packCall(area, task);
    if (status == LATER) break;
    if (status == WRITTEN) count++;
  }
  ring.advance(lane, taken);
  return count;
}

const WRITTEN: u32 = 0;
const LATER: u32 = 1; // no call is free, or no room is left in this message
const ENDED: u32 = 2; // there is nothing to be sent

// A cancel follows its target through the same lane: that has been sent before, or has even come back.
function packCancel(control: usize): u32 {
  const target = load<u32>(control + TASK_QUERY_VALUE) as usize;
  const onItsWay = loadAtomic<u32>(target + TASK_STATE) == STATE_PENDING;
  if (onItsWay) {
    const entry = room(CANCEL_SIZE as usize);
    if (entry == 0) return LATER;
    const call = (load<u32>(UPLINK_CALLS) as usize) + (load<u32>(target + TASK_LANE) as usize);
    store<u32>(entry + ENTRY_SIZE, CANCEL_SIZE);
    store<u32>(entry + ENTRY_ID, load<u32>(call + CALL_ID));
    store<u32>(entry + ENTRY_WHAT, ENTRY_CANCEL);
    store<u32>(target + TASK_FLAGS, load<u32>(target + TASK_FLAGS) & ~TASK_IDEMPOTENT); // once is too often
  }
  endTask(control, OUTCOME_OK, 0);
  return onItsWay ? WRITTEN : ENDED;
}

function packCall(area: usize, task: usize): u32 {
  const module = load<u32>(task + TASK_CONTAINER); // + 1: the client's link has put it there
  const row = module == 0 ? NO_METHOD : methodRow(module - 1, load<u32>(task + TASK_METHOD));
  const bulk = row == NO_METHOD ? 0 : bulkBytes(task, module - 1, row);
  const limit = load<u64>(UPLINK_BULK_BYTES);
  if (bulk > limit) return refuse(task, REASON_TOO_LARGE);
  if (load<u64>(UPLINK_BULK) + bulk > limit) return LATER;
  const call = takeCall(task);
  if (call == 0) return LATER;
  const entry = written();
  const frames = frameCount();
  const bytes = frameBytes();
  let status = ARCHIVED;
  const head = room(CALL_REST);
  if (head != 0) {
    fillHead(head, task, row == NO_METHOD ? 0 : taskHashOf(module - 1, row));
    store<u32>(head + ENTRY_ID, load<u32>(call + CALL_ID));
    if (row != NO_METHOD) status = writeIn(task, module - 1, row);
  }
  if (status == ARCHIVED && !isFull()) {
    store<u32>(entry + ENTRY_SIZE, (written() - entry) as u32);
    store<u8>(head + CALL_FRAMES, (frameCount() - frames) as u8);
    store<u32>(call + CALL_METHOD_ROW, row == NO_METHOD ? NO_METHOD_ROW : ((module - 1) << 8) | row);
    store<u64>(UPLINK_BULK, load<u64>(UPLINK_BULK) + bulk);
    return WRITTEN;
  }
  rewind(entry);
  rewindFrames(frames, bytes);
  releaseCall(call);
  if (status == BAD_BUFFER) return refuse(task, REASON_BAD_BUFFER);
  return isEmpty(area) ? refuse(task, REASON_TOO_LARGE) : LATER;
}

function refuse(task: usize, reason: u32): u32 {
  endTask(task, outcomeOf(OUTCOME_NOT_EXECUTED, reason), 0);
  return ENDED;
}

function fillHead(head: usize, task: usize, hash: u32): void {
  const flags = load<u32>(task + TASK_FLAGS);
  const deadline = load<f64>(task + TASK_DEADLINE);
  let told: u32 = 0;
  if ((flags & TASK_HIGH_LATENCY) != 0) told |= CALL_HIGH_LATENCY;
  if (deadline != 0) told |= CALL_DEADLINE;
  if ((flags & TASK_PERIODIC) != 0) told |= CALL_PERIODIC;
  store<u32>(head + ENTRY_WHAT, ENTRY_CALL); // and no frames yet
  store<u16>(head + CALL_FLAGS, told as u16);
  store<u32>(head + CALL_METHOD, load<u32>(task + TASK_METHOD));
  store<u32>(head + CALL_POOL_LO, load<u32>(task + TASK_POOL_LO));
  store<u32>(head + CALL_POOL_HI, load<u32>(task + TASK_POOL_HI));
  store<u32>(head + CALL_QUERY, load<u32>(task + TASK_QUERY));
  store<u32>(head + CALL_QUERY_VALUE, load<u32>(task + TASK_QUERY_VALUE));
  store<u32>(head + CALL_HASH, hash);
  if (deadline != 0) writeF64(deadline - now());
  if ((flags & TASK_PERIODIC) != 0) writeF64(load<f64>(task + TASK_PERIOD));
}
