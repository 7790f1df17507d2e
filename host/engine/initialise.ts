// A memory's size and its first words, from a configuration.
import type { Configuration } from '../config/configuration.js';
import { statusError } from '../errors.js';
import { ALLOCATOR_KINDS, type EngineExports, SEGMENTS_BASE } from './abi.js';

const MIB = 1 << 20;
const PAGE = 65536;
/** A worker that keeps a processor from a client that is awake spins at most this long. */
const CROWDED_SPIN_NS = 5000;

/** Lays out a zeroed memory; throws CHI_E_BAD_ARGUMENT when the sizes do not fit. */
export function initialise(
  exports: EngineExports,
  { runtime, memory, process_queue, queue }: Configuration,
  lowWorkers: number,
  processors: number,
  traceCapacity: number,
): void {
  const kinds =
    ALLOCATOR_KINDS[memory.main_allocator] |
    (ALLOCATOR_KINDS[memory.runtime_data_allocator] << 8) |
    (ALLOCATOR_KINDS[memory.client_data_allocator] << 16);
  const workers = lowWorkers + runtime.high_latency_workers;
  const spinNs = runtime.spin_us * 1000;
  const status = exports.initialise(
    memory.main_mib,
    memory.runtime_data_mib,
    memory.client_data_mib,
    kinds,
    workers,
    process_queue.depth,
    runtime.client_credits,
    runtime.turn_budget_tasks,
    spinNs,
    runtime.sample_period,
    queue.depth,
    queue.max_lanes,
    memory.client_quota_percent,
    traceCapacity,
    runtime.watchdog_ms,
    Math.min(spinNs, CROWDED_SPIN_NS),
    lowWorkers,
    runtime.reinforcement_workers,
    processors,
  );
  if (status !== 0) throw statusError(status, { name: 'the runtime’s memory' });
}

/** Pages that the memory of a configuration has. */
export function pagesFor({ memory }: Configuration): number {
  const mib = memory.main_mib + memory.runtime_data_mib + memory.client_data_mib;
  return (SEGMENTS_BASE + mib * MIB) / PAGE;
}

/** Largest buffer that one client can have, in bytes. */
export function bufferLimit({ memory }: Configuration): number {
  return Math.floor((memory.client_data_mib * MIB * memory.client_quota_percent) / 100);
}
