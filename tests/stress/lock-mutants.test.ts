// The checks of random scripts of locks and groups catch what they are there for: bugs that are put into the real engine.
//   MUTANT='part of a name' npm test -- stress/lock-mutants    only those
// time limit: 300 s
import process from 'node:process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { playLocks } from '../support/lock-plays.js';
import { hunt, type Play, reportHunt } from '../support/mutants/hunt.js';
import { LOCK_MUTANTS } from '../support/mutants/locks.js';

const test = suite('lock mutants');
const SEEDS = 60;

const play: Play = (seed, engine) => playLocks({ seed, ordered: false, engine });

const played = LOCK_MUTANTS.filter(({ only }) => only !== 'histories');

for (const mutant of played.filter(({ name }) => name.includes(process.env.MUTANT ?? ''))) {
  test(`caught: ${mutant.name}`, async () => {
    const result = await hunt(mutant, SEEDS, play);
    reportHunt(mutant.name, result);
    assert.ok(result.found !== undefined, `not caught in ${SEEDS} histories`);
  });
}

test.run();
