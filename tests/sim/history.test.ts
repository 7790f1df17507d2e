// time limit: 120 s
import { suite } from 'uvu';
import { count, simPlace } from '../support/runtime.js';
import { playHistory } from '../support/history/play.js';

const test = suite('history');
const SEEDS = Number(process.env.SEEDS ?? 20);
test('seeds', async () => {
  let tasks = 0, events = 0;
  const start = performance.now();
  for (const seed of count(SEEDS)) {
    const t = await playHistory({ place: simPlace(seed), seed, rounds: 2, tasks: 500 });
    tasks += t.tasks; events += t.events;
  }
  console.log(tasks, events, performance.now() - start);
});
test.run();
