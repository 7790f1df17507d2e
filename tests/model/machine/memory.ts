// The words of the machine: the program's memory, and behind it what the machine itself has to put back (states of
// threads, clocks of the race detector). Every change is logged, so that a search can undo it, and keeps the hash of the
// whole up to date: the sum of a mixed value for each word that is not what it was at first (A. Zobrist, 1970).

/** Marks of a word, next to one bit for each thread that has touched it. */
export const THREAD_BITS = 0x0f;
export const WRITTEN = 0x10; // by one of the threads that are explored
export const ATOMIC = 0x20;
export const UNHASHED = 0x40; // a statistic, or the like: says nothing about what comes
export const TOLERATED = 0x80; // deliberately read without order (races.ts)

function mix(index: number, value: number, a: number, b: number): number {
  let mixed = (Math.imul(index, a) ^ Math.imul(value ^ (value >>> 16), b)) + index;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return mixed ^ (mixed >>> 15);
}

export class Words {
  readonly words: Int32Array;
  readonly marks: Uint8Array;
  /** Words of the program; the machine's own begin here. */
  readonly program: number;
  hashLow = 0;
  hashHigh = 0;
  #log = new Int32Array(1 << 16);
  #logged = 0;
  #marked: number[] = [];

  constructor(program: number, own: number) {
    this.program = program;
    this.words = new Int32Array(program + own);
    this.marks = new Uint8Array(program + own);
  }

  put(index: number, value: number): void {
    const before = this.words[index] as number;
    if (before === value) return;
    if (this.#logged === this.#log.length) this.#grow();
    this.#log[this.#logged++] = index;
    this.#log[this.#logged++] = before;
    this.words[index] = value;
    if (((this.marks[index] as number) & UNHASHED) === 0) this.#rehash(index, before, value);
  }

  #rehash(index: number, before: number, value: number): void {
    this.hashLow ^= mix(index, before, 0x9e3779b1, 0x85ebca6b) ^ mix(index, value, 0x9e3779b1, 0x85ebca6b);
    this.hashHigh ^= mix(index, before, 0xc2b2ae35, 0x27d4eb2f) ^ mix(index, value, 0xc2b2ae35, 0x27d4eb2f);
  }

  #grow(): void {
    const log = new Int32Array(this.#log.length * 2);
    log.set(this.#log);
    this.#log = log;
  }

  /** Where the log stands: what `undo` takes. */
  get mark(): number {
    return this.#logged;
  }

  /** Makes it what it was at a mark, where its hash was so; without a hash: what it was at first. */
  undo(mark: number, hashLow = 0, hashHigh = 0): void {
    const log = this.#log;
    let at = this.#logged;
    while (at > mark) {
      at -= 2;
      this.words[log[at] as number] = log[at + 1] as number;
    }
    this.#logged = mark;
    this.hashLow = hashLow;
    this.hashHigh = hashHigh;
  }

  /** Adds marks to a word. Those of the hash only before it has changed. */
  tag(index: number, marks: number): void {
    if (this.marks[index] === 0) this.#marked.push(index);
    this.marks[index] = (this.marks[index] as number) | marks;
  }

  /** Forgets all marks; after `undo(0)` everything is as at first. */
  untag(): void {
    for (const index of this.#marked) this.marks[index] = 0;
    this.#marked = [];
  }
}

/** By marks: touched by more than one thread, and written by one. Only such words have to be scheduled. */
export const SHARED = Uint8Array.from({ length: 256 }, (_, marks) => {
  const threads = marks & THREAD_BITS;
  return (marks & WRITTEN) !== 0 && (threads & (threads - 1)) !== 0 ? 1 : 0;
});
