// time limit: 5400 s
// Every seeded bug (mutants.ts) is found by its case.
import { suite } from 'uvu';
import { addMutants } from './mutant-suite.js';
import { MUTANTS } from './mutants.js';
import { Tally } from './records.js';

const test = suite('model: all seeded bugs');
const tally = new Tally('seeded bugs');
addMutants(test, MUTANTS, tally);
test.after(() => tally.write());
test.run();
