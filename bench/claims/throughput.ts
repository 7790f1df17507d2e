// Many tasks at once, from JavaScript.
import type { Claim } from '../harness/claim.js';
import type { Kernel } from '../pools/pool.js';
import { type Given, rates } from './given.js';
import { CHIMAERA, otherPools, PISCINA, POST_MESSAGE, RING, rings } from './peers.js';

const RATE = { figure: 'rate', unit: 'tasks/s', better: 'more', subject: CHIMAERA.name } as const;
const NOOP = { workers: 1, kernel: 'noop' as Kernel, argument: 1 };
const WORK = { workers: 2, kernel: 'spin' as Kernel, window: 256 };
const STEPS_5_US = 2500;
const STEPS_100_US = 50_000;

/** A ring has nothing to do but carry the task; a runtime also allocates, routes, schedules and accounts. */
export function noopClaims(given: Given): Claim[] {
  const everybody = [
    CHIMAERA,
    ...rings(given.baselines),
    PISCINA,
    POST_MESSAGE,
    ...otherPools(given.baselines),
  ];
  const few = rates(everybody, { ...NOOP, window: 1024 }, given);
  const many = rates([CHIMAERA, ...rings(given.baselines)], { ...NOOP, window: 100_000 }, given);
  const what = 'no-ops from JavaScript, 1 worker';
  return [
    {
      ...RATE,
      name: 'noop-1024',
      what: `${what}, 1 024 outstanding`,
      against: RING,
      target: 0.5,
      measurements: few,
    },
    {
      ...RATE,
      name: 'noop-100k',
      what: `${what}, 100 000 outstanding`,
      against: RING,
      target: 1,
      measurements: many,
    },
    {
      ...RATE,
      name: 'noop-piscina',
      what: `${what}, 1 024 outstanding; piscina with concurrentTasksPerWorker: 64`,
      against: PISCINA.name,
      target: 10,
      measurements: few,
    },
  ];
}

/** Every pool runs the same steps; Chimaera's workers and our ring's run the same wasm. */
export function workClaims(given: Given): Claim[] {
  const everybody = [
    CHIMAERA,
    ...rings(given.baselines),
    PISCINA,
    POST_MESSAGE,
    ...otherPools(given.baselines),
  ];
  const claim = (time: string, argument: number, target: number): Claim => ({
    ...RATE,
    name: `work-${time.replace(' ', '')}`,
    what: `${time} of integer work from JavaScript, 2 workers, 256 outstanding`,
    against: RING,
    target,
    measurements: rates(everybody, { ...WORK, argument }, given),
  });
  return [claim('5 us', STEPS_5_US, 1.1), claim('100 us', STEPS_100_US, 1)];
}
