// A seeded bug, and the case that has to find it.
import type { Mutant } from '../support/mutants/mutant.js';

export interface ModelMutant extends Mutant {
  /** Case that finds it. */
  readonly found: string;
  /** Also in npm test: one a structure. */
  readonly quick?: boolean;
  /** A search does not come to it: found by PCT with this depth. */
  readonly pct?: number;
}

interface Change {
  name: string;
  before: string;
  after: string;
  found: string;
  quick?: boolean;
  pct?: number;
  also?: { before: string; after: string }[];
}

/** Changes of one file. */
export const inFile = (file: string, changes: Change[]): ModelMutant[] =>
  changes.map(({ also = [], ...change }) => ({
    ...change,
    file,
    also: also.map((edit) => ({ file, ...edit })),
  }));
