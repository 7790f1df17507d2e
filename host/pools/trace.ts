// Reading the engine's traces: the last tasks of each worker, in the order of their times.
import { SYSTEM_GROUP } from '../../assembly/abi/container-layout.js';
import { SLOT_TRACE } from '../../assembly/abi/slot-layout.js';
import {
  EVENT_CONTAINER,
  EVENT_DEPTH,
  EVENT_GROUP,
  EVENT_KIND,
  EVENT_LANE,
  EVENT_METHOD,
  EVENT_POOL,
  EVENT_PRIORITY,
  EVENT_ROOT_HI,
  EVENT_ROOT_LO,
  EVENT_TIME,
  TRACE_CAPACITY,
  TRACE_COUNT,
  TRACE_END,
  TRACE_EVENT_SIZE,
  TRACE_EVENTS,
  TRACE_RESUME,
  TRACE_START,
  TRACE_SUSPEND,
} from '../../assembly/abi/trace-layout.js';
import type { Engine } from '../engine/instance.js';
import { methodRows } from '../modules/descriptor.js';
import type { Manifest } from '../modules/manifest.js';
import { listPools } from './statistics.js';

export interface TraceEvent {
  /** On the platform's clock. */
  timeNs: number;
  worker: number;
  /** `pool/container/group/lane`, with `/high` behind it for the lanes of that priority. */
  lane: string;
  /** The method's name. */
  method: string;
  /** The TaskNode: `root:depth`. */
  task: string;
  kind: 'start' | 'suspend' | 'resume' | 'end';
}

const KINDS: Record<number, TraceEvent['kind']> = {
  [TRACE_START]: 'start',
  [TRACE_RESUME]: 'resume',
  [TRACE_SUSPEND]: 'suspend',
  [TRACE_END]: 'end',
};

interface PoolNames {
  name: string;
  methods: Map<number, string>;
}

/** The events that the workers' traces still hold. Pools that are gone appear by their id. */
export function readTrace(
  engine: Engine,
  workerSlots: readonly number[],
  manifestOf: (module: number) => Manifest | undefined,
): TraceEvent[] {
  const pools = namesOf(engine, manifestOf);
  return workerSlots
    .flatMap((slot, worker) => addressesOf(engine, slot).map((at) => readEvent(engine, at, worker, pools)))
    .sort((a, b) => a.timeNs - b.timeNs || a.worker - b.worker); // stable: a worker's own order stays
}

/** One line an event: `time worker lane method task kind`. */
export function formatTrace(events: readonly TraceEvent[]): string {
  return events
    .map(
      ({ timeNs, worker, lane, method, task, kind }) =>
        `${timeNs} ${worker} ${lane} ${method} ${task} ${kind}\n`,
    )
    .join('');
}

function namesOf(
  engine: Engine,
  manifestOf: (module: number) => Manifest | undefined,
): Map<number, PoolNames> {
  return new Map(
    listPools(engine).map(({ id, name, module }) => {
      const manifest = manifestOf(module);
      const rows = manifest ? methodRows(manifest) : [];
      return [id.lo, { name, methods: new Map(rows.map((row) => [row.id as number, row.name])) }];
    }),
  );
}

// Addresses of the events of a slot's trace, the oldest first.
function addressesOf(engine: Engine, slot: number): number[] {
  const { u32 } = engine.views;
  const trace = u32[((engine.exports.slotAt(slot) >>> 0) + SLOT_TRACE) >>> 2];
  if (trace === 0) return [];
  const count = u32[(trace + TRACE_COUNT) >>> 2];
  const capacity = u32[(trace + TRACE_CAPACITY) >>> 2];
  const first = Math.max(0, count - capacity);
  return Array.from({ length: count - first }, (_, i) => {
    return trace + TRACE_EVENTS + ((first + i) % capacity) * TRACE_EVENT_SIZE;
  });
}

function readEvent(engine: Engine, at: number, worker: number, pools: Map<number, PoolNames>): TraceEvent {
  const { u32, f64 } = engine.views;
  const word = (offset: number) => u32[(at + offset) >>> 2];
  const pool = pools.get(word(EVENT_POOL));
  const group = word(EVENT_GROUP) === SYSTEM_GROUP ? 'system' : word(EVENT_GROUP);
  const priority = word(EVENT_PRIORITY) === 0 ? '' : '/high';
  const method = word(EVENT_METHOD);
  return {
    timeNs: f64[(at + EVENT_TIME) >>> 3],
    worker,
    lane: `${pool?.name ?? word(EVENT_POOL)}/${word(EVENT_CONTAINER)}/${group}/${word(EVENT_LANE)}${priority}`,
    method: pool?.methods.get(method) ?? `${method}`,
    task: `${word(EVENT_ROOT_HI).toString(16)}.${word(EVENT_ROOT_LO)}:${word(EVENT_DEPTH)}`,
    kind: KINDS[word(EVENT_KIND)],
  };
}
