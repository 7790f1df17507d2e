// Managed objects of a method: they lie in an arena of its task, and go with it. The build puts the functions here that
// have the compiler's own names in the place of its allocator, in a module that makes such objects (tools/lower/arena.mjs).
//
// The arena is made of tasks that are never sent. The engine lists what a method has allocated and not sent, keeps the
// list over waits, and frees it however the task ends (task/unsent.ts), so that the list is all there is to know: there
// is no state of a task here that another task could find.
//
//   CHUNK    task header, with 16 method u32 = CHUNK or LARGE_CHUNK │ 24 top u32 │ 44 size u32       120 objects …
//   OBJECT   -16 owner u32 (the task; 0 = static data) │ -8 class u32 │ -4 size u32       0 fields …, aligned to 16
//
// Memory comes zeroed and is never used twice, as nothing is freed before its task.
import { TASK_HEADER_SIZE, TASK_LINK, TASK_METHOD, TASK_QUERY, TASK_SIZE } from '../abi/layout';
import { PHASE_METHOD, RCTX_TASK, SLOT_PHASE, SLOT_RCTX, SLOT_UNSENT } from '../abi/slot-layout';
import { delTask, newChild } from './chimaera';

/** Methods that no module has: what tells chunks from tasks that are yet to be sent. */
const CHUNK: u32 = 0x4b4e4843;
/** A chunk of one object. */
const LARGE_CHUNK: u32 = 0x4b4e484c;
const TOP: usize = TASK_QUERY;

const OBJECT_OWNER: usize = 16;
const OBJECT_CLASS: usize = 8;
const OBJECT_SIZE: usize = 4;
/** What the compiler's library expects in front of an object. */
const OBJECT_HEADER: usize = 20;
const ALIGN_MASK: usize = 15;
/** Of a chunk, before its first object. */
const OVERHEAD: usize = (TASK_HEADER_SIZE + OBJECT_HEADER + ALIGN_MASK) & ~ALIGN_MASK;

const FIRST_CHUNK: usize = 1 << 10;
const CHUNK_MAX: usize = 64 << 10;
const LARGE: usize = 16 << 10;
const OBJECT_MAX: usize = 1 << 30;

/** The context of the method of this module that this thread has called last. */
let context: usize = 0;

/** A method begins or goes on. */
export function enter(rctx: usize): void {
  context = rctx;
}

/** Memory without a header, for the library's own short use; aligned to 16. */
export function __alloc(size: usize): usize {
  const chunk = newestChunk();
  if (chunk != 0) {
    const at = ((load<u32>(chunk + TOP) as usize) + OBJECT_HEADER + ALIGN_MASK) & ~ALIGN_MASK;
    const end = chunk + (load<u32>(chunk + TASK_SIZE) as usize);
    if (at <= end && size <= end - at) {
      store<u32>(chunk + TOP, (at + size) as u32);
      return at;
    }
  }
  return allocInNew(chunk, size);
}

/** Nothing is freed before its task. */
export function __free(at: usize): void {}

/** An object of a class, zeroed. */
export function __new(size: usize, id: u32): usize {
  const object = __alloc(size);
  store<u32>(object - OBJECT_OWNER, load<u32>(context + RCTX_TASK));
  store<u32>(object - OBJECT_CLASS, id);
  store<u32>(object - OBJECT_SIZE, size as u32);
  return object;
}

/** The object with another size, in another place when there is no room behind it. */
export function __renew(object: usize, size: usize): usize {
  if (ownerOf(object) == 0) throw new Error('static data cannot grow: its new memory would go with the task');
  const before = load<u32>(object - OBJECT_SIZE) as usize;
  if (size > before && !growInPlace(object + before, size - before)) {
    const grown = __new(size, load<u32>(object - OBJECT_CLASS));
    memory.copy(grown, object, before);
    return grown;
  }
  store<u32>(object - OBJECT_SIZE, size as u32);
  return object;
}

/** An object has got a reference to another one. */
export function __link(parent: usize, child: usize, expectMultiple: bool): void {
  if (child == 0) return;
  const owner = ownerOf(child);
  if (owner == 0 || owner == ownerOf(parent)) return;
  forget(parent, child);
  throw new Error('a managed object is kept in what outlives its task');
}

function ownerOf(object: usize): u32 {
  return load<u32>(object - OBJECT_OWNER);
}

/** A word of this thread's slot. */
function inSlot(offset: usize): u32 {
  return load<u32>(context - SLOT_RCTX + offset);
}

// Not while the engine asks a module where a task goes, also if a method made the engine do so.
function isInMethod(): bool {
  return context != 0 && inSlot(SLOT_PHASE) == PHASE_METHOD;
}

// Those before it in the list are children that are yet to be sent, and chunks of one object.
function newestChunk(): usize {
  if (!isInMethod()) return 0;
  let task = inSlot(SLOT_UNSENT) as usize;
  while (task != 0 && load<u32>(task + TASK_METHOD) != CHUNK) task = load<u32>(task + TASK_LINK) as usize;
  return task;
}

function allocInNew(last: usize, size: usize): usize {
  if (!isInMethod())
    throw new Error('a managed object is made outside of a method: it has no task to go with');
  const isLarge = size > LARGE;
  const chunk =
    size > OBJECT_MAX ? 0 : newChild(0, 0, isLarge ? LARGE_CHUNK : CHUNK, sizeFor(last, size), 0, 0);
  if (chunk == 0) {
    if (last != 0) delTask(context, last); // so that there is room to say why
    throw new Error('no memory for a managed object');
  }
  if (inSlot(SLOT_UNSENT) != (chunk as u32)) throw new Error('the module was built for another engine');
  const object = chunk + OVERHEAD;
  store<u32>(chunk + TOP, (object + size) as u32);
  return object;
}

// Each is four times as large as the one before, so that the engine's list of them stays short.
function sizeFor(last: usize, size: usize): u32 {
  const needed = OVERHEAD + size;
  if (size > LARGE) return needed as u32;
  let bytes = last == 0 ? FIRST_CHUNK : min<usize>((load<u32>(last + TASK_SIZE) as usize) << 2, CHUNK_MAX);
  while (bytes < needed) bytes <<= 2;
  return bytes as u32;
}

// True when nothing was allocated behind `end`, and there is room.
function growInPlace(end: usize, bytes: usize): bool {
  const chunk = newestChunk();
  if (chunk == 0 || (load<u32>(chunk + TOP) as usize) != end) return false;
  if (bytes > chunk + (load<u32>(chunk + TASK_SIZE) as usize) - end) return false;
  store<u32>(chunk + TOP, (end + bytes) as u32);
  return true;
}

// The reference was stored already: other tasks read static data too. An array has its elements in its first field.
function forget(parent: usize, child: usize): void {
  clearWords(parent, child);
  const isArray = load<u32>(parent - OBJECT_SIZE) == 16 && load<u32>(parent) == load<u32>(parent, 4);
  if (isArray) clearWords(load<u32>(parent) as usize, child);
}

function clearWords(object: usize, word: usize): void {
  const end = object + (load<u32>(object - OBJECT_SIZE) as usize);
  for (let at = object; at < end; at += 4) if (load<u32>(at) == (word as u32)) store<u32>(at, 0);
}
