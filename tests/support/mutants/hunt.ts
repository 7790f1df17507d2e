// Lets a checker hunt for a seeded bug: history after history, until one fails.
import process from 'node:process';
import { compileMutant, type Mutant } from './mutant.js';

export interface Hunt {
  /** What the checker said; undefined = it noticed nothing. */
  readonly found: string | undefined;
  readonly seeds: number;
  readonly ms: number;
}

/** Plays a history on an engine, and throws when something in it is not as it should be. */
export type Play = (seed: number, engine: WebAssembly.Module) => Promise<unknown>;

/** Plays up to `seeds` histories on an engine with a bug. */
export async function hunt(mutant: Mutant, seeds: number, play: Play): Promise<Hunt> {
  const engine = await compileMutant(mutant);
  const start = performance.now();
  let found: string | undefined;
  let seed = 0;
  while (found === undefined && seed < seeds) {
    seed++;
    found = await failureOf(() => play(seed, engine));
  }
  if (found !== undefined) forgiveLate();
  return { found, seeds: seed, ms: performance.now() - start };
}

// What a bug has broken goes on in the background: its runtime is stopped after the hunt, and may fail in that. Once one
// was found, such an error is no failure of the tests.
function forgiveLate(): void {
  if (!process.listeners('uncaughtException').includes(forgive)) process.on('uncaughtException', forgive);
}

function forgive(error: Error): void {
  process.stdout.write(`      late, of a bug that was found: ${error.message}\n`);
}

// A broken engine may also break the host where no promise takes the error, as in a callback of the event loop.
async function failureOf(play: () => Promise<unknown>): Promise<string | undefined> {
  let catchIt = (_error: Error) => {};
  const crashed = new Promise<string>((resolve) => {
    catchIt = (error) => resolve(`crashed: ${error.message}`);
  });
  process.once('uncaughtException', catchIt);
  try {
    const played = play().then(
      () => undefined,
      (error: Error) => error.message,
    );
    return await Promise.race([played, crashed]);
  } finally {
    process.off('uncaughtException', catchIt);
  }
}

/** Says what came of a hunt. */
export function reportHunt(name: string, { found, seeds, ms }: Hunt): void {
  const what = found?.split('\n')[0] ?? 'nothing was noticed';
  process.stdout.write(`    ${name}\n      ${seeds} seeds, ${ms.toFixed(0)} ms: ${what}\n`);
}
