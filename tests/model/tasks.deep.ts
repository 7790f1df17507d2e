// time limit: 3600 s
// The larger cases of models/tasks.ts (docs/proof.md).
import { suite } from 'uvu';
import { TASKS } from './models/tasks.js';
import { addCases } from './suite.js';

const test = suite('model: tasks');
addCases(test, 'tasks', TASKS, true);
test.run();
