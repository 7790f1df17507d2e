// What it is worth that the scheduler knows what tasks cost, and what it costs.
import type { Claim } from '../harness/claim.js';
import type { Given } from './given.js';
import { CHIMAERA } from './peers.js';

const TURNS = 'round robin';
const IDLE = 'idle lanes';

export function schedulingClaims({ seconds, warmup }: Given): Claim[] {
  const sized = { seconds: 4 * seconds, warmup };
  const mixed = {
    figure: 'us',
    unit: 'us',
    better: 'less',
    subject: CHIMAERA.name,
    against: TURNS,
    target: 0.2,
  } as const;
  const turns = { peer: TURNS, scenario: 'sized', args: { by: 'turns', ...sized } };
  return [
    {
      ...mixed,
      name: 'sized-monitor',
      what: 'p99 of tasks of 1-20 us, 1 % of their method take 10 ms, 70 % load: a monitor sorts by the estimate, 2 + 2 workers',
      measurements: [{ peer: CHIMAERA.name, scenario: 'sized', args: { by: 'monitor', ...sized } }, turns],
    },
    {
      ...mixed,
      name: 'sized-engine',
      what: 'the same without a monitor: laneAny, by the default of the engine',
      measurements: [{ peer: CHIMAERA.name, scenario: 'sized', args: { by: 'engine', ...sized } }, turns],
    },
    {
      name: 'idle-lanes',
      what: 'no-ops in one lane, beside 10 000 lanes in which nothing is',
      figure: 'rate',
      unit: 'tasks/s',
      better: 'more',
      subject: IDLE,
      against: CHIMAERA.name,
      target: 0.97,
      measurements: [
        { peer: IDLE, scenario: 'idle-lanes', args: { lanes: 10_000, seconds, warmup } },
        { peer: CHIMAERA.name, scenario: 'idle-lanes', args: { lanes: 0, seconds, warmup } },
      ],
    },
  ];
}
