// time limit: 600 s
import { test } from 'uvu';
import { killClients } from '../support/client-kills.js';
import { withSeed } from '../support/random.js';

test('a hundred clients killed at random points', () => withSeed((seed) => killClients(100, seed)));

test.run();
