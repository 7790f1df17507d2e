// Every interleaving of the cases in models/memory.ts (docs/proof.md).
import { suite } from 'uvu';
import { MEMORY } from './models/memory.js';
import { addCases } from './suite.js';

const test = suite('model: memory');
addCases(test, MEMORY);
test.run();
