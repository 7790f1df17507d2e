// A million tasks by seed: whatever the order of things, each has one outcome, starts in its turn, and leaves nothing.
// time limit: 300 s
import process from 'node:process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { playSeeds } from '../support/history/seeds.js';
import { simPlace } from '../support/runtime.js';

const test = suite('history');
const TASKS = 1_000_000;

test(`${TASKS} tasks keep the promises`, async () => {
  const total = await playSeeds(TASKS, 'sim/history', (seed) => ({
    place: simPlace(seed),
    seed,
    rounds: 2,
    tasks: 4000,
  }));
  process.stdout.write(`    ${total.tasks} tasks, ${total.events} events, ${total.seeds} seeds\n`);
  assert.ok(total.tasks > 0);
});

test.run();
