// Histories by the million: seed after seed, until there are as many tasks as wanted.
//   CHI_TEST_SEED=n npm test -- PATTERN    plays that seed alone
import process from 'node:process';
import type { Tally } from './checker.js';
import { playHistory, type Scenario } from './play.js';

/** Plays histories until `tasks` tasks have been checked; a failure tells how to play it again. */
export async function playSeeds(
  tasks: number,
  pattern: string,
  scenarioOf: (seed: number) => Scenario,
  firstSeed = 1,
): Promise<Tally & { seeds: number }> {
  const only = process.env.CHI_TEST_SEED;
  const total = { tasks: 0, events: 0, unlucky: 0, seeds: 0 };
  for (let seed = Number(only ?? firstSeed); total.tasks < tasks; seed++) {
    const tally = await playHistory(scenarioOf(seed)).catch((error: Error) => {
      const replay = `replay with CHI_TEST_SEED=${seed} npm test -- ${pattern}`;
      throw new Error(`${error.message}\n${replay}`, { cause: error });
    });
    total.tasks += tally.tasks;
    total.events += tally.events;
    total.unlucky += tally.unlucky;
    total.seeds++;
    if (only !== undefined) break;
  }
  return total;
}
