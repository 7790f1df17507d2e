// Every interleaving of a program, up to a number of pre-emptions if one is given: depth first, each state once. What
// is explored is a run's atomic accesses to words that threads share; all that a thread does between two of them
// belongs to the first.
import { READY } from '../machine/states.js';
import type { Thread } from '../machine/thread.js';
import { Fingerprints } from './fingerprints.js';
import { blank, isFinding, type Run, type Saved } from './run.js';
import { actionOf, type Choice, KILL, threadOf } from './schedule.js';

export interface Limits {
  /** How often a thread that could go on is made to stand aside; without it, as often as there are places. */
  preemptions?: number;
  /** States to look at, at most. */
  states?: number;
}

export interface Exploration {
  states: number;
  /** From one access to a shared word to the next. */
  steps: number;
  /** Atomic accesses that were made. */
  operations: number;
  ends: number;
  /** Every interleaving was explored. */
  complete: boolean;
  /** It ended at the number of states that it was allowed. */
  cut: boolean;
  timeMs: number;
  failure?: { message: string; schedule: Choice[] };
}

interface Frame {
  choices: Choice[];
  next: number;
  taken: number; // of them, how many led somewhere
  saved: Saved; // the thread that made the step which led here, as it was before
  thread: number; // its number
  left: number; // pre-emptions
  killed: boolean;
}

export const nothing = (): Exploration => ({
  states: 0,
  steps: 0,
  operations: 0,
  ends: 0,
  complete: false,
  cut: false,
  timeMs: 0,
});

export function explore(run: Run, limits: Limits = {}): Exploration {
  const start = performance.now();
  const sum = nothing();
  do {
    try {
      run.prepare();
    } catch (error) {
      if (!isFinding(error)) throw error;
      sum.failure = { message: error.message, schedule: [] };
      break;
    }
    new Search(run, limits, sum).search();
  } while (run.machine.grew && sum.failure === undefined);
  sum.operations = run.operations();
  sum.timeMs = performance.now() - start;
  return sum;
}

class Search {
  readonly #seen = new Fingerprints();
  /** The way to where the search is; what lies beyond `#depth` is used again. */
  readonly #frames: Frame[] = [];
  #depth = 0;

  constructor(
    readonly run: Run,
    readonly limits: Limits,
    readonly sum: Exploration,
  ) {}

  search(): void {
    const { run, sum, limits } = this;
    const most = limits.states ?? Number.POSITIVE_INFINITY;
    sum.states = 0;
    sum.ends = 0;
    this.#enter(-1, limits.preemptions ?? -1, false);
    while (this.#depth > 0) {
      const frame = this.#frames[this.#depth - 1] as Frame;
      if (run.machine.grew) return;
      if (frame.next === frame.choices.length) {
        if (frame.taken === 0 && !this.#end()) return;
        this.#leave();
        continue;
      }
      if (sum.states >= most) {
        sum.cut = true;
        return;
      }
      if (!this.#follow(frame, frame.choices[frame.next++] as Choice)) return;
    }
    sum.complete = limits.preemptions === undefined;
  }

  #follow(frame: Frame, choice: Choice): boolean {
    const { run, sum } = this;
    const thread = run.machine.threads[threadOf(choice)] as Thread;
    const cost = this.#cost(frame, choice);
    if (frame.left >= 0 && cost > frame.left) {
      frame.taken++; // it could go on
      return true;
    }
    const { saved } = this.#frameAt(this.#depth);
    run.save(thread, saved);
    sum.steps++;
    try {
      if (!run.take(choice)) {
        run.restore(thread, saved);
        return true;
      }
    } catch (error) {
      return this.#fail(error, this.#depth);
    }
    frame.taken++;
    const left = frame.left < 0 ? -1 : frame.left - cost;
    const killed = frame.killed || actionOf(choice) === KILL;
    if (run.machine.grew) return true;
    if (this.#isNew(thread.id, left, killed)) this.#enter(thread.id, left, killed);
    else run.restore(thread, saved);
    return true;
  }

  // A thread that could have gone on is made to stand aside.
  #cost(frame: Frame, choice: Choice): number {
    if (frame.left < 0 || frame.thread < 0 || actionOf(choice) === KILL) return 0;
    if (threadOf(choice) === frame.thread) return 0;
    const last = this.run.machine.threads[frame.thread] as Thread;
    return this.run.machine.states.of(last) === READY && !this.run.repeats[frame.thread] ? 1 : 0;
  }

  #isNew(thread: number, left: number, killed: boolean): boolean {
    const { memory, threads } = this.run.machine;
    let low = memory.hashLow;
    let high = memory.hashHigh;
    for (const { id, hashLow, hashHigh } of threads) {
      low = Math.imul(low ^ hashLow, 0x85ebca6b) ^ (low >>> 13);
      high = Math.imul(high ^ hashHigh, 0xc2b2ae35) ^ (high >>> 16) ^ (this.run.repeats[id] ? 77 : 0);
    }
    if (left >= 0) high = Math.imul(high ^ (thread * 64 + left), 0x9e3779b1);
    if (!this.#seen.add(low, killed ? ~high : high)) return false;
    this.sum.states++;
    return true;
  }

  #frameAt(depth: number): Frame {
    let frame = this.#frames[depth];
    if (frame === undefined) {
      frame = { choices: [], next: 0, taken: 0, saved: blank(), thread: -1, left: 0, killed: false };
      this.#frames.push(frame);
    }
    return frame;
  }

  #enter(thread: number, left: number, killed: boolean): void {
    const frame = this.#frameAt(this.#depth++);
    this.run.choices(!killed, frame.choices);
    frame.next = 0;
    frame.taken = 0;
    frame.thread = thread;
    frame.left = left;
    frame.killed = killed;
  }

  #leave(): void {
    const { saved, thread } = this.#frames[--this.#depth] as Frame;
    if (thread >= 0) this.run.restore(this.run.machine.threads[thread] as Thread, saved);
  }

  #end(): boolean {
    this.sum.ends++;
    try {
      this.run.end();
      return true;
    } catch (error) {
      return this.#fail(error, this.#depth - 1);
    }
  }

  #fail(error: unknown, steps: number): boolean {
    if (!isFinding(error)) throw error;
    if (this.run.machine.grew) return false; // what orders it may have been missed: once more
    const schedule = this.#frames.slice(0, steps).map(({ choices, next }) => choices[next - 1] as Choice);
    this.sum.failure = { message: error.message, schedule };
    return false;
  }
}

/** The same finding with as few pre-emptions as it takes. */
export function simplest(run: Run, found: Exploration, states: number): Exploration {
  for (let preemptions = 0; preemptions < 8; preemptions++) {
    const simpler = explore(run, { preemptions, states });
    if (simpler.failure !== undefined) return simpler;
  }
  return found;
}
