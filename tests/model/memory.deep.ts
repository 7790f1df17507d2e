// time limit: 3600 s
// The larger cases of models/memory.ts (docs/proof.md).
import { suite } from 'uvu';
import { MEMORY } from './models/memory.js';
import { addCases } from './suite.js';

const test = suite('model: memory');
addCases(test, 'memory', MEMORY, true);
test.run();
