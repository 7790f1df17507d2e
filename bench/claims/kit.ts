// What module authors wait for.
import type { Claim } from '../harness/claim.js';
import { CHIMAERA } from './peers.js';

const MODULES = 100;
const COMMON = { unit: 'ms', better: 'less', subject: CHIMAERA.name } as const;

export function kitClaims(): Claim[] {
  const measurements = [{ peer: CHIMAERA.name, scenario: 'kit', args: { modules: MODULES } }];
  return [
    {
      ...COMMON,
      name: 'kit-refresh',
      what: `chi_refresh_repo on ${MODULES} modules when nothing has changed, its process included`,
      figure: 'refreshMs',
      target: 1000,
      measurements,
    },
    {
      ...COMMON,
      name: 'kit-build',
      what: 'chimaera repo build of one new AssemblyScript module, both wasm files, its process included',
      figure: 'buildMs',
      target: 2000,
      measurements,
    },
    {
      ...COMMON,
      name: 'kit-rebuild',
      what: 'the same after a change, in a process that has built before (--watch)',
      figure: 'rebuildMs',
      target: 1000,
      measurements,
    },
  ];
}
