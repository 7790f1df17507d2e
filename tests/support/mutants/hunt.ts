// Lets the history checker hunt for a seeded bug: history after history, until one fails.
import process from 'node:process';
import { playHistory, type Scenario } from '../history/play.js';
import { compileMutant, type Mutant } from './mutant.js';

export interface Hunt {
  /** What the checker said; undefined = it noticed nothing. */
  readonly found: string | undefined;
  readonly seeds: number;
  readonly ms: number;
}

/** Plays up to `seeds` histories on an engine with a bug. */
export async function hunt(
  mutant: Mutant,
  seeds: number,
  scenarioOf: (seed: number) => Scenario,
): Promise<Hunt> {
  const engine = await compileMutant(mutant);
  const start = performance.now();
  let found: string | undefined;
  let seed = 0;
  while (found === undefined && seed < seeds) {
    seed++;
    found = await failureOf({ ...scenarioOf(seed), engine });
  }
  return { found, seeds: seed, ms: performance.now() - start };
}

// A broken engine may also break the host where no promise takes the error, as in a callback of the event loop.
async function failureOf(scenario: Scenario): Promise<string | undefined> {
  let catchIt = (_error: Error) => {};
  const crashed = new Promise<string>((resolve) => {
    catchIt = (error) => resolve(`crashed: ${error.message}`);
  });
  process.once('uncaughtException', catchIt);
  try {
    const played = playHistory(scenario).then(
      () => undefined,
      (error: Error) => error.message,
    );
    return await Promise.race([played, crashed]);
  } finally {
    process.off('uncaughtException', catchIt);
  }
}
