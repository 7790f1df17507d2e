// A mutex that nobody else wants, and updates of one key that must not overlap although each of them suspends.
import type { Claim } from '../harness/claim.js';
import type { Given } from './given.js';
import { CHIMAERA } from './peers.js';

const ACTOR = 'an actor';

export function lockClaims({ seconds, warmup }: Given): Claim[] {
  return [
    {
      name: 'locks-uncontended',
      what: 'a CoMutex is locked and unlocked in wasm; nobody else wants it',
      figure: 'ns',
      unit: 'ns',
      better: 'less',
      subject: CHIMAERA.name,
      target: 50,
      measurements: [{ peer: CHIMAERA.name, scenario: 'lock', args: { seconds } }],
    },
    {
      name: 'locks-one-key',
      what: 'updates of one key (a group), which suspend, over 2 lanes and 2 workers, 1 024 outstanding; by hand: an actor',
      figure: 'rate',
      unit: 'tasks/s',
      better: 'more',
      subject: CHIMAERA.name,
      against: ACTOR,
      target: 1,
      measurements: [
        { peer: CHIMAERA.name, scenario: 'one-key', args: { by: 'group', seconds, warmup } },
        { peer: ACTOR, scenario: 'one-key', args: { by: 'actor', seconds, warmup } },
      ],
    },
  ];
}
