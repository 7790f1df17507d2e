// A virtual thread: its stack, and what it is about to do.
const STACK_CELLS = 1 << 13;

/** What went wrong in the program that is explored. */
export class Failure extends Error {}

export class Thread {
  readonly words: Int32Array;
  readonly cells: Float64Array;
  base = 0;
  /** Atomic accesses that it may make before it stops. */
  go = 0;
  at = 0;
  kind = 0;
  /** Its bits among the marks of a word: of its reads, and of its writes. 0 while it is set up. */
  reads = 0;
  writes = 0;
  local = 0;
  /** Atomic accesses that it has made. */
  made = 0;
  hashLow = 0;
  hashHigh = 0;

  constructor(readonly id: number) {
    const buffer = new ArrayBuffer(STACK_CELLS * 8);
    this.words = new Int32Array(buffer);
    this.cells = new Float64Array(buffer);
  }
}
