// Seeded bugs of the engine's structures, each made from the source as it is now: a change that no longer applies fails
// the suite (tests/support/mutants/mutant.ts). Each names the case that has to find it.
import { ENGINE } from './mutants-engine.js';
import { LOCKS } from './mutants-locks.js';
import { SCHEDULING } from './mutants-scheduling.js';
import { SYNC } from './mutants-sync.js';

export const MUTANTS = [...SYNC, ...ENGINE, ...LOCKS, ...SCHEDULING];
