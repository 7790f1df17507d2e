// A tree of 2^14 leaves whose inner nodes send two children and wait for both.
import type { Claim } from '../harness/claim.js';
import { type Given, ofPool } from './given.js';
import { CHIMAERA, RING, rings } from './peers.js';

const RATE = { figure: 'rate', unit: 'tasks/s', better: 'more', target: 1 } as const;
const DEPTH = 14;
const STACK = 'shared stack';

export function forkJoinClaims({ baselines, seconds, warmup }: Given): Claim[] {
  const load = { workers: 2, depth: DEPTH, seconds, warmup };
  return [
    {
      ...RATE,
      name: 'fork-join-wasm',
      what: 'a fork-join tree of 2^14 leaves sent by wasm, 2 workers; by hand: two threads, one stack, one counter',
      subject: CHIMAERA.name,
      against: STACK,
      measurements: [
        { peer: CHIMAERA.name, scenario: 'tree-wasm', args: load },
        { peer: STACK, scenario: 'tree-stack', args: load },
      ],
    },
    {
      ...RATE,
      name: 'fork-join-typescript',
      what: 'a fork-join tree of 2^14 leaves sent and awaited by JavaScript, 2 workers',
      subject: CHIMAERA.name,
      against: RING,
      measurements: [CHIMAERA, ...rings(baselines)].map((peer) => ofPool(peer, 'tree-pool', load)),
    },
  ];
}
