// time limit: 1200 s
// As fuzz.test.ts, for minutes.
import { test } from 'uvu';
import { fuzzClient, fuzzRuntime } from './decoder-fuzz.js';

test('eight million wrong messages to the runtime', () => fuzzRuntime(8_000_000));
test('two million wrong messages to the client', () => fuzzClient(2_000_000));

test.run();
