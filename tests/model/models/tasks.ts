// The words of a task that threads contend for: completion against abandonment, and who brings a waiting task back.
import { TASK_STATE } from '../../../assembly/abi/layout.js';
import { H_MODULE_COUNT } from '../../../assembly/abi/map.js';
import { STATE_PENDING } from '../../../assembly/abi/status.js';
import type { Machine } from '../machine/machine.js';
import { type Case, place, SCRATCH } from './case.js';
import { CLIENT, expectEqual, liveBytes, RUNTIME, startRuntime } from './runtime.js';

const TASK = SCRATCH;
const FREED = place(1);
const BACK = place(2);
const CHILDREN = place(3);
const PASSED = place(4);
const NAMES = place(5);
const CHILD = 64;

function stateCase(waiter: 'awaitAndAbandon' | 'abandonTask'): Case {
  const name = `task state: finish against ${waiter}`;
  const program = {
    name,
    threads: [
      { call: 'finishTask', args: [TASK, FREED] },
      { call: waiter, args: [TASK, FREED] },
    ],
    setup: (machine: Machine) => machine.store(TASK + TASK_STATE, STATE_PENDING),
    check: (machine: Machine) => expectEqual('times freed', machine.load(FREED), 1),
  };
  return { name, engine: 'internals', program, exactRaces: true };
}

function childrenCase(count: number, any: boolean, more: Partial<Case> = {}): Case {
  const name = `waiting for ${any ? 'any' : 'all'} of ${count} children`;
  const children = Array.from({ length: count }, (_, i) => CHILDREN + i * CHILD);
  const program = {
    name,
    threads: [
      { call: 'waitForChildren', args: [TASK, CHILDREN, count, any ? 1 : 0, BACK] },
      ...children.map((child) => ({ call: 'finishChild', args: [TASK, child, BACK] })),
    ],
    setup(machine: Machine) {
      for (const child of children) machine.store(child + TASK_STATE, STATE_PENDING);
    },
    check() {},
  };
  return { name, engine: 'internals', program, ...more };
}

function interruptCase(count: number): Case {
  const name = `waiting for ${count} children, interrupted`;
  const children = Array.from({ length: count }, (_, i) => CHILDREN + i * CHILD);
  const program = {
    name,
    threads: [
      { call: 'interruptParent', args: [TASK, CHILDREN, count, BACK] },
      ...children.map((child) => ({ call: 'finishChild', args: [TASK, child, BACK] })),
    ],
    setup(machine: Machine) {
      for (const child of children) machine.store(child + TASK_STATE, STATE_PENDING);
    },
    check() {},
  };
  return { name, engine: 'internals', program, exactRaces: true };
}

function ticketCase(): Case {
  const name = 'a ticket that is brought and dropped';
  let before = 0;
  const program = {
    name,
    threads: [
      { call: 'waitWithTicket', args: [TASK, PASSED, BACK] },
      { call: 'bringTicket', args: [PASSED, BACK] },
    ],
    setup(machine: Machine) {
      startRuntime(machine, [0, CLIENT]);
      before = liveBytes(machine, RUNTIME);
    },
    check: (machine: Machine) => expectEqual('live bytes', liveBytes(machine, RUNTIME), before),
  };
  return { name, engine: 'internals', program };
}

/** Modules that come while a worker puts them into its table (worker/load.ts). */
function modulesCase(count: number): Case {
  const name = `modules: ${count} are registered while a worker loads them`;
  const program = {
    name,
    threads: [
      { call: 'loadAsTheyCome', args: [count] },
      { call: 'registerSome', args: [NAMES, count, CHILDREN, 0, 0] },
    ],
    setup(machine: Machine) {
      startRuntime(machine, [0, CLIENT]);
      for (let i = 0; i < count; i++) machine.store(NAMES + i * 4, 0x61 + i);
    },
    check: (machine: Machine) => expectEqual('modules', machine.load(H_MODULE_COUNT), count),
  };
  return { name, engine: 'internals', program };
}

export const TASKS: Case[] = [
  modulesCase(3),
  ticketCase(),
  stateCase('awaitAndAbandon'),
  stateCase('abandonTask'),
  childrenCase(1, false, { exactRaces: true }),
  childrenCase(2, false, { exactRaces: true }),
  childrenCase(2, true, { exactRaces: true }),
  childrenCase(3, true, { deep: true }),
  childrenCase(3, false),
  interruptCase(1),
  interruptCase(2),
];
