// A seeded bug, and the case that has to find it.
import type { Mutant } from '../support/mutants/mutant.js';

export interface ModelMutant extends Mutant {
  /** Case that finds it. */
  readonly found: string;
  /** Also in npm test: one a structure. */
  readonly quick?: boolean;
}

interface Change {
  name: string;
  before: string;
  after: string;
  found: string;
  quick?: boolean;
  also?: { before: string; after: string }[];
}

/** Changes of one file. */
export const inFile = (file: string, changes: Change[]): ModelMutant[] =>
  changes.map(({ also = [], ...change }) => ({
    ...change,
    file,
    also: also.map((edit) => ({ file, ...edit })),
  }));
