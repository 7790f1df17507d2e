// Every interleaving of the cases in models/watchdog.ts (docs/proof.md).
import { suite } from 'uvu';
import { WATCHDOG } from './models/watchdog.js';
import { addCases } from './suite.js';

const test = suite('model: watchdog');
addCases(test, WATCHDOG);
test.run();
