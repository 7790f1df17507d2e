// time limit: 1800 s
// Every seeded bug (mutants.ts) is found by its case.
import { suite } from 'uvu';
import { addMutants } from './mutant-suite.js';
import { MUTANTS } from './mutants.js';

const test = suite('model: all seeded bugs');
addMutants(test, MUTANTS);
test.run();
