// A million tasks on real threads, clients and workers: each has one outcome, starts in its turn, and leaves nothing.
// time limit: 300 s
import process from 'node:process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { playHistory } from '../support/history/play.js';
import { THREAD_HABITS } from '../support/history/player.js';
import { playSeeds } from '../support/history/seeds.js';
import { count } from '../support/runtime.js';

const test = suite('history on threads');
const TASKS = 1_000_000;
const TROUBLED = 8;

test(`${TASKS} tasks keep the promises`, async () => {
  const total = await playSeeds(TASKS, 'stress/history', (seed) => ({
    place: { name: 'node' },
    seed,
    rounds: 4,
    tasks: 4000,
    habits: THREAD_HABITS,
  }));
  process.stdout.write(
    `    ${total.tasks} tasks, ${total.events} events, ${total.seeds} seeds, ${total.unlucky} in destroyed pools\n`,
  );
  assert.ok(total.tasks > 0);
  assert.ok(total.unlucky > 0 || total.seeds === 1, 'no pool was destroyed with tasks in it');
});

test(`${TROUBLED} histories in which tasks trap`, async () => {
  const [place, habits] = [{ name: 'node' }, { ...THREAD_HABITS, periodic: 0 }];
  for (const seed of count(TROUBLED).map((i) => 1 + i)) {
    await playHistory({ place, seed, rounds: 2, tasks: 1000, habits, traps: 1 });
  }
});

test.run();
