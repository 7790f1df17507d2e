// time limit: 120 s
// Each finding's schedule (findings.ts) still shows the bug where it is seeded, and shows nothing in the source of today.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from './explore/schedule.js';
import { followOn } from './explore/shrink.js';
import { FINDINGS } from './findings.js';
import { compileFor, findCase, findMutant, prepareCase } from './runner.js';

const test = suite('model: findings');

for (const { mutant, schedule } of FINDINGS) {
  test(mutant, async () => {
    const seeded = findMutant(mutant);
    const one = findCase(seeded.found);
    const wrong = followOn(prepareCase(one, await compileFor(one, seeded)), parse(schedule));
    assert.ok(wrong !== undefined, 'the schedule shows the bug no longer');
    const today = followOn(prepareCase(one, await compileFor(one)), parse(schedule));
    assert.is(today, undefined);
  });
}

test.run();
