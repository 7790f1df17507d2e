// A million tasks by seed: whatever the order of things, each has one outcome, starts in its turn, and leaves nothing.
// time limit: 300 s
import process from 'node:process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { playHistory } from '../support/history/play.js';
import { STEADY_HABITS } from '../support/history/player.js';
import { playSeeds } from '../support/history/seeds.js';
import { count, simPlace } from '../support/runtime.js';

const test = suite('history');
const TASKS = 1_000_000;
const TROUBLED = 40;

test(`${TASKS} tasks keep the promises`, async () => {
  const total = await playSeeds(TASKS, 'sim/history', (seed) => ({
    place: simPlace(seed),
    seed,
    rounds: 2,
    tasks: 4000,
  }));
  process.stdout.write(
    `    ${total.tasks} tasks, ${total.events} events, ${total.seeds} seeds, ${total.unlucky} in destroyed pools\n`,
  );
  assert.ok(total.tasks > 0);
  assert.ok(total.unlucky > 0 || total.seeds === 1, 'no pool was destroyed with tasks in it');
});

test(`${TROUBLED} histories in which tasks trap`, async () => {
  for (const seed of count(TROUBLED).map((i) => 1 + i)) {
    await playHistory({
      place: simPlace(seed),
      seed,
      rounds: 2,
      tasks: 300,
      habits: STEADY_HABITS,
      traps: 8,
    });
  }
});

test.run();
