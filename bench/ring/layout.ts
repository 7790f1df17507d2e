// What an expert writes by hand instead of using a runtime: for each worker a submission and a completion ring on one
// SharedArrayBuffer, single producer and single consumer both. Four words a cell: {id, kernel, argument, 0} and
// {id, result, 0, 0}. Tasks have ids, since a worker may answer out of order.
//
//   0 submitted* │ 16 workerAsleep* │ 32 completed* │ 48 ownerAsleep* │ 64 submissions │ completions     (words)

export const SUBMITTED = 0;
export const WORKER_ASLEEP = 16;
export const COMPLETED = 32;
export const OWNER_ASLEEP = 48;
const HEADER_WORDS = 64;
export const CELL_WORDS = 4;

export const NOOP = 0;
export const SPIN = 1;

export interface RingMemory {
  words: Int32Array;
  /** Cells of each ring, a power of two. */
  capacity: number;
}

/** What a ring worker is started with. */
export interface RingSetup extends RingMemory {
  /** Looks at the ring before it sleeps. */
  spins: number;
  /** How it wakes the owner: a message, or a notify for an owner that may block. */
  wake: 'message' | 'notify';
  kernel: WebAssembly.Module;
}

export function allocateRing(capacity: number): RingMemory {
  const words = HEADER_WORDS + capacity * CELL_WORDS * 2;
  return { words: new Int32Array(new SharedArrayBuffer(words * 4)), capacity };
}

export const submissionsOf = (_: RingMemory): number => HEADER_WORDS;
export const completionsOf = ({ capacity }: RingMemory): number => HEADER_WORDS + capacity * CELL_WORDS;
