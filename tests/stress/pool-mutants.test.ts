// Random plays with pools catch what they are there for: bugs that are put into the real engine.
//   MUTANT='part of a name' npm test -- stress/pool-mutants    only those
// time limit: 300 s
import process from 'node:process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { hunt, reportHunt } from '../support/mutants/hunt.js';
import { TICKET_MUTANTS } from '../support/mutants/tickets.js';
import { playPools } from '../support/pool-plays.js';

const test = suite('pool mutants');
const SEEDS = 60;

for (const mutant of TICKET_MUTANTS.filter(({ name }) => name.includes(process.env.MUTANT ?? ''))) {
  test(`caught: ${mutant.name}`, async () => {
    const result = await hunt(mutant, SEEDS, playPools);
    reportHunt(mutant.name, result);
    assert.ok(result.found !== undefined, `not caught in ${SEEDS} plays`);
  });
}

test.run();
