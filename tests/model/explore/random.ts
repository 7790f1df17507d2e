// Schedules by chance, for what is larger than a search can do: a random walk, or PCT (S. Burckhardt et al., A Randomized
// Scheduler with Probabilistic Guarantees of Finding Bugs, 2010): threads have random priorities, the highest that can
// goes on, and at `depth` - 1 random places whoever goes on falls behind all others. Of n threads and k steps, one such
// schedule finds a bug of that depth with a probability of at least 1 / (n · k^(depth - 1)).
import { Random } from '../../support/random.js';
import type { Thread } from '../machine/thread.js';
import { type Exploration, nothing } from './exhaustive.js';
import { blank, isFinding, type Run } from './run.js';
import { actionOf, type Choice, KILL, threadOf } from './schedule.js';

/** Each schedule is made from a seed of its own: `seed` and those behind it. */
export interface Walks {
  seed: number;
  /** How many, at most. */
  schedules?: number;
  /** As many as make so many atomic accesses. */
  operations?: number;
  /** Of PCT; absent: random walks. */
  depth?: number;
}

/** Steps of a schedule, at most: one that comes to no end by then is left. */
const STEPS_MAX = 20_000;
/** A thread that goes on for so long without giving up its place falls behind (in PCT, which is not fair by itself). */
const TURN_MAX = 500;
/** By choice: threads, time limits. */
const ENTITIES = 16;

/** Follows schedules by chance until one fails. */
export function walk(run: Run, walks: Walks): Exploration {
  const { seed, depth, schedules = Number.POSITIVE_INFINITY, operations = Number.POSITIVE_INFINITY } = walks;
  const start = performance.now();
  const sum = nothing();
  let longest = 100; // where priorities change, a schedule may be
  run.hashes = false;
  try {
    for (let i = 0; i < schedules && run.operations() < operations && sum.failure === undefined; ) {
      longest = Math.max(longest, new Walk(run, sum, seed + i, longest, depth).go());
      if (!run.machine.grew) i++; // else its steps were too long: once more
    }
  } catch (error) {
    if (!isFinding(error)) throw error;
    sum.failure = { message: error.message, schedule: [] };
  }
  run.hashes = true;
  sum.operations = run.operations();
  sum.timeMs = performance.now() - start;
  return sum;
}

class Walk {
  readonly #random: Random;
  readonly #priorities: number[] = [];
  readonly #changes: number[] = [];
  readonly #killAt: number;
  readonly #taken: Choice[] = [];
  #lowest = 0;
  #turn = 0;

  constructor(
    readonly run: Run,
    readonly sum: Exploration,
    seed: number,
    length: number,
    readonly depth: number | undefined,
  ) {
    this.#random = new Random(seed);
    this.#killAt = this.#random.below(length);
    for (let i = 0; i < ENTITIES; i++) this.#priorities.push(1 + this.#random.bits());
    for (let i = 1; i < (depth ?? 1); i++) this.#changes.push(this.#random.below(length));
  }

  /** Answers how many steps it made. */
  go(): number {
    const { run, sum } = this;
    run.restart();
    try {
      while (this.#taken.length < STEPS_MAX && !run.machine.grew && this.#step()) sum.steps++;
      if (!run.machine.grew && this.#taken.length < STEPS_MAX) {
        run.end();
        sum.ends++;
      }
    } catch (error) {
      if (!isFinding(error)) throw error;
      if (!run.machine.grew) sum.failure = { message: error.message, schedule: this.#taken };
    }
    return this.#taken.length;
  }

  // False when nothing can happen any more.
  #step(): boolean {
    const choices = this.run.choices(this.#taken.length === this.#killAt);
    while (choices.length > 0) {
      const choice = this.#pick(choices);
      if (this.#take(choice)) {
        this.#fallBehind(choice);
        return true;
      }
      choices.splice(choices.indexOf(choice), 1);
    }
    return false;
  }

  #pick(choices: Choice[]): Choice {
    const kill = choices.find((choice) => actionOf(choice) === KILL);
    if (kill !== undefined) return kill;
    if (this.depth === undefined) return this.#random.pick(choices);
    return choices.reduce((best, choice) => (this.#rank(choice) > this.#rank(best) ? choice : best));
  }

  #rank(choice: Choice): number {
    return this.#priorities[choice] as number;
  }

  // A thread that only spins is put back, and another one is chosen.
  #take(choice: Choice): boolean {
    const { run } = this;
    const thread = run.machine.threads[threadOf(choice)] as Thread;
    const saved = run.repeats[thread.id] ? run.save(thread, blank()) : undefined;
    this.#taken.push(choice);
    if (run.take(choice)) return true;
    this.#taken.pop();
    if (saved !== undefined) run.restore(thread, saved);
    return false;
  }

  // Whoever has gone on may fall behind all others.
  #fallBehind(choice: Choice): void {
    const before = this.#taken[this.#taken.length - 2];
    this.#turn = before === choice ? this.#turn + 1 : 0;
    const changes = this.#changes.includes(this.#taken.length) || this.#turn > TURN_MAX;
    if (changes) this.#priorities[choice] = --this.#lowest;
  }
}
