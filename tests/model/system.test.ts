// time limit: 180 s
// Every interleaving of the cases in models/system.ts (docs/proof.md).
import { suite } from 'uvu';
import { SYSTEM } from './models/system.js';
import { addCases } from './suite.js';

const test = suite('model: system');
addCases(test, SYSTEM);
test.run();
