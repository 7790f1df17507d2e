// CoMutex, CoRwLock and groups: tasks that lock, each on a thread of its own that is attached as a worker and runs it.
import {
  CONTAINER_FLAGS,
  CONTAINER_GROUP_TABLE,
  CONTAINER_GROUPED,
} from '../../../assembly/abi/container-layout.js';
import { LANE_RESUMES, LANE_STATE } from '../../../assembly/abi/lane-layout.js';
import {
  CALL_GET_GROUP,
  TASK_FLAGS,
  TASK_HOLDS,
  TASK_LANE,
  TASK_PARENT,
  TASK_ROOT_LO,
  TASK_STARTED,
  TASK_STATE,
  TASK_TO_PARENT,
} from '../../../assembly/abi/layout.js';
import {
  GROUP_KEY,
  GROUP_WORKER,
  GROUPS_COUNT,
  GROUPS_OWN,
  LOCK_GROUPS,
  LOCK_SIZE,
} from '../../../assembly/abi/lock-layout.js';
import { CROWD_WAITING, SEGMENTS_BASE } from '../../../assembly/abi/map.js';
import { RCTX_TASK, SLOT_RCTX } from '../../../assembly/abi/slot-layout.js';
import { STATE_AWAITED, STATE_PENDING } from '../../../assembly/abi/status.js';
import type { Machine } from '../machine/machine.js';
import { type Case, place, SCRATCH } from './case.js';
import * as deliberate from './deliberate.js';
import { expectEqual, liveBytes, RUNTIME, slotAt, startRuntime } from './runtime.js';

const LOCK = SCRATCH;
const OTHER_LOCK = place(1);
const GUARDED = place(2);
const GUARDED_TOO = place(5);
const CONTAINER = place(3);
const GO = place(4);
/** A worker keeps the last HOLD that it has freed. */
const RUNNING = 2; // as pool/lane.ts
/** In the middle of the main segment, where nothing else comes to lie: a search for cycles follows only what may be a task. */
const taskOf = (thread: number): number => SEGMENTS_BASE + (512 << 10) + thread * 0x1000;
const laneOf = (thread: number): number => place(12 + thread);
const resumesOf = (thread: number): number => laneOf(thread) + LANE_RESUMES;

type Call = (thread: number) => { call: string; args: number[] };

const locks =
  (writes: boolean, times: number): Call =>
  (i) => ({
    call: 'lockTimes',
    args: [LOCK, writes ? 1 : 0, times, taskOf(i), resumesOf(i), GUARDED],
  });
const both =
  (first: number, second: number): Call =>
  (i) => ({ call: 'lockBoth', args: [first, second, taskOf(i), resumesOf(i), GUARDED] });
const tries =
  (writes: boolean): Call =>
  () => ({ call: 'tryOnce', args: [LOCK, writes ? 1 : 0, GUARDED] });
const interrupted: Call = (i) => ({
  call: 'lockInterrupted',
  args: [LOCK, taskOf(i), resumesOf(i), GUARDED],
});
const awaits =
  (child: number): Call =>
  (i) => ({ call: 'lockAndAwait', args: [LOCK, taskOf(child), GO, taskOf(i), resumesOf(i), GUARDED] });
const asChildOf =
  (parent: number): Call =>
  (i) => ({
    call: 'lockAsChild',
    args: [OTHER_LOCK, taskOf(parent), GO, taskOf(i), resumesOf(i), place(7)],
  });
const asGraph =
  (graph: number): Call =>
  (i) => ({
    call: 'lockAsGraph',
    args: [LOCK, taskOf(i), resumesOf(i), ...(graph === 0 ? [GUARDED, GUARDED_TOO] : [GUARDED_TOO, GUARDED])],
  });
const inGroupOf =
  (group: number, place: number): Call =>
  (i) => ({ call: 'runInGroup', args: [CONTAINER, taskOf(i), resumesOf(i), place, group] });
const KEY = 77;
const inGroup = inGroupOf(KEY, GUARDED);
const OTHER_KEY = 78;
const inOther = inGroupOf(OTHER_KEY, GUARDED_TOO);
/** In the one group, with a child in the other. */
const withChild: Call = (i) => ({
  call: 'runWithChild',
  args: [
    CONTAINER,
    taskOf(i),
    resumesOf(i),
    GUARDED,
    KEY,
    taskOf(i + 1),
    resumesOf(i + 1),
    GUARDED_TOO,
    OTHER_KEY,
  ],
});

/**
 * Each thread a task; `graph`: threads of one number are of one graph; `child`: one that is the child of the one before,
 * which runs it itself if it has no thread.
 */
function lockCase(
  name: string,
  calls: Call[],
  more: Partial<Case> = {},
  graph = (i: number) => i,
  child?: number,
): Case {
  let before = 0;
  const program = {
    name,
    threads: calls.map((call, i) => call(i)),
    setup(machine: Machine) {
      startRuntime(
        machine,
        calls.map((_, i) => i),
        { workers: calls.length },
      );
      calls.forEach((call, i) => {
        const starts = !['runInGroup', 'runWithChild'].includes(call(i).call);
        machine.store(laneOf(i) + LANE_STATE, RUNNING);
        machine.store(taskOf(i) + TASK_LANE, laneOf(i));
        machine.store(taskOf(i) + TASK_ROOT_LO, 1 + graph(i));
        machine.store(taskOf(i) + TASK_FLAGS, starts ? TASK_STARTED : 0);
        machine.store(slotAt(i) + SLOT_RCTX + RCTX_TASK, taskOf(i));
        deliberate.lane(machine, laneOf(i));
      });
      if (child !== undefined) {
        const hasThread = child < calls.length;
        machine.store(taskOf(child) + TASK_STATE, hasThread ? STATE_PENDING : STATE_AWAITED);
        machine.store(taskOf(child) + TASK_PARENT, taskOf(child - 1));
        machine.store(taskOf(child) + TASK_FLAGS, (hasThread ? TASK_STARTED : 0) | TASK_TO_PARENT);
        machine.store(taskOf(child) + TASK_LANE, laneOf(child));
        machine.store(taskOf(child) + TASK_ROOT_LO, 1 + graph(child));
        machine.store(laneOf(child) + LANE_STATE, RUNNING);
        deliberate.lane(machine, laneOf(child));
      }
      machine.setEntry(CALL_GET_GROUP, 'groupOf');
      machine.store(CONTAINER + CONTAINER_FLAGS, CONTAINER_GROUPED);
      const groups = machine.call(0, 'newGroups');
      machine.store(CONTAINER + CONTAINER_GROUP_TABLE, groups);
      machine.store(groups + GROUPS_OWN + GROUP_KEY, KEY); // which the first thread had last
      machine.store(groups + GROUPS_OWN + GROUP_WORKER, 0);
      before = liveBytes(machine, RUNTIME);
    },
    check(machine: Machine) {
      for (const lock of [LOCK, OTHER_LOCK]) {
        for (let at = 0; at < LOCK_SIZE; at += 4)
          expectEqual('a word of the lock', machine.load(lock + at), 0);
      }
      const groups = machine.load(CONTAINER + CONTAINER_GROUP_TABLE);
      expectEqual('groups in buckets', machine.load(groups + GROUPS_COUNT), 0);
      for (let at = 0; at < LOCK_GROUPS; at += 4)
        expectEqual("a word of the table's own lock", machine.load(groups + GROUPS_OWN + at), 0);
      expectEqual('tasks that wait for locks', machine.load(CROWD_WAITING), 0);
      calls.forEach((_, i) => {
        expectEqual('what the task holds', machine.load(taskOf(i) + TASK_HOLDS), 0);
        expectEqual('brought back once more', machine.call(0, 'listPop', resumesOf(i)), 0);
      });
      const left = liveBytes(machine, RUNTIME) - before;
      expectEqual('live bytes of runtime_data left', left, 0);
    },
  };
  return { name, engine: 'internals', program, ...more };
}

const writer = locks(true, 1);
const reader = locks(false, 1);
const DEEP: Partial<Case> = { deep: true, limits: { states: 2_000_000 } };
const LARGE: Partial<Case> = { large: true };
const FEW: Partial<Case> = { limits: { preemptions: 2, states: 150_000 } };

export const LOCKS: Case[] = [
  lockCase('co-mutex 2x1', [writer, writer]),
  lockCase('co-mutex 2x2', [locks(true, 2), locks(true, 2)], DEEP),
  lockCase('co-mutex 3x1', [writer, writer, writer], DEEP),
  lockCase('co-mutex, one tries', [writer, writer, tries(true)], DEEP),
  lockCase('co-mutex, two of one graph', [asGraph(0), asGraph(0), asGraph(1)], DEEP, (i) => i >> 1),
  lockCase('co-mutex, one is interrupted', [writer, interrupted]),
  lockCase('co-mutex, one of three is interrupted', [writer, interrupted, writer], DEEP),
  lockCase('co-mutexes in opposite order', [both(LOCK, OTHER_LOCK), both(OTHER_LOCK, LOCK)]),
  lockCase('co-rwlock, 1 writes, 1 reads', [writer, reader]),
  lockCase('co-rwlock, 1 writes, 2 read', [writer, reader, reader], DEEP),
  lockCase('co-rwlock, 2 write, 1 reads', [writer, writer, reader], DEEP),
  lockCase(
    'co-rwlock 2 write, 2 read, 3 times',
    [locks(true, 3), locks(true, 3), locks(false, 3), locks(false, 3)],
    LARGE,
  ),
  lockCase(
    'co-mutex 2x3, one is interrupted, one tries',
    [locks(true, 3), locks(true, 3), interrupted, tries(true)],
    LARGE,
  ),
  lockCase(
    'co-mutexes in a cycle through a child',
    [awaits(1), asChildOf(0), both(OTHER_LOCK, LOCK)],
    FEW,
    (i) => i >> 1,
    1,
  ),
  lockCase('group 2x1', [inGroup, inGroup]),
  lockCase('groups 1x1, 1x1', [inGroup, inOther]),
  lockCase('groups 2x1, 1x1', [inGroup, inOther, inGroup], FEW),
  lockCase('groups 1x1, 2x1', [inGroup, inOther, inOther], FEW),
  // The first takes the table's own lock again just when it has become the other key's: the child waits for that key, whose
  // lock the first has for a moment, while the child's parent has what the first asks for. That is no cycle.
  lockCase(
    'groups 1x1, 1x1, and one with a child in the other',
    [inGroup, inOther, withChild],
    LARGE,
    (i) => Math.min(i, 2),
    3,
  ),
  lockCase('group 3x1', [inGroup, inGroup, inGroup], DEEP),
  lockCase('group 4x1', [inGroup, inGroup, inGroup, inGroup], LARGE),
];
