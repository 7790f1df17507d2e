// A lane between producers and workers; timers between workers.
import { LANE_PENDING, LANE_RESUMES, LANE_STATE } from '../../../assembly/abi/lane-layout.js';
import { TASK_LANE, TASK_WAITING } from '../../../assembly/abi/layout.js';
import { NEXT_DUE, WHEEL_SIZE, WHEELS } from '../../../assembly/abi/map.js';
import type { Machine } from '../machine/machine.js';
import { type Case, place, SCRATCH } from './case.js';
import * as deliberate from './deliberate.js';
import { expectEqual, startRuntime } from './runtime.js';

const LANE = SCRATCH;
const READY = place(1);
const RAN = place(2);
const BACK = place(3);
const TASK = 128;
const tasksOf = (thread: number): number => place(8 + thread);

function laneCase(
  producers: number,
  workers: number,
  count: number,
  budget: number,
  more: Partial<Case> = {},
): Case {
  const name = `lane ${producers}x${count} tasks, ${workers} workers, ${budget} a turn`;
  const total = producers * count;
  const program = {
    name,
    threads: [
      ...Array.from({ length: producers }, (_, i) => ({
        call: 'bringTasks',
        args: [LANE, tasksOf(i), count, i % 2, READY],
      })),
      ...Array.from({ length: workers }, (_, i) => ({
        call: 'runLane',
        args: [LANE, i, budget, total, READY, RAN],
      })),
    ],
    setup: (machine: Machine) => deliberate.lane(machine, LANE),
    check(machine: Machine) {
      expectEqual('tasks run', machine.load(RAN), total);
      for (let i = 0; i < producers; i++) {
        for (let j = 0; j < count; j++)
          expectEqual('runs of a task', machine.load(tasksOf(i) + j * TASK + 112), 1);
      }
      expectEqual('pending', machine.load(LANE + LANE_PENDING), -resumed(producers, count));
      // Who saw a task that another has run meanwhile has queued the lane for nothing: one more turn, and it rests.
      expectEqual('the ready place', machine.load(READY), machine.load(LANE + LANE_STATE));
      if (machine.load(READY) === 0) return;
      machine.call(0, 'laneClaim', LANE, 0);
      expectEqual('task', machine.call(0, 'lanePopTask', LANE), 0);
      expectEqual('letGo', machine.call(0, 'laneLetGo', LANE), 0);
    },
  };
  return { name, engine: 'internals', program, ...more };
}

/** Tasks that go on count as pending since their start, which nobody counted here. */
const resumed = (producers: number, count: number): number => Math.floor(producers / 2) * count;

const SLEEP_DUE = 2e6;
const LATE = 3e6;

/** Each sleeper's task on a lane of its own, which counts as running, so that nobody is to be woken for it. */
function timersCase(sleepers: number, firers: number, stop: boolean, more: Partial<Case> = {}): Case {
  const name = `timers ${sleepers} ${stop ? 'stopped' : 'started'}, ${firers} fire`;
  const lanes = Array.from({ length: sleepers }, (_, i) => place(20 + i));
  const program = {
    name,
    threads: [
      ...lanes.map((_, i) => ({
        call: 'sleepOnce',
        args: [tasksOf(i), SLEEP_DUE, stop ? 1 : 0, BACK + i * 4],
      })),
      ...Array.from({ length: firers }, () => ({ call: 'fireTimes', args: [LATE, 1] })),
    ],
    setup(machine: Machine) {
      const workers = sleepers + firers;
      startRuntime(
        machine,
        Array.from({ length: workers }, (_, i) => i),
        { workers },
      );
      lanes.forEach((lane, i) => {
        machine.store(lane + LANE_STATE, 2);
        machine.store(tasksOf(i) + TASK_LANE, lane);
      });
      for (let i = 0; i < workers; i++) deliberate.wheel(machine, WHEELS + i * WHEEL_SIZE);
    },
    check(machine: Machine) {
      machine.call(0, 'fireDue', LATE);
      lanes.forEach((lane, i) => {
        const fired = machine.call(0, 'listPop', lane + LANE_RESUMES) === tasksOf(i) ? 1 : 0;
        expectEqual('brought back', fired + machine.load(BACK + i * 4), 1);
        expectEqual('fired once', machine.call(0, 'listPop', lane + LANE_RESUMES), 0);
        expectEqual('waiting', machine.load(tasksOf(i) + TASK_WAITING), 0);
      });
      for (let i = 0; i < sleepers; i++)
        expectEqual('timers in the wheel', machine.load(WHEELS + i * WHEEL_SIZE + 4), 0);
      expectEqual('NEXT_DUE', machine.load(NEXT_DUE), 0);
    },
  };
  return { name, engine: 'internals', program, ...more };
}

const LARGE: Partial<Case> = { large: true };

export const LANES: Case[] = [
  laneCase(1, 2, 2, 2),
  laneCase(2, 1, 2, 1),
  laneCase(2, 2, 1, 1),
  laneCase(2, 2, 2, 1, { deep: true }),
  laneCase(1, 3, 2, 1, { deep: true }),
  laneCase(2, 2, 6, 2, LARGE),
  laneCase(1, 3, 6, 1, LARGE),
  timersCase(1, 1, true),
  timersCase(1, 2, true),
  timersCase(2, 1, true, { deep: true }),
  timersCase(1, 1, false),
  timersCase(2, 1, false),
  timersCase(2, 2, true, LARGE),
];
