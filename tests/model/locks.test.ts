// Every interleaving of the cases in models/locks.ts (docs/proof.md).
import { suite } from 'uvu';
import { LOCKS } from './models/locks.js';
import { addCases } from './suite.js';

const test = suite('model: locks');
addCases(test, LOCKS);
test.run();
