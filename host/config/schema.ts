// The bounds of every key, once, for validation and for the JSON Schema that editors use.
// Imported only when there is something to validate: loading zod takes about as long as starting Node.
import { z } from 'zod';
import {
  MAX_CONTAINERS,
  MAX_LANES,
  MAX_MODULES,
  MAX_NAME_BYTES,
  MAX_POOLS,
  MAX_WORKERS,
} from '../../assembly/abi/limits.js';
import type { AllocatorKind, Configuration } from './configuration.js';
import {
  ALL_BELOW_MIB,
  ATOMIC_BELOW_MIB,
  checkAddress,
  checkSizes,
  checkWorkers,
  hasAddress,
  hasSizes,
  hasWorkers,
} from './cross-checks.js';
import { DEFAULTS } from './defaults.autogen.js';
import { knownKeys } from './suggest.js';

const { runtime, work_orchestrator, memory, process_queue, queue, network, compose, modules } = DEFAULTS;

// The messages of this file are what was expected; validate.ts puts in front what was found.
const integer = (from: number, to: number, unit = '', or = '') => {
  const expected = `${or}a whole number from ${from} to ${to}${unit === '' ? '' : ` (${unit})`}`;
  return z.int(expected).min(from, expected).max(to, expected);
};

const section = <Shape extends z.ZodRawShape>(path: string[], shape: Shape) =>
  z.strictObject(shape, `a section with keys of ${knownKeys(path).join(', ')}`);

const list = (item: z.ZodString, of: string, most: number) => {
  const expected = `a list of up to ${most} ${of}`;
  return z.array(item, expected).max(most, expected);
};

const ALLOCATORS = ['slab', 'arena', 'free_list'] as const satisfies readonly AllocatorKind[];
const allocator = () => z.enum(ALLOCATORS, `one of ${ALLOCATORS.join(', ')}`);

const moduleName = z
  .string('the name of a module')
  .regex(/^[A-Za-z_]\w*$/, 'the name of a module: letters, digits and _')
  .max(MAX_NAME_BYTES, `at most ${MAX_NAME_BYTES} letters`);
const policy = () => moduleName;
const folder = z.string('the path of a folder').min(1, 'the path of a folder');
const registry = () => list(moduleName, 'module names', MAX_MODULES);

const workers = z
  .union(
    [z.literal('auto'), integer(1, MAX_WORKERS, '', 'auto or ')],
    `auto or a whole number from 1 to ${MAX_WORKERS}`,
  )
  .default(runtime.workers)
  .describe('Worker threads; auto = one for each core');

const segmentSize = (below: number) => integer(1, below - 2, 'MiB');

const powerOfTwo = 'a power of two from 2 to 1048576';

export const schema = section([], {
  runtime: section(['runtime'], {
    workers,
    high_latency_workers: integer(0, MAX_WORKERS - 1, 'threads')
      .default(runtime.high_latency_workers)
      .describe('Worker threads for high-latency and long-running lanes alone; 0 = the others run these'),
    reinforcement_workers: integer(0, MAX_WORKERS - 1, 'threads')
      .default(runtime.reinforcement_workers)
      .describe('Threads that learn what methods cost; 0 = each worker learns from what it runs'),
    client_credits: integer(1, 1 << 24, 'tasks')
      .default(runtime.client_credits)
      .describe('Tasks that one client may have outstanding'),
    turn_budget_tasks: integer(1, 65_536, 'tasks')
      .default(runtime.turn_budget_tasks)
      .describe('Tasks that a worker runs from one lane before it looks at the next'),
    spin_us: integer(0, 1_000_000, 'microseconds')
      .default(runtime.spin_us)
      .describe('How long a worker without work spins before it parks'),
    wait_limit_ms: integer(1, 2_000_000_000, 'milliseconds')
      .default(runtime.wait_limit_ms)
      .describe('How long a client waits for a task without a deadline of its own'),
    stop_deadline_ms: integer(0, 3_600_000, 'milliseconds')
      .default(runtime.stop_deadline_ms)
      .describe('How long stop() lets accepted tasks finish'),
    sample_period: integer(1, 1 << 20, 'tasks')
      .default(runtime.sample_period)
      .describe('Of short tasks, one in this many is timed'),
    watchdog_ms: integer(0, 3_600_000, 'milliseconds')
      .default(runtime.watchdog_ms)
      .describe('Longest call of a method that is not reported; 0 = nobody looks'),
  })
    .superRefine(checkWorkers, { when: hasWorkers })
    .prefault({}),
  work_orchestrator: section(['work_orchestrator'], {
    queue_policy: policy()
      .default(work_orchestrator.queue_policy)
      .describe('The module that says which worker is home of a lane, or none'),
    processor_policy: policy()
      .default(work_orchestrator.processor_policy)
      .describe('The module that says which processor a worker runs on, or none'),
  }).prefault({}),
  memory: section(['memory'], {
    main_mib: segmentSize(ATOMIC_BELOW_MIB).default(memory.main_mib).describe('Tasks (MiB)'),
    client_data_mib: segmentSize(ALL_BELOW_MIB)
      .default(memory.client_data_mib)
      .describe('Payload buffers of clients (MiB)'),
    runtime_data_mib: segmentSize(ATOMIC_BELOW_MIB)
      .default(memory.runtime_data_mib)
      .describe('What the runtime itself needs (MiB)'),
    main_allocator: allocator().default(memory.main_allocator),
    client_data_allocator: allocator().default(memory.client_data_allocator),
    runtime_data_allocator: allocator().default(memory.runtime_data_allocator),
    client_quota_percent: integer(1, 100, 'percent')
      .default(memory.client_quota_percent)
      .describe('The share of main and client_data that one client may hold'),
  })
    .superRefine(checkSizes, { when: hasSizes })
    .prefault({}),
  process_queue: section(['process_queue'], {
    depth: integer(2, 1 << 20, 'a power of two')
      .refine((depth) => (depth & (depth - 1)) === 0, powerOfTwo)
      .default(process_queue.depth)
      .describe('Tasks that the lane of a client thread holds; a power of two'),
  }).prefault({}),
  queue: section(['queue'], {
    depth: integer(1, 1 << 20, 'tasks')
      .default(queue.depth)
      .describe('Tasks that a lane group may hold, unless its container says otherwise'),
    max_lanes: integer(1, MAX_LANES, 'lanes')
      .default(queue.max_lanes)
      .describe('Lanes that a group grows to, unless its container says otherwise'),
  }).prefault({}),
  network: section(['network'], {
    socket: z
      .string('auto, none, or the path of a socket')
      .min(1, 'auto, none, or the path of a socket')
      .default(network.socket)
      .describe('Unix socket for clients of other processes; auto = in a folder of this user'),
    address: z
      .string('an address of this machine')
      .min(1, 'an address of this machine')
      .default(network.address)
      .describe('Address for TCP'),
    port: z
      .union(
        [z.literal('none'), integer(0, 65_535, '', 'none or ')],
        'none or a whole number from 0 to 65535',
      )
      .default(network.port)
      .describe('TCP port for clients; 0 = any free one'),
    keys: z
      .string('none, or the path of a file')
      .min(1, 'none, or the path of a file')
      .default(network.keys)
      .describe(
        'Keys of the clients that may connect by TCP; must be there unless the address is the loopback',
      ),
    client_calls: integer(1, 65_536, 'tasks')
      .default(network.client_calls)
      .describe('Tasks that a client of another process may have on their way'),
    client_bulk_mib: integer(1, 2048, 'MiB')
      .default(network.client_bulk_mib)
      .describe('What the buffers of these tasks may hold together'),
    lease_ms: integer(100, 3_600_000, 'milliseconds')
      .default(network.lease_ms)
      .describe('A client that is silent for longer is taken for dead'),
  })
    .superRefine(checkAddress, { when: hasAddress })
    .prefault({}),
  compose: z
    .array(
      z.strictObject(
        {
          module: moduleName,
          pool: z
            .string('the name of a pool')
            .min(1, 'the name of a pool')
            .max(MAX_NAME_BYTES, 'a shorter name'),
          containers: integer(1, MAX_CONTAINERS, 'containers').optional(),
          params: z
            .record(
              z.string(),
              z.union([z.number(), z.boolean()], 'a number, true or false'),
              'parameters by their names',
            )
            .optional(),
        },
        'a section with keys of module, pool, containers, params',
      ),
      'a list of pools',
    )
    .max(MAX_POOLS, `at most ${MAX_POOLS} pools`)
    .default(compose)
    .describe('Pools to create at the start'),
  modules: section(['modules'], {
    paths: list(folder, 'folders', 64).default(modules.paths).describe('Folders searched for modules'),
    registry: registry().default(modules.registry).describe('Names of modules to register at the start'),
  }).prefault({}),
  task_registry: registry()
    .optional()
    .describe('The older name of modules.registry')
    .meta({ deprecated: true }),
}) satisfies z.ZodType<Configuration & { task_registry?: string[] | undefined }>;
