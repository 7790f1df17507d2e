import {
  CreateTask,
  containerId,
  MonitorContext,
  MonitorMode,
  newChild,
  OUTCOME_OK,
  RANGE_GLOBAL,
  RUN_DONE,
  RunContext,
  SELECT_RANGE,
  Task,
  wait,
} from '../../../assembly/module/index';
import { Method } from './autogen/chorus_methods';
import * as codes from './chorus_codes';
import { AttemptTask, ConductTask, ElectTask, MeasureTask, SoloTask } from './chorus_tasks';

const EVERY: u32 = RANGE_GLOBAL | (SELECT_RANGE << 8);
const NO_MEMORY: i32 = -1000;

export function create(task: CreateTask, rctx: RunContext): i32 {
  return RUN_DONE;
}

export function destroy(task: Task, rctx: RunContext): i32 {
  return RUN_DONE;
}

export function measure(task: MeasureTask, rctx: RunContext): i32 {
  const id = containerId(rctx.container);
  task.size = task.base + ((id * 3) % 5);
  return id == task.faultAt ? task.faultIn(codes.FAIL_RUN) : RUN_DONE;
}

export function attempt(task: AttemptTask, rctx: RunContext): i32 {
  const id = containerId(rctx.container);
  const kind = (task.pattern >> (id * 2)) & 3;
  if (kind == codes.CRASHES) unreachable();
  task.container = id;
  return kind == codes.FAILS ? codes.FAULT_CODE - (id as i32) : RUN_DONE;
}

export function elect(task: ElectTask, rctx: RunContext): i32 {
  const id = containerId(rctx.container);
  task.votes += 1;
  return id == task.failAt ? codes.FAULT_CODE : RUN_DONE;
}

export function monitorElect(mode: MonitorMode, task: ElectTask, asked: MonitorContext): void {
  if (task.trapIn != 0 && task.trapIn == mode) unreachable();
  if (mode == MonitorMode.kReplicaStart) {
    task.started = asked.replicaCount;
    for (let i: u32 = 0; i < asked.replicaCount; i++) changetype<ElectTask>(asked.replica(i)).votes = i * 10;
  } else if (mode == MonitorMode.kReplicaAgg) {
    for (let i: u32 = 0; i < asked.replicaCount; i++) {
      const replica = changetype<ElectTask>(asked.replica(i));
      if (replica.outcome == OUTCOME_OK) task.votes += replica.votes;
      else task.failed++;
    }
  }
}

export function conduct(task: ConductTask, rctx: RunContext): i32 {
  const size = offsetof<MeasureTask>() as u32;
  const sent = newChild(task.poolLo, task.poolHi, Method.kMeasure, size, EVERY, 0);
  if (sent == 0) return NO_MEMORY;
  const child = changetype<MeasureTask>(sent);
  child.base = task.base;
  child.fault = task.fault;
  child.faultAt = task.faultAt;
  rctx.spawn(child);
  const status = wait(child);
  if (status != 0) return -(status as i32);
  task.childOutcome = child.outcome;
  task.childCode = child.returnCode;
  task.size = child.size;
  task.log = child.log;
  rctx.delTask(child);
  return RUN_DONE;
}

export function solo(task: SoloTask, rctx: RunContext): i32 {
  return RUN_DONE;
}
