// One task at a time.
import type { Claim, Measurement } from '../harness/claim.js';
import { type Given, ofPool } from './given.js';
import { CHIMAERA, foreignSpinner, RING, rings } from './peers.js';

const TIME = { figure: 'us', unit: 'us', better: 'less', subject: CHIMAERA.name, against: RING } as const;
/** Long enough for both sides to spin, give up, and sleep. */
const PAUSE_MS = 2;

export function roundTripClaims(given: Given): Claim[] {
  const { baselines, seconds, warmup } = given;
  const ofPools = (kind: 'poll' | 'port', load: object): Measurement[] =>
    [CHIMAERA, ...rings(baselines, kind)].map((peer) => ofPool(peer, 'latency', { ...load, warmup }));
  return [
    {
      ...TIME,
      name: 'round-trip-spinning',
      what: 'a no-op from a thread that blocks, both sides spin',
      target: 3,
      measurements: spinning(given),
    },
    {
      ...TIME,
      name: 'round-trip-busy',
      what: 'a no-op from an event loop, back to back; the ring polls',
      target: 1.5,
      measurements: ofPools('poll', { pauseMs: 0, seconds }),
    },
    {
      ...TIME,
      name: 'round-trip-paused',
      what: `a no-op from an event loop after ${PAUSE_MS} ms without any, both sides asleep; the ring sends a message`,
      target: 1.1,
      measurements: ofPools('port', { pauseMs: PAUSE_MS, seconds: seconds * 3 }),
    },
  ];
}

function spinning({ baselines, seconds, warmup }: Given): Measurement[] {
  const args = { seconds, warmup };
  const ours = [
    { peer: CHIMAERA.name, scenario: 'spinning-client', args },
    { peer: 'ring-spin', group: RING, scenario: 'spinning-ring', args },
  ];
  const program = foreignSpinner(baselines);
  if (program === undefined) return ours;
  const foreign = {
    scenario: 'spinning-foreign',
    args: { program, seconds: seconds / 2, warmup: warmup / 4 },
  };
  return [...ours, { peer: 'ring-spin (baselines)', group: RING, ...foreign }];
}
