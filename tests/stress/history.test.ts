// A million tasks on real threads, clients and workers: each has one outcome, starts in its turn, and leaves nothing.
// time limit: 300 s
import { suite } from 'uvu';
import { HABITS } from '../support/history/player.js';
import { playSeeds } from '../support/history/seeds.js';

const test = suite('history on threads');
const TASKS = 1_000_000;
const habits = { ...HABITS, parent: 500, height: 5, window: 3000 };

test(`${TASKS} tasks keep the promises`, async () => {
  const total = await playSeeds(TASKS, 'stress/history', (seed) => ({
    place: { name: 'node' },
    seed,
    rounds: 4,
    tasks: 4000,
    habits,
  }));
  console.log(JSON.stringify(total), process.cpuUsage());
});

test.run();
