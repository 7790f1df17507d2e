// All that is explored for docs/proof.md, in parts that run by themselves: the searches of all cases, schedules of chance
// where a search does not get through, and every seeded bug.
import { isWalked } from '../models/case.js';
import { CASES } from '../models/index.js';
import { MUTANTS } from '../mutants.js';

export interface Job {
  /** What it is: no two have the same name. */
  name: string;
  case: string;
  /** Schedules of chance in place of a search: as many as make so many atomic accesses. */
  walk?: { seed: number; operations: number; depth?: number };
  /** It has to be found. */
  mutant?: string;
}

/** Atomic accesses of a case by random walks, and as many by PCT. */
const OPERATIONS = 2_000_000;
const PCT_DEPTH = 3;
const SEED = 1;

function walksOf(name: string): Job[] {
  return [undefined, PCT_DEPTH].map((depth) => ({
    name: `${name}, ${depth === undefined ? 'random walks' : 'PCT'}`,
    case: name,
    walk: { seed: SEED, operations: OPERATIONS, depth },
  }));
}

/** Those that take long come first, so that the last ones end together. */
export function allJobs(): Job[] {
  const long = CASES.filter(({ large, deep }) => deep === true && large !== true);
  const short = CASES.filter(({ large, deep }) => deep !== true && large !== true);
  const search = ({ name }: { name: string }): Job => ({ name, case: name });
  return [
    ...long.map(search),
    ...CASES.filter(isWalked).flatMap(({ name }) => walksOf(name)),
    ...MUTANTS.map((mutant) => ({ name: mutant.name, case: mutant.found, mutant: mutant.name })),
    ...short.map(search),
  ];
}
