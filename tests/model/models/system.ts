// A whole runtime in small, in the binary that ships: clients submit, workers in their own loop run a module's methods,
// sleep and are woken. What two tasks of a container touch they touch plainly: were they ever at work at once, or a task
// twice, that would be a data race.
import {
  CALL_MAP_TASK_TO_LANE,
  CALL_NEW_STATE,
  CALL_ORCHESTRATE,
  CALL_RUN,
  CALLS_PER_MODULE,
} from '../../../assembly/abi/layout.js';
import { PLACES_LANES } from '../../../assembly/abi/policy-layout.js';
import { SLOT_OUTSTANDING, SLOT_TURN } from '../../../assembly/abi/slot-layout.js';
import { OUTCOME_APP_ERROR, REASON_TRAP } from '../../../assembly/abi/status.js';
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
const METHODS = [10, 11, 12, 13, 14, 15];
const DONE_AT_ONCE = 10;
const WAITS_FOR_CHILD = 11;
const SLEEPS = 12;
const WAITS_FOR_ANY = 13;
const TRAPS = 14;
// As assembly/pool/module.ts draws them.
const METHOD_ROW = 36;
const METHOD_FLAGS = 4;
/** TF_REPLICA: its task may go to several containers. */
const METHOD_REPLICA = 2;
const MODULE_STATE = 16;
/** As pool/module.ts has it: the drivers' module is a policy too. */
const MODULE_PLACES_LANES = 1 << 5;
const BLOB = place(1);
const BLOB_BYTES = METHODS.length * METHOD_ROW;
/** Names of modules, of one letter each. */
const NAME = SCRATCH;
const RENEWED_NAME = SCRATCH + 4;
const OTHER_NAME = SCRATCH + 8;
const ANNOUNCED = 28; // of the checker
const FIRST_POOL = 21;
const OUTCOME_OK = 0;
const ANY_OUTCOME = 0xffffffff;
/** AppError(Trap). */
const TRAPPED = OUTCOME_APP_ERROR | (REASON_TRAP << 8);
/** Queries: RANGE_GLOBAL with SELECT_ID, and with SELECT_RANGE. */
const ONE = 0x002;
const EVERY = 0x202;
const PERIOD_NS = 1e6;
const LATE_NS = 2e6;
/** What is made at a method's first run: a histogram of 3072 bytes and its model of 384. */
const STATISTICS = 384;
/** The block of a task of the drivers. */
const TASK_BLOCK = 192;

/** Puts a module's functions into the tables of all workers. */
function setEntries(machine: Machine, module: number, run: string): void {
  const first = module * CALLS_PER_MODULE;
  machine.setEntry(first + CALL_RUN, run);
  machine.setEntry(first + CALL_MAP_TASK_TO_LANE, 'mapTaskToLane');
  machine.setEntry(first + CALL_NEW_STATE, 'newState');
  machine.setEntry(first + CALL_ORCHESTRATE, 'orchestrate');
}

/** Registers a module of the drivers under a name of one letter, with all methods. */
function registerModule(machine: Machine, module: number, name: number, run: string): void {
  setEntries(machine, module, run);
  for (const [i, id] of METHODS.entries()) {
    machine.store(BLOB + i * METHOD_ROW, id);
    machine.store(BLOB + i * METHOD_ROW + METHOD_FLAGS, METHOD_REPLICA);
  }
  const args = [name, 1, MODULE_PLACES_LANES, MODULE_STATE, BLOB, METHODS.length, BLOB_BYTES];
  expectEqual('registerModule', machine.call(0, 'registerModule', ...args), module);
}

/** Makes a pool of a module that has its name, with one lane a container. */
function makePool(
  machine: Machine,
  id: number,
  name: number,
  module: number,
  containers: number,
): { pool: number; lanes: number[] } {
  const pool = machine.call(0, 'reservePool', id, POOL_HI, name, 1, module, containers);
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
  /** The module of the drivers is the policy for lanes. */
  policy?: boolean;
  /** The memory of one that is destroyed comes back when all workers have passed by, and no sooner. */
  makesPools?: boolean;
  /** More that is there before the threads begin. */
  prepare?: (machine: Machine) => void;
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
      for (const [i, name] of [NAME, RENEWED_NAME, OTHER_NAME].entries()) machine.store(name, 0x6d + i);
      registerModule(machine, 0, NAME, 'run');
      const { pool, lanes } = makePool(machine, POOL_LO, NAME, 0, containers);
      deliberate.runtime(machine, workers, pool, METHODS.length, lanes);
      parts.prepare?.(machine);
      // The number of a turn decides in what order queues are looked at, every eighth time; otherwise a worker that
      // looks for work again and again would never come by the same state.
      for (let i = 0; i < workers; i++) machine.ignore(slotAt(i) + SLOT_TURN);
      for (let i = 0; i < clients.length; i++) deliberate.outstanding(machine, slotAt(workers + i));
      if (parts.mayDie !== undefined) deliberate.leftovers(machine, slotAt(parts.mayDie));
      if (kinds[0] === CLIENT) warmUp(machine, workers, containers);
      if (parts.policy) expectEqual('setPolicy', machine.call(0, 'setPolicy', PLACES_LANES, 0), 0);
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
      if (workers === 1 && !parts.makesPools) expectEqual('live bytes of runtime_data', more % STATISTICS, 0);
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

/** The first build of a module that is replaced, with a pool. */
function prepareBuilds(machine: Machine): void {
  registerModule(machine, 1, RENEWED_NAME, 'runFirst');
  setEntries(machine, 2, 'runSecond');
  setEntries(machine, 3, 'runOther');
  machine.store(ANNOUNCED, 2);
  const { pool, lanes } = makePool(machine, FIRST_POOL, RENEWED_NAME, 1, 1);
  deliberate.runtime(machine, 2, pool, METHODS.length, lanes);
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
  systemCase(
    {
      name: 'system: a policy moves lanes',
      workers: 2,
      containers: 2,
      policy: true,
      clients: [client(2, DONE_AT_ONCE, 4, 2), client(3, WAITS_FOR_CHILD, 2, 2)],
    },
    { large: true },
  ),
  systemCase(
    {
      name: 'system: a method traps',
      workers: 2,
      containers: 2,
      clients: [
        { call: 'client', args: [2, TRAPS, 1, 2, TRAPPED] },
        { call: 'client', args: [3, DONE_AT_ONCE, 2, 2, ANY_OUTCOME] },
      ],
    },
    { large: true },
  ),
  systemCase(
    {
      name: 'system: a module is replaced',
      workers: 2,
      runtimeMib: 2,
      prepare: prepareBuilds,
      makesPools: true,
      check: (machine) => expectEqual('findPool', machine.call(0, 'findPool', FIRST_POOL, POOL_HI), 0),
      clients: [
        { call: 'renewingClient', args: [2, RENEWED_NAME, OTHER_NAME, BLOB, METHODS.length, BLOB_BYTES] },
        { call: 'lookingClient', args: [3] },
      ],
    },
    { large: true },
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
