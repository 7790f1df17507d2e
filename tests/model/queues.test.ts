// Every interleaving of the cases in models/queues.ts (docs/proof.md).
import { suite } from 'uvu';
import { QUEUES } from './models/queues.js';
import { addCases } from './suite.js';

const test = suite('model: queues');
addCases(test, QUEUES);
test.run();
