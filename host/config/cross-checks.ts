// What several keys must satisfy together. A message names the key to change and, as everywhere, what was
// expected; validate.ts puts in front what was found.
import type { z } from 'zod';
import { MAX_WORKERS } from '../../assembly/abi/limits.js';
import type { Configuration } from './configuration.js';

type Sizes = Pick<Configuration['memory'], 'main_mib' | 'client_data_mib' | 'runtime_data_mib'>;

type Address = Pick<Configuration['network'], 'address' | 'port' | 'keys'>;

type Workers = Pick<Configuration['runtime'], 'workers' | 'high_latency_workers' | 'reinforcement_workers'>;

// Memory below the segments, and the two ends they may not reach: an offset has 32 bits, an atomic access 31.
const RESERVED_MIB = 128;
export const ALL_BELOW_MIB = 4096 - RESERVED_MIB;
export const ATOMIC_BELOW_MIB = 2048 - RESERVED_MIB;

function refuse<Keys>(context: z.RefinementCtx<Keys>, keys: Keys, key: keyof Keys & string, message: string) {
  context.addIssue({ code: 'custom', input: keys[key], path: [key], message });
}

/** Whether the sizes can be added up, whatever else is wrong in their section. */
export function hasSizes({ value }: { value: unknown }): boolean {
  const sizes = value as Partial<Sizes> | null;
  return [sizes?.main_mib, sizes?.client_data_mib, sizes?.runtime_data_mib].every(Number.isInteger);
}

export function checkSizes(sizes: Sizes, context: z.RefinementCtx<Sizes>): void {
  const { main_mib: main, client_data_mib: client, runtime_data_mib: runtimeData } = sizes;
  const atomic = main + runtimeData;
  const all = atomic + client;
  const expected = (what: string, have: number, below: number) =>
    `less: ${what} have ${have} MiB together, of at most ${below - 1}`;
  if (atomic >= ATOMIC_BELOW_MIB) {
    const larger = main >= runtimeData ? 'main_mib' : 'runtime_data_mib';
    refuse(context, sizes, larger, expected('main and runtime_data', atomic, ATOMIC_BELOW_MIB));
  } else if (all >= ALL_BELOW_MIB) {
    // The other two fit below half of the memory: this is the one that is too large.
    refuse(context, sizes, 'client_data_mib', expected('the segments', all, ALL_BELOW_MIB));
  }
}

/** Whether the address can be judged, whatever else is wrong in its section. */
export function hasAddress({ value }: { value: unknown }): boolean {
  const network = value as Partial<Address> | null;
  return typeof network?.address === 'string' && typeof network.keys === 'string';
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/;

/** Whoever reaches a node without keys can use it: it is to be reached from this machine alone. */
export function checkAddress(network: Address, context: z.RefinementCtx<Address>): void {
  if (network.port === 'none' || network.keys !== 'none' || LOOPBACK.test(network.address)) return;
  refuse(context, network, 'address', 'an address of the loopback, or a file of keys (see network.keys)');
}

/** Whether the workers can be counted, whatever else is wrong in their section. */
export function hasWorkers({ value }: { value: unknown }): boolean {
  const counts = value as Partial<Workers> | null;
  const named = counts?.workers === 'auto' || Number(counts?.workers) <= MAX_WORKERS;
  return named && [counts?.high_latency_workers, counts?.reinforcement_workers].every(Number.isInteger);
}

export function checkWorkers(counts: Workers, context: z.RefinementCtx<Workers>): void {
  const { workers, high_latency_workers: high, reinforcement_workers: learners } = counts;
  const all = (workers === 'auto' ? 1 : workers) + high + learners;
  if (all <= MAX_WORKERS) return;
  const larger = high >= learners ? 'high_latency_workers' : 'reinforcement_workers';
  refuse(context, counts, larger, `less: there would be ${all} workers together, of at most ${MAX_WORKERS}`);
}
