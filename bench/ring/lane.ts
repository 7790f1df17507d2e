// The owner's side of a ring. The caller sees to it that at most `capacity` tasks are outstanding.
import {
  CELL_WORDS,
  COMPLETED,
  completionsOf,
  type RingMemory,
  SUBMITTED,
  submissionsOf,
  WORKER_ASLEEP,
} from './layout.js';

export class Lane {
  readonly words: Int32Array;
  private readonly mask: number;
  private readonly submissions: number;
  private readonly completions: number;
  private submitted = 0;
  /** Completions that were taken. */
  seen = 0;

  constructor(memory: RingMemory) {
    this.words = memory.words;
    this.mask = memory.capacity - 1;
    this.submissions = submissionsOf(memory);
    this.completions = completionsOf(memory);
  }

  push(id: number, kernel: number, argument: number): void {
    const { words } = this;
    const at = this.submissions + (this.submitted & this.mask) * CELL_WORDS;
    words[at] = id;
    words[at + 1] = kernel;
    words[at + 2] = argument;
    this.submitted = (this.submitted + 1) | 0;
    Atomics.store(words, SUBMITTED, this.submitted);
    if (Atomics.load(words, WORKER_ASLEEP) === 1) Atomics.notify(words, SUBMITTED, 1);
  }

  /** True when something is done that was not taken. */
  get ready(): boolean {
    return Atomics.load(this.words, COMPLETED) !== this.seen;
  }

  /** Takes all that is done; answers how many tasks that were. */
  drain(onDone: (id: number, result: number) => void): number {
    const { words } = this;
    const completed = Atomics.load(words, COMPLETED);
    let count = 0;
    for (; this.seen !== completed; this.seen = (this.seen + 1) | 0, count++) {
      const at = this.completions + (this.seen & this.mask) * CELL_WORDS;
      onDone(words[at], words[at + 1]);
    }
    return count;
  }
}
