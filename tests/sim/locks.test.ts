// Random scripts of locks, groups, waits and calls on virtual time, and what must hold of their logs. What the checks
// are worth: tests/stress/lock-mutants.test.ts.
import process from 'node:process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ENDS, type Outcomes, PLAYS, playLocks } from '../support/lock-plays.js';
import { count } from '../support/runtime.js';

const test = suite('random locks');
const SEEDS = Number(process.env.LOCK_SEEDS ?? 60);

async function playAll(ordered: boolean, first: number): Promise<Outcomes> {
  const sum: Outcomes = {};
  for (const seed of count(SEEDS).map((i) => first + i)) {
    const outcomes = await playLocks({ seed, ordered });
    for (const [outcome, times] of Object.entries(outcomes)) sum[outcome] = (sum[outcome] ?? 0) + times;
  }
  return sum;
}

test(`${SEEDS} seeds, locks taken in one order: nobody is refused, nobody waits for ever`, async () => {
  assert.equal(await playAll(true, 1), { Ok: SEEDS * PLAYS });
});

test(`${SEEDS} seeds, any order, failures and cancels: every cycle is found, nothing stays locked`, async () => {
  const outcomes = await playAll(false, 1_000_000);
  for (const end of ENDS) assert.ok(outcomes[end] > 0, `no ${end} in ${JSON.stringify(outcomes)}`);
});

test.run();
