import {
  CreateTask,
  createQueue,
  getLeastLoadedLane,
  LOAD_CPU,
  MonitorContext,
  MonitorMode,
  pointerOf,
  QUEUE_HIGH_LATENCY,
  QUEUE_LOW_LATENCY,
  RANGE_GLOBAL,
  RUN_DONE,
  RunContext,
  SELECT_HASH,
  sizeOf,
  Task,
} from '../../../assembly/module/index';
import { FAST, LONG_NS, SLOW } from './gauge_codes';
import { CreateParams, DigestTask, SortedTask } from './gauge_tasks';

const DEPTH: u32 = 1024;
const NO_MEMORY: i32 = -1;
/** Times that a byte is looked at, so that a large payload need not be very large. */
const PASSES: u32 = 8;

export function create(task: CreateTask, rctx: RunContext): i32 {
  const lanes = changetype<CreateParams>(pointerOf(task.params)).lanes;
  const status =
    createQueue(rctx.container, FAST, lanes, lanes, DEPTH, QUEUE_LOW_LATENCY) |
    createQueue(rctx.container, SLOW, lanes, lanes, DEPTH, QUEUE_HIGH_LATENCY);
  return status == 0 ? RUN_DONE : NO_MEMORY;
}

export function destroy(task: Task, rctx: RunContext): i32 {
  return RUN_DONE;
}

export function digest(task: DigestTask, rctx: RunContext): i32 {
  task.digest = digestOf(task.data);
  task.worker = rctx.worker;
  return RUN_DONE;
}

export function sorted(task: SortedTask, rctx: RunContext): i32 {
  task.digest = digestOf(task.data);
  task.worker = rctx.worker;
  return RUN_DONE;
}

export function monitorSorted(mode: MonitorMode, task: SortedTask, asked: MonitorContext): void {
  switch (mode) {
    case MonitorMode.kGlobalSchedule:
      task.query = RANGE_GLOBAL | (SELECT_HASH << 8);
      task.queryValue = sizeOf(task.data);
      break;
    case MonitorMode.kLocalSchedule:
      task.expectedNs = asked.cpuNs;
      asked.setLane(getLeastLoadedLane(asked.container, asked.cpuNs > LONG_NS ? SLOW : FAST, 0, LOAD_CPU));
      break;
  }
}

function digestOf(data: u64): u32 {
  const end = pointerOf(data) + (sizeOf(data) as usize);
  let digest: u32 = 1;
  for (let at = pointerOf(data); at < end; at++) {
    for (let pass: u32 = 0; pass < PASSES; pass++) {
      digest = (digest ^ (load<u8>(at) as u32)) * 16777619 + pass;
    }
  }
  return digest;
}
