// The history checker catches what it is there for: bugs that are put into the real engine, one after the other.
//   MUTANT='part of a name' npm test -- stress/mutants    only those
// time limit: 600 s
import process from 'node:process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { playHistory, type Scenario } from '../support/history/play.js';
import { RESTLESS_HABITS, THREAD_HABITS } from '../support/history/player.js';
import { CLOSING_MUTANTS } from '../support/mutants/closings.js';
import { hunt, type Play, reportHunt } from '../support/mutants/hunt.js';
import { LOCK_MUTANTS } from '../support/mutants/locks.js';
import type { Mutant } from '../support/mutants/mutant.js';
import {
  HOSTED_MUTANTS,
  LATE_ARRIVALS,
  PARALLEL_MUTANTS,
  SCHEDULER_MUTANTS,
} from '../support/mutants/scheduler.js';
import { simPlace } from '../support/runtime.js';

const test = suite('mutants');
const SEEDS = 30;
const TASKS = 300;
const wanted = ({ name }: Mutant) => name.includes(process.env.MUTANT ?? '');

const simulated =
  (more: Partial<Scenario>): Play =>
  (seed, engine) =>
    playHistory({ place: simPlace(seed), seed, rounds: 1, tasks: TASKS, engine, ...more });
const onSim = simulated({ typescript: 0 });
const hosted = simulated({ typescript: 8, habits: RESTLESS_HABITS });
const closing = simulated({ typescript: 3, closes: true });
const onThreads: Play = (seed, engine) =>
  playHistory({ place: { name: 'node' }, seed, rounds: 1, tasks: 10 * TASKS, habits: THREAD_HABITS, engine });

// First of all: what a bug has broken goes on in the background, and an error of it would count as one of this.
test(`no bug: ${LATE_ARRIVALS.name}`, async () => {
  const { found } = await hunt(LATE_ARRIVALS, SEEDS, onSim);
  assert.is(found, undefined);
});

for (const [mutants, play, where] of [
  [SCHEDULER_MUTANTS, onSim, 'sim'],
  [LOCK_MUTANTS.filter(({ only }) => only !== 'plays'), onSim, 'sim'],
  [HOSTED_MUTANTS, hosted, 'sim'],
  [CLOSING_MUTANTS, closing, 'sim'],
  [PARALLEL_MUTANTS, onThreads, 'threads'],
] as const) {
  for (const mutant of mutants.filter(wanted)) {
    test(`caught on ${where}: ${mutant.name}`, async () => {
      const result = await hunt(mutant, SEEDS, play);
      reportHunt(mutant.name, result);
      assert.ok(result.found !== undefined, `not caught in ${SEEDS} histories`);
    });
  }
}

// A seeded bug may leave a worker thread in a loop that nothing ends: it would keep this process alive for ever.
test.after(() => void setTimeout(() => process.exit(), 1000));

test.run();
