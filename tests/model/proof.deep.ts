// time limit: 7200 s
// runs alone
// All that docs/proof.md tells of: every case, schedules of chance, every seeded bug; ≥ 10⁹ atomic accesses in all.
import process from 'node:process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { prove } from './proof/proof.js';
import { proofOf, sumOf } from './proof/report.js';
import { ENGINES } from './runner.js';

const OPERATIONS_MIN = 1e9;

const test = suite('model: the whole proof');

test('nothing is found but what was seeded, and all of that, in a thousand million atomic accesses', async () => {
  const { results, wrong } = await prove((line) => process.stdout.write(`${line}\n`));
  assert.equal(wrong, []);
  const { operations } = sumOf([...results.values()]);
  process.stdout.write(`${operations} atomic accesses\n`);
  assert.ok(operations >= OPERATIONS_MIN, `${operations} atomic accesses`);
});

for (const file of Object.values(ENGINES)) {
  test(`docs/proof.md is of ${file}`, () => assert.is(proofOf(file), 'docs/proof.md is of this engine'));
}

test.run();
