// What time costs: deadlines that are kept, mostly.
import type { Claim } from '../harness/claim.js';
import type { Given } from './given.js';
import { CHIMAERA } from './peers.js';

const TIMERS = 245 * 4096;

export function timerClaims({ seconds }: Given): Claim[] {
  return [
    {
      name: 'timers',
      what: 'starting and stopping a timer, of 10^6 between a second and an hour away, its memory included',
      figure: 'us',
      unit: 'us',
      better: 'less',
      subject: CHIMAERA.name,
      target: 0.2,
      measurements: [{ peer: CHIMAERA.name, scenario: 'timers', args: { timers: TIMERS, seconds } }],
    },
  ];
}
