// What the claims are given by the command line, and the measurement that several of them use.
import type { Durations, Measurement } from '../harness/claim.js';
import type { Kernel } from '../pools/pool.js';
import type { Peer } from './peers.js';

export interface Given extends Durations {
  baselines: string | undefined;
}

/** A measurement of a pool: `scenario` gets the adapter's file and `args`. */
export function ofPool({ name, adapter, group }: Peer, scenario: string, args: object): Measurement {
  const measurement = { peer: name, scenario, args: { adapter, ...args } };
  return group === undefined ? measurement : { ...measurement, group };
}

/** Tasks a second of each pool, all under the same load. */
export function rates(
  peers: Peer[],
  load: { workers: number; kernel: Kernel; argument: number; window: number },
  { seconds, warmup }: Given,
): Measurement[] {
  return peers.map((peer) => ofPool(peer, 'rate', { ...load, seconds, warmup }));
}
