// The random workloads of the simulation on real threads: the races are the machine's.
import { suite } from 'uvu';
import { count, onNode } from '../support/runtime.js';
import { randomConfiguration, Workload } from '../support/workload.js';

const test = suite('threads');
const RUNS = 15;
const TASKS = 150;

for (const seed of count(RUNS)) {
  onNode(
    test,
    `workload ${seed}`,
    async (world) => {
      const load = new Workload(world, seed);
      await load.open();
      await load.run(TASKS);
      await load.finish();
    },
    { config: randomConfiguration(seed) },
  );
}

test.run();
