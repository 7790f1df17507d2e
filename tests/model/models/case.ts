// A case: a program with how much of it is explored where.
import type { Limits } from '../explore/exhaustive.js';
import type { Program } from '../explore/program.js';

/** Which binary a case runs: the one that ships, or the same sources with internals exported (docs/proof.md). */
export type Engine = 'shipped' | 'internals';

export interface Case {
  /** The structure, then threads × operations. */
  name: string;
  engine: Engine;
  program: Program;
  /** Absent: every interleaving. */
  limits?: Limits;
  /** States that differ in what their threads know of each other are not the same: exact, and larger. */
  exactRaces?: boolean;
  /** Only in npm run test:deep. */
  deep?: boolean;
  /** Too large to be searched: schedules of chance only. */
  large?: boolean;
}

/** What a search does not get through is followed by chance too. */
export const isWalked = ({ large, limits }: Case): boolean => large === true || limits !== undefined;

/** Between the engine's tables and its segments: nothing of the engine's lies here. */
export const SCRATCH = 4 << 20;
/** Blocks for what a model keeps: no two share a line. */
export const place = (index: number): number => SCRATCH + index * 0x1000;
