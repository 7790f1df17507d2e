// What the runtime costs beside time per task: memory, start, idling.
import type { Claim } from '../harness/claim.js';
import { type Given, ofPool } from './given.js';
import { CHIMAERA, RING, rings } from './peers.js';

const TASKS = 100_000;
const LESS = { better: 'less', subject: CHIMAERA.name } as const;

export function memoryClaims({ baselines }: Given): Claim[] {
  const load = { tasks: TASKS };
  const ours = ofPool(CHIMAERA, 'memory', load);
  return [
    {
      ...LESS,
      name: 'memory-shared',
      what: 'shared memory of an outstanding no-op, its cell in the process queue included, of 100 000',
      figure: 'sharedBytes',
      unit: 'bytes',
      target: 192,
      measurements: [ours],
    },
    {
      ...LESS,
      name: 'memory-heap',
      what: 'JavaScript heap of an outstanding no-op, its promise included, of 100 000',
      figure: 'heapBytes',
      unit: 'bytes',
      against: RING,
      target: 1,
      measurements: [ours, ...rings(baselines, 'poll').map((peer) => ofPool(peer, 'memory', load))],
    },
  ];
}

export function lifeClaims({ seconds, idleSeconds }: Given): Claim[] {
  const times = Math.max(3, Math.round(seconds * 20));
  const run = (peer: string, program: string) => ({
    peer,
    scenario: 'process-time',
    args: { program, times },
  });
  return [
    {
      ...LESS,
      name: 'start',
      what: 'a process that starts a runtime, creates a pool, awaits one task and stops; beside one that does nothing',
      figure: 'ms',
      unit: 'ms',
      against: 'an empty process',
      target: 2,
      measurements: [run(CHIMAERA.name, 'first-task'), run('an empty process', 'empty')],
    },
    {
      ...LESS,
      name: 'idle',
      what: `processor time while idle for ${idleSeconds} s: 2 workers, a TypeScript container on one`,
      figure: 'percent',
      unit: '% CPU',
      target: 0.05,
      measurements: [{ peer: CHIMAERA.name, scenario: 'idle', args: { idleSeconds } }],
    },
  ];
}
