// What is explored: a few threads on one memory, each of which calls one function of a driver.
import type { Machine } from '../machine/machine.js';

export interface Program {
  name: string;
  /** Function and arguments of each thread. */
  threads: { call: string; args: number[] }[];
  /** Puts the memory in order: runs before each exploration, by nobody's thread. */
  setup(machine: Machine): void;
  /** The quiet state at the end: throws `Failure` when it is not as it should be. */
  check(machine: Machine): void;
  /** Threads that may be asleep at the end: workers. */
  mayRest?: number[];
  /** Its threads look at the clock. */
  timePasses?: boolean;
  /** A thread that may die at any point. */
  mayDie?: number;
}
