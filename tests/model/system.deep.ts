// time limit: 7200 s
// The larger cases of models/system.ts (docs/proof.md).
import { suite } from 'uvu';
import { SYSTEM } from './models/system.js';
import { addCases } from './suite.js';

const test = suite('model: system');
addCases(test, 'system', SYSTEM, true);
test.run();
