// time limit: 180 s
// Seeded bugs (mutants.ts): all of them apply, and of each structure one is found; npm run test:deep finds all.
import { suite } from 'uvu';
import { addApplies, addMutants } from './mutant-suite.js';
import { MUTANTS } from './mutants.js';

const test = suite('model: seeded bugs');
addApplies(test, MUTANTS);
addMutants(
  test,
  MUTANTS.filter(({ quick }) => quick === true),
);
test.run();
