// time limit: 120 s
// Schedules of chance (docs/proof.md): they find seeded bugs, what they find becomes a short schedule that fails by
// itself, and they find nothing in cases that are too large to be searched.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { chooseSeed } from '../support/random.js';
import { replay } from './explore/replay.js';
import { switches } from './explore/schedule.js';
import { CASES } from './models/index.js';
import { compileFor, findCase, findMutant, prepareCase, runCase } from './runner.js';
import { addWalks } from './suite.js';

const test = suite('model: schedules of chance');

for (const depth of [undefined, 3]) {
  test(`a lost wake-up is found ${depth === undefined ? 'by random walks' : 'by PCT'}, and its schedule is short`, async () => {
    const seed = chooseSeed();
    const mutant = findMutant('worker: sleeps without looking for work again');
    const one = findCase(mutant.found);
    const engine = await compileFor(one, mutant);
    const { failure } = runCase(one, engine, { schedules: 20_000, seed, depth });
    assert.ok(failure !== undefined, `not found, seed ${seed}`);
    assert.ok(switches(failure.schedule) <= 4, `${switches(failure.schedule)} switches, seed ${seed}`);
    assert.match(replay(prepareCase(one, engine), failure.schedule)?.message ?? '', /deadlock/);
  });
}

for (const one of CASES.filter(({ large }) => large === true)) addWalks(test, one, { schedules: 100 });

test.run();
