// Every interleaving of the cases in models/lanes.ts (docs/proof.md).
import { suite } from 'uvu';
import { LANES } from './models/lanes.js';
import { addCases } from './suite.js';

const test = suite('model: lanes');
addCases(test, LANES);
test.run();
