// What the clients of a history know: which tasks they sent, and what became of each. One row of words a client, shared
// with the thread that it lives on.
import { ID_SHIFT } from '../../mods/historian/historian_codes.js';

/** What a client sent under a number. */
export const SENT = 1; // and waits for it
export const FORGOTTEN = 2; // fire and forget
export const REFUSED = 3; // the engine did not take it
export const PERIODIC = 4;
/** Added with its outcome: the engine's word, in the upper half. */
export const SETTLED = 8;

const WORDS = 4;
const STATE = 0;
const RESULT = 1;
const CODE = 2;
const POOL = 3;

export interface Ticket {
  readonly id: number;
  readonly kind: number;
  /** Its pool (lo). */
  readonly pool: number;
  /** undefined: nothing came back. */
  readonly outcome: number | undefined;
  readonly result: number;
  readonly code: number;
}

export class Tickets {
  private readonly words: Int32Array;

  /** @param client 1 … 127: the top byte of its tasks' numbers */
  constructor(
    readonly client: number,
    readonly buffer: SharedArrayBuffer,
  ) {
    this.words = new Int32Array(buffer);
  }

  /** For at most `most` tasks between two calls of `clear`. */
  static make(client: number, most: number): Tickets {
    return new Tickets(client, new SharedArrayBuffer((1 + most * WORDS) * 4));
  }

  /** How many tasks there are, and the place of the next one. */
  get length(): number {
    return this.words[0];
  }

  idOf(place: number): number {
    return ((this.client << ID_SHIFT) | place) >>> 0;
  }

  issue(place: number, kind: number, pool: number): void {
    this.words[1 + place * WORDS + STATE] = kind;
    this.words[1 + place * WORDS + POOL] = pool;
    this.words[0] = place + 1;
  }

  settle(place: number, outcome: number, result: number, code: number): void {
    const at = 1 + place * WORDS;
    if ((this.words[at + STATE] & SETTLED) !== 0) throw new Error(`task ${place} has two outcomes`);
    this.words[at + STATE] |= SETTLED | (outcome << 16);
    this.words[at + RESULT] = result;
    this.words[at + CODE] = code;
  }

  /** By any thread, when the client waits for nothing. */
  *all(): Generator<Ticket> {
    for (let place = 0; place < this.length; place++) {
      const at = 1 + place * WORDS;
      const state = this.words[at + STATE];
      yield {
        id: this.idOf(place),
        kind: state & (SETTLED - 1),
        pool: this.words[at + POOL],
        outcome: (state & SETTLED) !== 0 ? state >>> 16 : undefined,
        result: this.words[at + RESULT],
        code: this.words[at + CODE],
      };
    }
  }

  clear(): void {
    this.words.fill(0, 0, 1 + this.length * WORDS);
  }
}
