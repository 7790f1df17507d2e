// Pools are created, destroyed and waited for, modules asked for, with cancels and deadlines at any moment. What the play
// is worth: tests/stress/pool-mutants.test.ts.
import process from 'node:process';
import { suite } from 'uvu';
import { playPools } from '../support/pool-plays.js';

const test = suite('random pools');
const SEEDS = Number(process.env.POOL_SEEDS ?? 60);

test(`${SEEDS} seeds`, async () => {
  for (let seed = 1; seed <= SEEDS; seed++) await playPools(seed);
});

test.run();
