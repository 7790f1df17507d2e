// A whole runtime in small, in the binary that ships: clients submit, workers in their own loop run a module's methods,
// sleep and are woken. What two tasks of a container touch they touch plainly: were they ever at work at once, or a task
// twice, that would be a data race.
import { CALL_MAP_TASK_TO_LANE, CALL_NEW_STATE, CALL_RUN } from '../../../assembly/abi/layout.js';
import { SLOT_OUTSTANDING, SLOT_TURN } from '../../../assembly/abi/slot-layout.js';
import type { Machine } from '../machine/machine.js';
import { DEAD } from '../machine/states.js';
import type { Thread } from '../machine/thread.js';
import { type Case, place, SCRATCH } from './case.js';
import * as deliberate from './deliberate.js';
import {
  CLIENT,
  expectEqual,
  liveBytes,
  MAIN,
  NOBODY,
  type Options,
  RUNTIME,
  slotAt,
  startRuntime,
} from './runtime.js';

const POOL_LO = 7;
const POOL_HI = 1;
const METHODS = [10, 11, 12, 13];
const DONE_AT_ONCE = 10;
const WAITS_FOR_CHILD = 11;
const SLEEPS = 12;
const WAITS_FOR_ANY = 13;
// As assembly/pool/module.ts draws them.
const METHOD_ROW = 36;
const METHOD_FLAGS = 4;
/** TF_REPLICA: its task may go to several containers. */
const METHOD_REPLICA = 2;
const MODULE_STATE = 16;
const OUTCOME_OK = 0;
/** Queries: RANGE_GLOBAL with SELECT_ID, and with SELECT_RANGE. */
const ONE = 0x002;
const EVERY = 0x202;
const PERIOD_NS = 1e6;
const LATE_NS = 2e6;
/** What is made at a method's first run: a histogram of 3072 bytes and its model of 384. */
const STATISTICS = 384;
/** The block of a task of the drivers. */
const TASK_BLOCK = 192;

/** Registers the module of the drivers and makes a pool of it, with one lane a container. */
function makePool(machine: Machine, containers: number): { pool: number; lanes: number[] } {
  machine.setEntry(CALL_RUN, 'run');
  machine.setEntry(CALL_MAP_TASK_TO_LANE, 'mapTaskToLane');
  machine.setEntry(CALL_NEW_STATE, 'newState');
  const name = SCRATCH;
  const blob = place(1);
  machine.store(name, 0x6d);
  for (const [i, id] of METHODS.entries()) {
    machine.store(blob + i * METHOD_ROW, id);
    machine.store(blob + i * METHOD_ROW + METHOD_FLAGS, METHOD_REPLICA);
  }
  const bytes = METHODS.length * METHOD_ROW;
  const module = machine.call(0, 'registerModule', name, 1, 0, MODULE_STATE, blob, METHODS.length, bytes);
  if (module < 0) throw new Error(`registerModule answered ${module}`);
  const pool = machine.call(0, 'reservePool', POOL_LO, POOL_HI, name, 1, module, containers);
  const lanes: number[] = [];
  for (let i = 0; i < containers; i++) {
    const container = machine.call(0, 'containerAt', pool, i);
    expectEqual('createQueue', machine.call(0, 'createQueue', container, 0, 1, 1, 8, 0), 0);
    lanes.push(machine.call(0, 'getLane', container, 0, 0, 0));
  }
  machine.call(0, 'publishPool', pool);
  return { pool, lanes };
}

/** A task of every container has been run once: what workers make at the first is there, at least when there is one. */
function warmUp(machine: Machine, workers: number, containers: number): void {
  for (let i = 0; i < containers; i++) {
    const task = machine.call(workers, 'makeTask', DONE_AT_ONCE, ONE, i, 0, 0, 0);
    expectEqual('submit', machine.call(workers, 'submit', task, 0), 0);
    for (let worker = workers - 1; worker >= 0; worker--) machine.call(worker, 'workSlice', 4);
    expectEqual('reap', machine.call(workers, 'reap', 1), 1);
    machine.call(workers, 'freeReaped', 1);
  }
}

const isDead = (machine: Machine, thread: number): boolean =>
  machine.states.of(machine.threads[thread] as Thread) === DEAD;

interface Parts extends Options {
  name: string;
  clients: { call: string; args: number[]; attached?: boolean }[];
  containers?: number;
  mayDie?: number;
  /** Its client cancels its first task. */
  cancels?: boolean;
  check?: (machine: Machine) => void;
}

/** Workers first, and last who gives up the slot of a client that dies: so that client i has slot workers + i. */
function systemCase(parts: Parts, more: Partial<Case> = {}): Case {
  const { name, clients, workers = 1, containers = 1 } = parts;
  const workerThreads = Array.from({ length: workers }, (_, i) => i);
  let before = [0, 0];
  const program = {
    name,
    threads: [...workerThreads.map(() => ({ call: 'work', args: [] })), ...clients],
    mayRest: [...workerThreads, ...(parts.mayDie === undefined ? [] : [workers + clients.length - 1])],
    mayDie: parts.mayDie,
    timePasses: true,
    setup(machine: Machine) {
      const kinds = clients.map(({ attached }) => (attached === false ? NOBODY : CLIENT));
      startRuntime(machine, [...workerThreads, ...kinds], { ...parts, workers });
      const { pool, lanes } = makePool(machine, containers);
      deliberate.runtime(machine, workers, pool, METHODS.length, lanes);
      // The number of a turn decides in what order queues are looked at, every eighth time; otherwise a worker that
      // looks for work again and again would never come by the same state.
      for (let i = 0; i < workers; i++) machine.ignore(slotAt(i) + SLOT_TURN);
      for (let i = 0; i < clients.length; i++) deliberate.outstanding(machine, slotAt(workers + i));
      if (parts.mayDie !== undefined) deliberate.leftovers(machine, slotAt(parts.mayDie));
      if (kinds[0] === CLIENT) warmUp(machine, workers, containers);
      if (parts.cancels) {
        const task = machine.call(workers, 'makeTask', DONE_AT_ONCE, ONE, 0, 0, 0, 0);
        deliberate.cancelledTask(machine, task); // the block that the client's task will lie in
        machine.call(workers, 'freeTask', task);
      }
      before = [liveBytes(machine, MAIN), liveBytes(machine, RUNTIME)];
    },
    check(machine: Machine) {
      const died = program.mayDie !== undefined && isDead(machine, program.mayDie);
      expectEqual('isQuiet', machine.call(0, 'isQuiet'), 1);
      for (let i = died ? 1 : 0; i < clients.length; i++) {
        expectEqual('outstanding', machine.load(slotAt(workers + i) + SLOT_OUTSTANDING), 0);
      }
      // A client that dies with a task in its hands, neither submitted nor freed, leaves that one behind.
      const left = liveBytes(machine, MAIN) - (before[0] as number);
      if (!died || left !== TASK_BLOCK) expectEqual('live bytes of main left', left, 0);
      // But for the statistics of a method, which are made at its first run.
      const more = liveBytes(machine, RUNTIME) - (before[1] as number);
      if (workers === 1) expectEqual('live bytes of runtime_data', more % STATISTICS, 0);
      parts.check?.(machine);
    },
  };
  return {
    name,
    engine: 'shipped',
    program,
    limits: { preemptions: workers === 1 ? 2 : 1, states: 40_000 },
    ...more,
  };
}

const DEEP: Partial<Case> = { deep: true, limits: { preemptions: 2, states: 2_000_000 } };
/** In place of a bound on pre-emptions. */
const COMPLETE: Partial<Case> = { limits: undefined };

const client = (slot: number, method: number, count: number, containers = 1) => ({
  call: 'client',
  args: [slot, method, count, containers, OUTCOME_OK],
});

const cancelling = (slot: number, method: number, query: number) => ({
  call: 'cancellingClient',
  args: [slot, method, query, LATE_NS],
});

const late = (slot: number, method: number, query: number) => ({
  call: 'lateClient',
  args: [slot, method, query, LATE_NS * 2, LATE_NS],
});

export const SYSTEM: Case[] = [
  systemCase({ name: 'system: 1 client x1, 1 worker', clients: [client(1, DONE_AT_ONCE, 1)] }, COMPLETE),
  systemCase({ name: 'system: 1 client x2, 1 worker', clients: [client(1, DONE_AT_ONCE, 2)] }),
  systemCase({
    name: 'system: 2 clients x1, 1 worker',
    clients: [client(1, DONE_AT_ONCE, 1), client(2, DONE_AT_ONCE, 1)],
  }),
  systemCase({ name: 'system: 1 client x1, 2 workers', workers: 2, clients: [client(2, DONE_AT_ONCE, 1)] }),
  systemCase(
    {
      name: 'system: 2 clients x3, 2 workers',
      workers: 2,
      containers: 2,
      clients: [client(2, DONE_AT_ONCE, 3, 2), client(3, WAITS_FOR_CHILD, 3, 2)],
    },
    { large: true },
  ),
  systemCase({ name: 'system: credits', credits: 1, clients: [client(1, DONE_AT_ONCE, 2)] }),
  systemCase({ name: 'system: a full ring', ringDepth: 1, clients: [client(1, DONE_AT_ONCE, 2)] }),
  systemCase({
    name: 'system: a child',
    workers: 2,
    containers: 2,
    clients: [client(2, WAITS_FOR_CHILD, 1, 2)],
  }),
  systemCase(
    {
      name: 'system: a client dies anywhere',
      mayDie: 1,
      clients: [client(1, DONE_AT_ONCE, 1), client(2, DONE_AT_ONCE, 1), { call: 'undertaker', args: [1] }],
    },
    { limits: { preemptions: 1, states: 60_000 } },
  ),
  systemCase({ name: 'system: a sleep', clients: [client(1, SLEEPS, 1)] }),
  systemCase(
    {
      name: 'system: any of two children',
      workers: 2,
      containers: 2,
      clients: [client(2, WAITS_FOR_ANY, 1, 2)],
    },
    DEEP,
  ),
  systemCase({ name: 'system: a sleep, cancelled', cancels: true, clients: [cancelling(1, SLEEPS, ONE)] }),
  systemCase({
    name: 'system: a child, cancelled',
    workers: 2,
    containers: 2,
    cancels: true,
    clients: [cancelling(2, WAITS_FOR_CHILD, ONE)],
  }),
  systemCase(
    {
      name: 'system: a broadcast, cancelled',
      workers: 2,
      containers: 2,
      cancels: true,
      clients: [cancelling(2, DONE_AT_ONCE, EVERY)],
    },
    DEEP,
  ),
  systemCase(
    {
      name: 'system: a periodic task, cancelled',
      workers: 2,
      cancels: true,
      clients: [{ call: 'periodicClient', args: [2, ONE, PERIOD_NS] }],
    },
    DEEP,
  ),
  systemCase({ name: 'system: a sleep, late', clients: [late(1, SLEEPS, ONE)] }),
  systemCase(
    {
      name: 'system: a child, late',
      workers: 2,
      containers: 2,
      clients: [late(2, WAITS_FOR_CHILD, ONE)],
    },
    DEEP,
  ),
];
