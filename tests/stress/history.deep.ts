// Ten million tasks, by seed and on threads; seeds that the tests do not play.
// time limit: 1800 s
import process from 'node:process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Scenario } from '../support/history/play.js';
import { THREAD_HABITS } from '../support/history/player.js';
import { playSeeds } from '../support/history/seeds.js';
import { simPlace } from '../support/runtime.js';

const test = suite('history, deep');
/** On each of the two. */
const TASKS = 5_000_000;
const FIRST_SEED = 1_000;

const PLACES: Record<string, (seed: number) => Scenario> = {
  sim: (seed) => ({ place: simPlace(seed), seed, rounds: 2, tasks: 4000 }),
  threads: (seed) => ({ place: { name: 'node' }, seed, rounds: 8, tasks: 4000, habits: THREAD_HABITS }),
};

for (const [place, scenarioOf] of Object.entries(PLACES)) {
  test(`${TASKS} tasks on ${place}`, async () => {
    const total = await playSeeds(TASKS, 'stress/history', scenarioOf, FIRST_SEED);
    process.stdout.write(
      `    ${place}: ${total.tasks} tasks, ${total.events} events, ${total.seeds} seeds\n`,
    );
    assert.ok(total.tasks >= TASKS);
  });
}

test.run();
