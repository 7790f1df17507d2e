import {
  CreateTask,
  containerId,
  createQueue,
  getLane,
  MonitorContext,
  MonitorMode,
  newChild,
  QUEUE_LOW_LATENCY,
  RANGE_GLOBAL,
  RANGE_SCHEDULE,
  RUN_DONE,
  RunContext,
  SELECT_ID,
  SELECT_RANGE,
  stateOf,
  Task,
  wait,
} from '../../../assembly/module/index';
import { Method } from './autogen/sched_methods';
import { AGAIN, ANSWER, EVERYWHERE, FAIL, LANES } from './sched_codes';
import { CostTask, LearnedTask, PlaceTask, RelayTask, UnmonitoredTask } from './sched_tasks';

const NO_MEMORY: i32 = -1;

/** What was learned. One worker at a time, as far as the tests use it. */
@unmanaged
export class State {
  samples: u32;
  cpuNs: f64;
  feature: f64;
}

export function create(task: CreateTask, rctx: RunContext): i32 {
  return createQueue(rctx.container, 0, LANES, LANES, 1024, QUEUE_LOW_LATENCY) == 0 ? RUN_DONE : NO_MEMORY;
}

export function destroy(task: Task, rctx: RunContext): i32 {
  return RUN_DONE;
}

export function place(task: PlaceTask, rctx: RunContext): i32 {
  task.container = containerId(rctx.container);
  task.lane = 0;
  for (let i: u32 = 0; i < LANES; i++) {
    if (getLane(rctx.container, 0, 0, i) == rctx.lane) task.lane = i + 1;
  }
  return RUN_DONE;
}

export function monitorPlace(mode: MonitorMode, task: PlaceTask, asked: MonitorContext): void {
  switch (mode) {
    case MonitorMode.kGlobalSchedule:
      if (task.global == FAIL) unreachable();
      if (task.global == ANSWER) {
        task.query = RANGE_GLOBAL | (SELECT_ID << 8);
        task.queryValue = task.target;
      } else if (task.global == EVERYWHERE) {
        task.query = RANGE_GLOBAL | (SELECT_RANGE << 8);
      } else if (task.global == AGAIN) {
        task.query = RANGE_SCHEDULE | (SELECT_ID << 8);
      }
      break;
    case MonitorMode.kLocalSchedule:
      if (task.local == FAIL) unreachable();
      if (task.local == ANSWER) asked.setLane(getLane(asked.container, 0, 0, task.target % LANES));
      break;
  }
}

/** For those that the monitor leaves: the last lane. */
export function mapTaskToLane(task: Task, container: usize): usize {
  return getLane(container, 0, 0, LANES - 1);
}

export function unmonitored(task: UnmonitoredTask, rctx: RunContext): i32 {
  return RUN_DONE;
}

export function relay(task: RelayTask, rctx: RunContext): i32 {
  const size = offsetof<PlaceTask>() as u32;
  const query: u32 = RANGE_SCHEDULE | (SELECT_ID << 8);
  const child = changetype<PlaceTask>(newChild(task.targetLo, task.targetHi, Method.kPlace, size, query, 0));
  if (changetype<usize>(child) == 0) return NO_MEMORY;
  child.global = task.global;
  child.local = task.local;
  child.target = task.target;
  rctx.spawn(child);
  wait(child);
  task.childOutcome = child.outcome;
  task.container = child.container;
  rctx.delTask(child);
  return RUN_DONE;
}

export function cost(task: CostTask, rctx: RunContext): i32 {
  return RUN_DONE;
}

export function monitorCost(mode: MonitorMode, task: CostTask, asked: MonitorContext): void {
  if ((asked.feature(0) as u32) == (mode as u32)) unreachable();
  switch (mode) {
    case MonitorMode.kEstLoad:
      asked.cpuNs = task.estimateNs;
      break;
    case MonitorMode.kLocalSchedule:
      task.expectedNs = asked.cpuNs;
      break;
    case MonitorMode.kSampleLoad:
      asked.cpuNs = task.sampleNs;
      break;
    case MonitorMode.kReinforceLoad: {
      const state = changetype<State>(stateOf(asked.container));
      state.samples++;
      state.cpuNs = asked.cpuNs;
      state.feature = asked.feature(0);
      break;
    }
  }
}

export function learned(task: LearnedTask, rctx: RunContext): i32 {
  const state = changetype<State>(stateOf(rctx.container));
  task.samples = state.samples;
  task.cpuNs = state.cpuNs;
  task.feature = state.feature;
  return RUN_DONE;
}

/** As a policy it is of no use. */
export function placeLanes(state: State): void {
  unreachable();
}
