// The table of registered modules: names, methods, task descriptors. The host loads code and writes the table's
// entries through `registerModule`; workers look at its epoch before they call into a module.
//
//   MODULE (256 bytes)   0 state u32* │ 4 flags u32 │ 8 nameLength u32 │ 12 methods u32 │ 16 methodCount u32
//                       20 stateSize u32 │ 24 epoch u32 │ 28 index u32 │ 64 direct u8 × 64 │ 128 name × 128
//   METHOD (36 bytes)    0 id u32 │ 4 flags u32 │ 8 taskSize u32 │ 12 fieldCount u32 │ 16 fields u32 (offset in blob)
//                       20 hash u32 (of the task's fields; 0 = it has none of its own)
//                       24 features u32 × 3: offset in the task u16 │ FEATURE_* u8 │ spare; 0 = none
//   FIELD (8 bytes)      0 offset u16 │ 2 kind u8 │ 3 direction u8 │ 4 size u32
//
// `methods` points at a blob in runtime_data: the METHOD rows, then the FIELD rows. `direct` maps method ids below
// 64 to rows (NONE: none that is supported); the others are searched.
import { MAX_METHODS, MAX_MODULES, MAX_NAME_BYTES } from '../abi/limits';
import { H_MODULE_COUNT, H_MODULE_EPOCH, MODULE_SIZE, MODULES } from '../abi/map';
import { FEATURES_MAX } from '../abi/model-layout';
import { BAD_ARGUMENT, EXISTS, NO_MEMORY } from '../abi/status';
import { alloc, RUNTIME } from '../memory/segments';
import { addAtomic, loadAtomic, storeAtomic } from '../sync/atomic';
import { hasPoolOf } from './pool';

const STATE: usize = 0;
const FLAGS: usize = 4;
const NAME_LENGTH: usize = 8;
const METHODS: usize = 12;
const METHOD_COUNT: usize = 16;
const STATE_SIZE: usize = 20;
const EPOCH: usize = 24;
const DIRECT: usize = 64;
const DIRECT_COUNT: u32 = 64;
const NAME: usize = 128;

const METHOD_ID: usize = 0;
const METHOD_FLAGS: usize = 4;
const METHOD_TASK_SIZE: usize = 8;
const METHOD_FIELD_COUNT: usize = 12;
const METHOD_FIELDS: usize = 16;
const METHOD_HASH: usize = 20;
const METHOD_FEATURES: usize = 24;
export const METHOD_ROW: usize = 36;
export const FIELD_ROW: usize = 8;

export const MODULE_HOST: u32 = 1 << 0; // runs in the host (TypeScript): containers have a home worker
export const MODULE_MAPS: u32 = 1 << 1; // has a mapTaskToLane of its own
export const MODULE_GROUPS: u32 = 1 << 2; // has a getGroup
export const MODULE_MONITORS: u32 = 1 << 3; // has monitor functions
export const MODULE_RENEWS: u32 = 1 << 4; // takes the place of an earlier build, of which there is no pool
export const MODULE_PLACES_LANES: u32 = 1 << 5; // is a policy, for lanes …
export const MODULE_PLACES_WORKERS: u32 = 1 << 6; // … or for workers
export const METHOD_UNSUPPORTED: u32 = 1 << 0; // declared as -1
export const METHOD_REPLICA: u32 = 1 << 1; // TF_REPLICA: its task may go to several containers
// What its task does itself when it is replicated (replication/replica-calls.ts).
export const METHOD_REPLICATE_START: u32 = 1 << 2;
export const METHOD_DUP: u32 = 1 << 3;
export const METHOD_DUP_END: u32 = 1 << 4;
export const METHOD_REPLICATE_END: u32 = 1 << 5;
export const METHOD_LOCAL: u32 = 1 << 6; // TF_LOCAL: its task is of this process
export const METHOD_MONITOR_SHIFT: u32 = 8; // from this bit on, one for each mode that the method's monitor answers
export const METHOD_MONITORS_START: u32 = 1 << 10; // kReplicaStart
export const METHOD_MONITORS_AGG: u32 = 1 << 11; // kReplicaAgg
// Its module has a part in its replication: before the replicas are sent, when they are back.
export const METHOD_STARTS: u32 = METHOD_REPLICATE_START | METHOD_DUP | METHOD_MONITORS_START;
export const METHOD_GATHERS: u32 = METHOD_DUP_END | METHOD_REPLICATE_END | METHOD_MONITORS_AGG;

// Kinds and directions of a field that the engine itself must know. What a struct has is a field each.
export const FIELD_VALUE: u32 = 0; // a scalar, or a fixed array of them
export const FIELD_BUFFER: u32 = 1; // its direction says which way the bytes travel that it points at
export const FIELD_STRING: u32 = 2; // or a vector: bytes that the task owns
export const DIRECTION_IN: u32 = 1; // bits; temp is 4
export const DIRECTION_OUT: u32 = 2;

const REGISTERED: u32 = 1;
const NONE: u8 = 0xff;
// How a feature is read from its task.
export const FEATURE_U8: u32 = 1;
export const FEATURE_U16: u32 = 2;
export const FEATURE_U32: u32 = 3;
export const FEATURE_U64: u32 = 4;
export const FEATURE_I32: u32 = 5;
export const FEATURE_I64: u32 = 6;
export const FEATURE_F32: u32 = 7;
export const FEATURE_F64: u32 = 8;
export const FEATURE_LENGTH: u32 = 9; // of a buffer or a string

/** No such method row. */
export const NO_METHOD: u32 = 0xffffffff;
export const NO_MODULE: u32 = 0xffffffff;

/**
 * Adds a module to the table; called by one host thread.
 * @param name its UTF-8 name
 * @param blob METHOD rows, then FIELD rows, as drawn above; copied
 * @returns its index, or -status: EXISTS (there is one of that name; or, of one that is to be renewed, a pool),
 *   NO_MEMORY, BAD_ARGUMENT
 */
export function registerModule(
  name: usize,
  nameLength: u32,
  flags: u32,
  stateSize: u32,
  blob: usize,
  methodCount: u32,
  blobSize: u32,
): i32 {
  if (nameLength == 0 || nameLength > MAX_NAME_BYTES || methodCount > MAX_METHODS)
    return -(BAD_ARGUMENT as i32);
  if (blobSize < methodCount * (METHOD_ROW as u32)) return -(BAD_ARGUMENT as i32);
  const before = findModule(name, nameLength);
  const renews = (flags & MODULE_RENEWS) != 0;
  if (before != NO_MODULE && (!renews || hasPoolOf(before))) return -(EXISTS as i32);
  const index = loadAtomic<u32>(H_MODULE_COUNT);
  if (index == MAX_MODULES) return -(NO_MEMORY as i32);
  const methods = alloc(RUNTIME, (blobSize as usize) + 1);
  if (methods == 0) return -(NO_MEMORY as i32);
  memory.copy(methods, blob, blobSize as usize);
  const module = moduleAt(index);
  store<u32>(module + FLAGS, flags);
  store<u32>(module + NAME_LENGTH, nameLength);
  store<u32>(module + METHODS, methods as u32);
  store<u32>(module + METHOD_COUNT, methodCount);
  store<u32>(module + STATE_SIZE, stateSize);
  memory.copy(module + NAME, name, nameLength as usize);
  memory.fill(module + DIRECT, NONE, DIRECT_COUNT as usize);
  for (let i: u32 = 0; i < methodCount; i++) {
    const row = rowAt(module, i);
    const id = load<u32>(row + METHOD_ID);
    const isSupported = (load<u32>(row + METHOD_FLAGS) & METHOD_UNSUPPORTED) == 0;
    if (id < DIRECT_COUNT && isSupported) store<u8>(module + DIRECT + (id as usize), i as u8);
  }
  store<u32>(module + EPOCH, addAtomic<u32>(H_MODULE_EPOCH, 1) + 1);
  storeAtomic<u32>(module + STATE, REGISTERED);
  storeAtomic<u32>(H_MODULE_COUNT, index + 1);
  return index as i32;
}

/** Index of the module of that name, the latest build of it, or NO_MODULE. */
export function findModule(name: usize, nameLength: u32): u32 {
  for (let i = loadAtomic<u32>(H_MODULE_COUNT); i > 0; i--) {
    const module = moduleAt(i - 1);
    if (
      load<u32>(module + NAME_LENGTH) == nameLength &&
      memory.compare(module + NAME, name, nameLength as usize) == 0
    ) {
      return i - 1;
    }
  }
  return NO_MODULE;
}

export function moduleFlags(index: u32): u32 {
  return load<u32>(moduleAt(index) + FLAGS);
}

export function moduleEpoch(index: u32): u32 {
  return load<u32>(moduleAt(index) + EPOCH);
}

export function moduleStateSize(index: u32): u32 {
  return load<u32>(moduleAt(index) + STATE_SIZE);
}

export function methodCount(index: u32): u32 {
  return load<u32>(moduleAt(index) + METHOD_COUNT);
}

/** The id of the method in a row. */
export function methodId(index: u32, row: u32): u32 {
  return load<u32>(rowAt(moduleAt(index), row) + METHOD_ID);
}

/** Row of a method that the module has and supports, as nearly all are that are called; NO_METHOD: ask `methodRow`. */
// @inline
export function directRow(index: u32, method: u32): u32 {
  if (method >= DIRECT_COUNT) return NO_METHOD;
  const row = load<u8>(moduleAt(index) + DIRECT + (method as usize));
  return row == NONE ? NO_METHOD : (row as u32);
}

/** Row of a method id in its module, or NO_METHOD. */
export function methodRow(index: u32, method: u32): u32 {
  const row = directRow(index, method);
  if (row != NO_METHOD) return row;
  const module = moduleAt(index);
  const count = load<u32>(module + METHOD_COUNT);
  for (let i: u32 = 0; i < count; i++) {
    if (load<u32>(rowAt(module, i) + METHOD_ID) == method) return i;
  }
  return NO_METHOD;
}

/** METHOD_* of a row. */
export function methodFlags(index: u32, row: u32): u32 {
  return load<u32>(rowAt(moduleAt(index), row) + METHOD_FLAGS);
}

/** The features that a method's class marks: how many of FEATURES_MAX. */
export function featureCount(index: u32, row: u32): u32 {
  let count: u32 = 0;
  while (count < FEATURES_MAX && featureWord(index, row, count) != 0) count++;
  return count;
}

/** Offset u16 and FEATURE_* of a feature; 0 = there are no more. */
export function featureWord(index: u32, row: u32, feature: u32): u32 {
  return load<u32>(rowAt(moduleAt(index), row) + METHOD_FEATURES + ((feature as usize) << 2));
}

export function isUnsupported(index: u32, row: u32): bool {
  return (methodFlags(index, row) & METHOD_UNSUPPORTED) != 0;
}

/** Its task does not travel. */
export function isLocal(index: u32, row: u32): bool {
  return (methodFlags(index, row) & METHOD_LOCAL) != 0;
}

/** The module has a monitor function for the method in a row, and it answers that mode. */
export function hasMonitor(index: u32, row: u32, mode: u32): bool {
  return (load<u32>(rowAt(moduleAt(index), row) + METHOD_FLAGS) & (1 << (METHOD_MONITOR_SHIFT + mode))) != 0;
}

export function fieldCount(index: u32, row: u32): u32 {
  return load<u32>(rowAt(moduleAt(index), row) + METHOD_FIELD_COUNT);
}

/** Address of a field's descriptor, FIELD. */
export function fieldAt(index: u32, row: u32, field: u32): usize {
  const module = moduleAt(index);
  const fields = load<u32>(rowAt(module, row) + METHOD_FIELDS) as usize;
  return (load<u32>(module + METHODS) as usize) + fields + (field as usize) * FIELD_ROW;
}

/** Bytes of the method's task, header included; 0 when it has no fields of its own. */
export function taskSizeOf(index: u32, row: u32): u32 {
  return load<u32>(rowAt(moduleAt(index), row) + METHOD_TASK_SIZE);
}

/** What the fields of the method's task are, in a number: both sides of a wire must have the same. */
export function taskHashOf(index: u32, row: u32): u32 {
  return load<u32>(rowAt(moduleAt(index), row) + METHOD_HASH);
}

export function fieldOffset(field: usize): usize {
  return load<u16>(field) as usize;
}

export function fieldKind(field: usize): u32 {
  return load<u8>(field + 2) as u32;
}

export function fieldDirection(field: usize): u32 {
  return load<u8>(field + 3) as u32;
}

/** Bytes of a field in its task. */
export function fieldSize(field: usize): usize {
  return load<u32>(field + 4) as usize;
}

function moduleAt(index: u32): usize {
  return MODULES + (index as usize) * MODULE_SIZE;
}

function rowAt(module: usize, row: u32): usize {
  return (load<u32>(module + METHODS) as usize) + (row as usize) * METHOD_ROW;
}
