// A worker that is long in a method, and the watchdog: what it holds for its client and the lanes that wait for it.
import { LANE_PENDING } from '../../../assembly/abi/lane-layout.js';
import { TASK_OWNER, TASK_STATE } from '../../../assembly/abi/layout.js';
import { ATTENTIVE } from '../../../assembly/abi/map.js';
import {
  SLOT_EPOCH,
  SLOT_HELD_NEWEST,
  SLOT_OUTSTANDING,
  SLOT_TAKEN,
} from '../../../assembly/abi/slot-layout.js';
import { STATE_PENDING } from '../../../assembly/abi/status.js';
import type { Machine } from '../machine/machine.js';
import { type Case, place, SCRATCH } from './case.js';
import * as deliberate from './deliberate.js';
import { CLIENT, expectEqual, liveBytes, MAIN, slotAt, startRuntime } from './runtime.js';

const LANE = SCRATCH;
const TASKS = place(1);
const METHOD = place(2);
const RAN = place(3);
const WAITING_TASK = place(4);
const WORKER = 0;
const WATCHER = 1;
const CLIENT_SLOT = 2;
/** Its client has so many out that what is held is not published at once. */
const OUTSTANDING = 100;
const SIZE = 128;
const GOT = place(5);

type Call = { call: string; args: number[] };

const looks = (times: number): Call => ({ call: 'watchOver', args: [WATCHER, times, METHOD, RAN] });
const stuck = (count: number): Call => ({ call: 'stuckWorker', args: [WORKER, TASKS, count, METHOD, RAN] });

function watchdogCase(name: string, count: number, calls: [Call, Call], more: Partial<Case> = {}): Case {
  let before = 0;
  const program = {
    name,
    threads: [...calls, { call: 'collectDone', args: [CLIENT_SLOT, count, GOT] }],
    setup(machine: Machine) {
      startRuntime(machine, [WORKER, WATCHER, CLIENT], { workers: 2, watchdogMs: 1000 });
      machine.store(ATTENTIVE, 3);
      deliberate.watched(machine, slotAt(WORKER));
      deliberate.readyQueues(machine, slotAt(WORKER));
      deliberate.lane(machine, LANE);
      deliberate.outstanding(machine, slotAt(CLIENT_SLOT));
      before = liveBytes(machine, MAIN);
      for (let i = 0; i < count; i++) {
        const task = machine.call(CLIENT_SLOT, 'newTask', 0, 0, 0, SIZE, 0, 0, 0);
        machine.store(task + TASK_STATE, STATE_PENDING);
        machine.store(task + TASK_OWNER, CLIENT_SLOT | (machine.load(slotAt(CLIENT_SLOT) + SLOT_EPOCH) << 8));
        machine.store(TASKS + i * 4, task);
      }
      machine.store(slotAt(CLIENT_SLOT) + SLOT_OUTSTANDING, OUTSTANDING);
      machine.call(WORKER, 'pushStart', LANE, WAITING_TASK);
      machine.call(WORKER, 'makeReady', LANE);
    },
    check(machine: Machine) {
      expectEqual('runs of the task that waited', machine.load(RAN), 1);
      expectEqual('pending', machine.load(LANE + LANE_PENDING), 1); // nobody counts it down here
      expectEqual('held', machine.load(slotAt(WORKER) + SLOT_HELD_NEWEST), 0);
      expectEqual('outstanding', machine.load(slotAt(CLIENT_SLOT) + SLOT_OUTSTANDING), OUTSTANDING - count);
      expectEqual('live bytes of main', liveBytes(machine, MAIN), before);
      machine.call(WORKER, 'flushHeld');
      expectEqual('taken', machine.load(slotAt(WORKER) + SLOT_TAKEN), 0);
    },
  };
  return { name, engine: 'internals', program, ...more };
}

export const WATCHDOG: Case[] = [
  watchdogCase('watchdog: 1 long method, 3 looks', 1, [stuck(1), looks(3)]),
  watchdogCase('watchdog: 2 long methods, 3 looks', 2, [stuck(2), looks(3)], {
    limits: { preemptions: 3, states: 150_000 },
  }),
  watchdogCase('watchdog: 3 long methods, 4 looks', 3, [stuck(3), looks(4)], { large: true }),
  watchdogCase(
    'watchdog: the lanes of one that never comes back',
    2,
    [
      { call: 'hangingWorker', args: [WORKER, TASKS, 2, METHOD, RAN, GOT] },
      { call: 'watchOn', args: [WATCHER, METHOD, RAN, GOT, 1] },
    ],
    { limits: { preemptions: 3, states: 100_000 } },
  ),
];
