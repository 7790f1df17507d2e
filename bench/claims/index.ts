import type { Claim } from '../harness/claim.js';
import { fanOutClaims } from './fan-out.js';
import { fiberClaims } from './fibers.js';
import { lifeClaims, memoryClaims } from './footprint.js';
import { forkJoinClaims } from './fork-join.js';
import type { Given } from './given.js';
import { kitClaims } from './kit.js';
import { lockClaims } from './locks.js';
import { remoteClaims } from './remote.js';
import { roundTripClaims } from './round-trip.js';
import { schedulingClaims } from './scheduling.js';
import { noopClaims, workClaims } from './throughput.js';
import { timerClaims } from './timers.js';
import { wasmCallerClaims } from './wasm-caller.js';

/** All that is claimed, in the order of the table. */
export function listClaims(given: Given): Claim[] {
  return [
    ...noopClaims(given),
    ...wasmCallerClaims(given),
    ...roundTripClaims(given),
    ...memoryClaims(given),
    ...workClaims(given),
    ...fanOutClaims(given),
    ...forkJoinClaims(given),
    ...schedulingClaims(given),
    ...timerClaims(given),
    ...fiberClaims(given),
    ...remoteClaims(given),
    ...lockClaims(given),
    ...lifeClaims(given),
    ...kitClaims(),
  ];
}
