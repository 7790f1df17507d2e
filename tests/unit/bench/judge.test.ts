// A claim is met or missed only by rounds in which nobody else used the machine.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Claim, keyOf, type Result } from '../../../bench/harness/claim.js';
import { judge } from '../../../bench/harness/judge.js';
import { watch } from '../../../bench/harness/patience.js';
import { formatTable } from '../../../bench/harness/table.js';

const test = suite('bench: judge');

const OURS = { peer: 'ours', scenario: 'a', args: {} };
const THEIRS = { peer: 'theirs', scenario: 'b', args: {} };
const CLAIM: Claim = {
  name: 'twice',
  what: 'twice as fast',
  figure: 'rate',
  unit: 'tasks/s',
  better: 'more',
  subject: 'ours',
  against: 'theirs',
  target: 2,
  measurements: [OURS, THEIRS],
};

/** One round for each pair: ours, theirs; a negative one was disturbed. */
function judged(...rounds: [number, number][]) {
  const result = (rate: number): Result => ({ figures: { rate: Math.abs(rate) }, disturbed: rate < 0 });
  return judge(
    CLAIM,
    new Map([
      [keyOf(OURS), rounds.map(([ours]) => result(ours))],
      [keyOf(THEIRS), rounds.map(([, theirs]) => result(theirs))],
    ]),
  );
}

test('the median of the ratios decides', () => {
  assert.is(judged([20, 10], [30, 10], [10, 10]).met, true);
  assert.is(judged([19, 10], [30, 10], [10, 10]).met, false);
});

test('half of the rounds disturbed: neither met nor missed, whichever peer it was', () => {
  assert.is(judged([20, 10], [20, -1]).met, null);
  assert.is(judged([-20, 10], [20, -1], [20, 10]).met, null);
  assert.is(judged([20, 10], [20, -1], [20, 10]).met, true);
});

test('the table says so', () => {
  const table = formatTable([judged([20, -1]), judged([20, 10]), judged([1, 10])]);
  assert.match(table, /^busy {4}twice: twice as fast\n.*\n(.*\n)+\nmet {5}twice.*\n(.*\n)+\nMISSED {2}twice/);
  assert.match(table, /1 of 3 targets met, 1 not judged: others used the machine/);
});

test('what another process does is seen, unless it is the measurement itself', () => {
  const isDisturbed = watch();
  const work = 'const end = performance.now() + 300; while (performance.now() < end);';
  assert.is(spawnSync(process.execPath, ['-e', work]).status, 0);
  assert.is(isDisturbed(0), true);
  assert.is(isDisturbed(Number.POSITIVE_INFINITY), false);
});

test.run();
