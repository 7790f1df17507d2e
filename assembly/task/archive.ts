// The fields of a task in an archive (abi/archive-layout.ts), written and read by their descriptors. The client's
// engine writes what goes in and reads what comes out; the runtime's the other way round, with the same functions.
import { INLINE_MAX, PLACE_FRAME, PLACE_INLINE, PLACE_ROOM } from '../abi/archive-layout';
import { SEGMENT_COUNT, segmentOf } from '../memory/segments';
import { bulkSize, findBulk, newBulk } from '../net/bulk';
import { breakReader, isBroken, readU32, skip, writeBytes, writeU32 } from '../net/cursor';
import { addFrame, takeFrame } from '../net/frames';
import {
  DIRECTION_IN,
  DIRECTION_OUT,
  FIELD_BUFFER,
  FIELD_STRING,
  fieldAt,
  fieldCount,
  fieldDirection,
  fieldKind,
  fieldOffset,
  fieldSize,
} from '../pool/module';
import { newString } from './owned';

// What writing or reading the fields of one task came to.
export const ARCHIVED: u32 = 0;
export const NO_ROOM: u32 = 1; // the archive or its table of frames is full
export const BAD_BUFFER: u32 = 2; // a field points at no memory of a segment
export const OUT_OF_MEMORY: u32 = 3; // read to the end nevertheless; malformed input is told by the cursor

/** Client: what goes in. */
export function writeIn(task: usize, module: u32, row: u32): u32 {
  return write(task, module, row, DIRECTION_IN, 0);
}

/** Runtime: what comes out; `bulk` is the list of the task's buffers. */
export function writeOut(task: usize, module: u32, row: u32, bulk: usize): u32 {
  return write(task, module, row, DIRECTION_OUT, bulk);
}

/** Runtime: what came in, into a new task; its buffers are added to the list in `bulk`. */
export function readIn(task: usize, module: u32, row: u32, bulk: usize): u32 {
  let status = ARCHIVED;
  const count = fieldCount(module, row);
  for (let i: u32 = 0; i < count && !isBroken(); i++) {
    const field = fieldAt(module, row, i);
    if (fieldKind(field) == FIELD_BUFFER) {
      if (travels(field, DIRECTION_IN | DIRECTION_OUT) && !makeBuffer(task, field, bulk))
        status = OUT_OF_MEMORY;
    } else if (travels(field, DIRECTION_IN) && !readValue(task, field)) status = OUT_OF_MEMORY;
  }
  return status;
}

/** Client: what came out, into the task that it had sent. */
export function readOut(task: usize, module: u32, row: u32): u32 {
  let status = ARCHIVED;
  const count = fieldCount(module, row);
  for (let i: u32 = 0; i < count && !isBroken(); i++) {
    const field = fieldAt(module, row, i);
    if (!travels(field, DIRECTION_OUT)) continue;
    if (fieldKind(field) == FIELD_BUFFER) fillBuffer(task + fieldOffset(field));
    else if (!readValue(task, field)) status = OUT_OF_MEMORY;
  }
  return status;
}

/** Bytes of the buffers of a task, those that it wants room for included. */
export function bulkBytes(task: usize, module: u32, row: u32): u64 {
  let sum: u64 = 0;
  const count = fieldCount(module, row);
  for (let i: u32 = 0; i < count; i++) {
    const field = fieldAt(module, row, i);
    if (fieldKind(field) == FIELD_BUFFER) sum += load<u32>(task + fieldOffset(field) + 4) as u64;
  }
  return sum;
}

function write(task: usize, module: u32, row: u32, way: u32, bulk: usize): u32 {
  const count = fieldCount(module, row);
  for (let i: u32 = 0; i < count; i++) {
    const field = fieldAt(module, row, i);
    const at = task + fieldOffset(field);
    let status = ARCHIVED;
    if (fieldKind(field) == FIELD_BUFFER) {
      if (way == DIRECTION_OUT) status = travels(field, way) ? returnBuffer(field, bulk) : ARCHIVED;
      else if (travels(field, DIRECTION_IN | DIRECTION_OUT)) status = sendBuffer(at, travels(field, way));
    } else if (travels(field, way)) status = writeValue(at, field);
    if (status != ARCHIVED) return status;
  }
  return ARCHIVED;
}

// Of a buffer whose bytes only come back (EXPOSE), its size goes in.
function travels(field: usize, way: u32): bool {
  return (fieldDirection(field) & way) != 0;
}

function writeValue(at: usize, field: usize): u32 {
  if (fieldKind(field) != FIELD_STRING) {
    writeBytes(at, fieldSize(field));
    return ARCHIVED;
  }
  const length = load<u32>(at + 4);
  const bytes = load<u32>(at) as usize;
  if (!isReadable(bytes, length)) return BAD_BUFFER;
  writeU32(length);
  writeBytes(bytes, length as usize);
  return ARCHIVED;
}

// False without memory for a string.
function readValue(task: usize, field: usize): bool {
  const offset = fieldOffset(field);
  if (fieldKind(field) != FIELD_STRING) {
    const size = fieldSize(field);
    const from = skip(size);
    if (from != 0) memory.copy(task + offset, from, size);
    return true;
  }
  const length = readU32();
  const from = skip(length as usize);
  if (from == 0) return true;
  if (length == 0) {
    store<u32>(task + offset + 4, 0); // what it had there is freed with the task
    return true;
  }
  const to = newString(task, offset as u32, length);
  if (to == 0) return false;
  memory.copy(to, from, length as usize);
  return true;
}

function sendBuffer(at: usize, withBytes: bool): u32 {
  const size = load<u32>(at + 4);
  const bytes = load<u32>(at) as usize;
  if (!isReadable(bytes, size)) return BAD_BUFFER;
  return withBytes ? writeBulk(bytes, size) : writeRoom(size);
}

function returnBuffer(field: usize, bulk: usize): u32 {
  const bytes = findBulk(bulk, fieldOffset(field) as u32);
  return bytes == 0 ? writeRoom(0) : writeBulk(bytes, bulkSize(bytes));
}

function writeRoom(size: u32): u32 {
  writeU32(size);
  writeU32(PLACE_ROOM);
  return ARCHIVED;
}

function writeBulk(bytes: usize, size: u32): u32 {
  writeU32(size);
  if (size > INLINE_MAX) {
    writeU32(PLACE_FRAME);
    return addFrame(bytes, size) ? ARCHIVED : NO_ROOM;
  }
  writeU32(PLACE_INLINE);
  writeBytes(bytes, size as usize);
  return ARCHIVED;
}

// False without memory: what came for it is passed over then.
function makeBuffer(task: usize, field: usize, bulk: usize): bool {
  const size = readU32();
  const place = readU32();
  if (isBroken()) return true;
  const offset = fieldOffset(field) as u32;
  let bytes: usize = 0;
  if (size != 0) bytes = newBulk(bulk, offset, size);
  if (!readBulk(bytes, size, place)) {
    breakReader();
    return true;
  }
  // Nobody reads here what another client's buffer held before.
  if (place == PLACE_ROOM && bytes != 0) memory.fill(bytes, 0, size as usize);
  store<u32>(task + (offset as usize), bytes as u32);
  store<u32>(task + (offset as usize) + 4, bytes == 0 ? 0 : size);
  return size == 0 || bytes != 0;
}

function fillBuffer(at: usize): void {
  const size = readU32();
  const place = readU32();
  if (isBroken() || size == 0) return;
  const bytes = load<u32>(at) as usize;
  if (size != load<u32>(at + 4) || !isReadable(bytes, size) || place == PLACE_ROOM) breakReader();
  else if (!readBulk(bytes, size, place)) breakReader();
}

// False when what is said of the bytes cannot be.
function readBulk(to: usize, size: u32, place: u32): bool {
  if (place == PLACE_ROOM) return true;
  if (place == PLACE_FRAME) return size > INLINE_MAX && takeFrame(to, size);
  if (place != PLACE_INLINE || size > INLINE_MAX) return false;
  const from = skip(size as usize);
  if (from != 0 && to != 0) memory.copy(to, from, size as usize);
  return from != 0;
}

function isReadable(bytes: usize, size: u32): bool {
  if (size == 0) return true;
  const last = bytes + (size as usize) - 1;
  const segment = segmentOf(bytes);
  return segment != SEGMENT_COUNT && last >= bytes && segmentOf(last) == segment;
}
