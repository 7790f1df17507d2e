// The history checker catches what it is there for: bugs that are put into the real engine, one after the other.
//   MUTANT='part of a name' npm test -- stress/mutants    only those
// time limit: 300 s
import process from 'node:process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Scenario } from '../support/history/play.js';
import { THREAD_HABITS } from '../support/history/player.js';
import { type Hunt, hunt } from '../support/mutants/hunt.js';
import type { Mutant } from '../support/mutants/mutant.js';
import { LATE_ARRIVALS, PARALLEL_MUTANTS, SCHEDULER_MUTANTS } from '../support/mutants/scheduler.js';
import { simPlace } from '../support/runtime.js';

const test = suite('mutants');
const SEEDS = 30;
const TASKS = 300;
const wanted = ({ name }: Mutant) => name.includes(process.env.MUTANT ?? '');

const onSim = (seed: number): Scenario => ({ place: simPlace(seed), seed, rounds: 1, tasks: TASKS });
const onThreads = (seed: number): Scenario => {
  return { place: { name: 'node' }, seed, rounds: 1, tasks: 10 * TASKS, habits: THREAD_HABITS };
};

function report(name: string, { found, seeds, ms }: Hunt): void {
  const what = found?.split('\n')[0] ?? 'nothing was noticed';
  process.stdout.write(`    ${name}\n      ${seeds} seeds, ${ms.toFixed(0)} ms: ${what}\n`);
}

for (const [mutants, scenarioOf, where] of [
  [SCHEDULER_MUTANTS, onSim, 'sim'],
  [PARALLEL_MUTANTS, onThreads, 'threads'],
] as const) {
  for (const mutant of mutants.filter(wanted)) {
    test(`caught on ${where}: ${mutant.name}`, async () => {
      const result = await hunt(mutant, SEEDS, scenarioOf);
      report(mutant.name, result);
      assert.ok(result.found !== undefined, `not caught in ${SEEDS} histories`);
    });
  }
}

test(`no bug: ${LATE_ARRIVALS.name}`, async () => {
  const { found } = await hunt(LATE_ARRIVALS, SEEDS, onSim);
  assert.is(found, undefined);
});

test.run();
