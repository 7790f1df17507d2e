// Every interleaving of the cases in models/tasks.ts (docs/proof.md).
import { suite } from 'uvu';
import { TASKS } from './models/tasks.js';
import { addCases } from './suite.js';

const test = suite('model: tasks');
addCases(test, TASKS);
test.run();
