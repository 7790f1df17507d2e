// Generated from chimaera_mod.yaml, courier_tasks.ts and courier_runtime.ts by chi_refresh_repo; do not edit.
// Content 92bb983c

import { ABI_HASH } from '../../../../assembly/abi/layout';
import {
  ArchiveReader,
  ArchiveWriter,
  BAD_ARCHIVE,
  CreateTask,
  NO_ARCHIVE,
  RunContext,
  Task,
} from '../../../../assembly/module/index';
import * as runtime from '../courier_runtime';
import {
  AskTask,
  CarryTask,
  CopyTask,
  CountTask,
  DeltaTask,
  EchoTask,
  FillTask,
  FlipTask,
  HalfTask,
  HoldTask,
  ParcelTask,
  PlaceTask,
  TextTask,
} from '../courier_tasks';
import { Method } from './courier_methods';

export function is_chimaera_task(): u32 {
  return ABI_HASH;
}

/** Writes "courier" at `at` and answers its length in bytes. */
export function get_module_name(at: usize): u32 {
  store<u32>(at, 0x72756f63);
  store<u8>(at, 0x69, 4);
  store<u8>(at, 0x65, 5);
  store<u8>(at, 0x72, 6);
  return 7;
}

export function alloc_state(): usize {
  return offsetof<runtime.State>();
}

export function new_state(container: usize, task: usize, state: usize): i32 {
  return 0;
}

/** Reads what a task has brought, before anything of the module sees it. Below zero when that cannot be read. */
function loadDelta(task: DeltaTask): i32 {
  const at = changetype<usize>(task);
  const ar = changetype<ArchiveReader>(at + 168);
  if (ar.open(at)) {
    task.loadStart(ar);
    ar.close();
  }
  return ar.failure;
}

/** Reads what a task has brought, before anything of the module sees it. Below zero when that cannot be read. */
function loadHalf(task: HalfTask): i32 {
  const at = changetype<usize>(task);
  const ar = changetype<ArchiveReader>(at + 128);
  if (ar.open(at)) {
    task.loadStart(ar);
    ar.close();
  }
  return ar.failure;
}

/** Writes what a task brings back, if it came from another process. */
function saveDelta(task: DeltaTask, result: i32): i32 {
  const at = changetype<usize>(task);
  const ar = changetype<ArchiveWriter>(at + 168);
  if (result != 0 || !ar.open(at)) return result;
  task.saveEnd(ar);
  if (!ar.makeRoom()) return NO_ARCHIVE;
  task.saveEnd(ar);
  return result;
}

export function run(method: u32, task: usize, rctx: usize): i32 {
  const context = changetype<RunContext>(rctx);
  switch (method) {
    case Method.kCreate:
      return runtime.create(changetype<CreateTask>(task), context);
    case Method.kDestroy:
      return runtime.destroy(changetype<Task>(task), context);
    case Method.kCarry:
      return runtime.carry(changetype<CarryTask>(task), context);
    case Method.kText:
      return runtime.text(changetype<TextTask>(task), context);
    case Method.kFlip:
      return runtime.flip(changetype<FlipTask>(task), context);
    case Method.kCopy:
      return runtime.copy(changetype<CopyTask>(task), context);
    case Method.kHold:
      return runtime.hold(changetype<HoldTask>(task), context);
    case Method.kCount:
      return runtime.count(changetype<CountTask>(task), context);
    case Method.kEcho:
      return runtime.echo(changetype<EchoTask>(task), context);
    case Method.kParcel:
      return runtime.parcel(changetype<ParcelTask>(task), context);
    case Method.kFill:
      return runtime.fill(changetype<FillTask>(task), context);
    case Method.kAsk:
      return runtime.ask(changetype<AskTask>(task), context);
    case Method.kPlace:
      return runtime.place(changetype<PlaceTask>(task), context);
    case Method.kDelta:
      if (loadDelta(changetype<DeltaTask>(task)) != 0) return BAD_ARCHIVE;
      return saveDelta(changetype<DeltaTask>(task), runtime.delta(changetype<DeltaTask>(task), context));
    case Method.kHalf:
      if (loadHalf(changetype<HalfTask>(task)) != 0) return BAD_ARCHIVE;
      return runtime.half(changetype<HalfTask>(task), context);
    default:
      return -32768; // never: the engine looks into the module's method table first
  }
}
