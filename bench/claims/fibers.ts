// What straight-line code with waits costs beside the same code that cannot be suspended, and what resuming it does.
import type { Claim, Measurement } from '../harness/claim.js';
import type { Given } from './given.js';

const TIME = { figure: 'ns', unit: 'ns', better: 'less' } as const;
const LOWERED = 'lowered';
const PLAIN = 'as it is';
const RESUMED = 'resumed';
const BARE = 'a bare call';
const MODULE = 'in a module';
const INSIDE = 'in the engine';

export function fiberClaims({ seconds }: Given): Claim[] {
  const run = (peer: string, module: string, call: string): Measurement => ({
    peer,
    scenario: 'fibers',
    args: { module, call, seconds },
  });
  const beside = (name: string, what: string, call: string): Claim => ({
    ...TIME,
    name,
    what,
    subject: LOWERED,
    against: PLAIN,
    target: 1.3,
    measurements: [run(LOWERED, 'fibers_lowered', call), run(PLAIN, 'fibers_plain', call)],
  });
  return [
    beside(
      'fiber-wait',
      'a method that waits for 100 children that are done: it does not suspend',
      'through',
    ),
    beside(
      'fiber-call',
      'a method that calls 100 times a function of some ns that could wait, and does not',
      'calls',
    ),
    {
      ...TIME,
      name: 'module-call',
      what: 'a method of some ns in a module, called through the table, beside the same code compiled into the engine',
      subject: MODULE,
      against: INSIDE,
      target: 3,
      measurements: [run(MODULE, 'method', 'mix'), run(INSIDE, 'method', 'mix_inside')],
    },
    {
      ...TIME,
      name: 'fiber-resume',
      what: 'a method that is resumed and suspends again, beside a call_indirect that does nothing',
      subject: RESUMED,
      against: BARE,
      target: 10,
      measurements: [run(RESUMED, 'fibers_lowered', 'again'), run(BARE, 'fibers_lowered', 'nothing')],
    },
  ];
}
