// time limit: 3600 s
// The larger cases of models/lanes.ts (docs/proof.md).
import { suite } from 'uvu';
import { LANES } from './models/lanes.js';
import { addCases } from './suite.js';

const test = suite('model: lanes');
addCases(test, 'lanes', LANES, true);
test.run();
