// Threads that find a new memory at the same moment: one lays it out, and no slot ever has two owners.
// runs alone: its threads need the processors at the same time
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { EXISTS, OK } from '../../assembly/abi/status.js';
import { sharedWords } from '../support/churn.js';
import { pagesFor, sharedMemory } from '../support/engine.js';
import { runThreads } from '../support/threads.js';
import type { ThreadAnswer, ThreadData } from './initialise-thread.js';

const SCRIPT = new URL('./initialise-thread.js', import.meta.url);

for (const threads of [2, 4]) {
  test(`${threads} threads`, async () => {
    const shared = { memory: sharedMemory(pagesFor()), gate: sharedWords(3), threads };
    const amount = { layouts: 10_000 / threads, attaches: 100_000 / threads };
    const answers = await runThreads<ThreadData, ThreadAnswer>(
      SCRIPT,
      Array.from({ length: threads }, (_, thread) => ({ ...shared, ...amount, thread })),
    );
    for (let round = 0; round < amount.layouts; round++) {
      const statuses = answers.map((answer) => answer.statuses[round]).sort();
      assert.equal(statuses, [OK, ...Array(threads - 1).fill(EXISTS)], `layout ${round}`);
    }
    assert.equal(
      answers.map(({ disturbed }) => disturbed),
      Array(threads).fill(0),
    );
  });
}

test.run();
