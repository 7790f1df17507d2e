// One task for 16 containers, and one answer.
import type { Claim } from '../harness/claim.js';
import { type Given, ofPool } from './given.js';
import { CHIMAERA, RING, rings } from './peers.js';

const TIME = { figure: 'us', unit: 'us', better: 'less', subject: CHIMAERA.name, against: RING } as const;
const WIDTH = 16;
const WORKERS = 2;

export function fanOutClaims({ baselines, seconds, warmup }: Given): Claim[] {
  const claim = (name: string, what: string, window: number): Claim => ({
    ...TIME,
    name,
    what: `a no-op on ${WIDTH} containers, gathered, ${WORKERS} workers, ${what}; the ring: ${WIDTH} calls`,
    target: 0.7,
    measurements: [CHIMAERA, ...rings(baselines, 'poll')].map((peer) =>
      ofPool(peer, 'fan-out', { workers: WORKERS, width: WIDTH, window, seconds, warmup }),
    ),
  });
  return [claim('fan-out', 'back to back', 1), claim('fan-out-64', '64 at once', 64)];
}
