// Randomness that a seed replays: CHI_TEST_SEED=1234 npm test -- PATTERN
import { randomInt } from 'node:crypto';
import process from 'node:process';

export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 32 random bits (T. Ettinger's mulberry32). */
  bits(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** 0 … limit - 1. */
  below(limit: number): number {
    return this.bits() % limit;
  }

  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)] as T;
  }
}

/** The seed to run with: a fresh one, unless CHI_TEST_SEED gives one. */
export function chooseSeed(): number {
  return Number(process.env.CHI_TEST_SEED ?? randomInt(2 ** 32)) >>> 0;
}

/** Runs `body` with a seed and names it when that fails. */
export function withSeed<T>(body: (seed: number) => T): T {
  const seed = chooseSeed();
  const explain = (error: unknown) =>
    new Error(`${(error as Error).message} (replay with CHI_TEST_SEED=${seed})`, { cause: error });
  try {
    const result = body(seed);
    if (!(result instanceof Promise)) return result;
    return result.catch((error: unknown) => {
      throw explain(error);
    }) as T;
  } catch (error) {
    throw explain(error);
  }
}
