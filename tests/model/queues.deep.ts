// time limit: 3600 s
// The larger cases of models/queues.ts (docs/proof.md).
import { suite } from 'uvu';
import { QUEUES } from './models/queues.js';
import { addCases } from './suite.js';

const test = suite('model: queues');
addCases(test, 'queues', QUEUES, true);
test.run();
