// time limit: 3600 s
// The larger cases of models/locks.ts (docs/proof.md).
import { suite } from 'uvu';
import { LOCKS } from './models/locks.js';
import { addCases } from './suite.js';

const test = suite('model: locks');
addCases(test, 'locks', LOCKS, true);
test.run();
