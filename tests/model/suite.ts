// One test for each case: it explores it and finds nothing.
import process from 'node:process';
import type { Test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Case } from './models/case.js';
import { describe, runCase } from './runner.js';

/** Adds the cases that every change passes, or with `deep` those that take their time. */
export function addCases(test: Test, cases: readonly Case[], deep = false): void {
  for (const one of cases) {
    if ((one.deep ?? false) !== deep) continue;
    test(one.name, () => {
      const found = runCase(one);
      const { states, steps, complete, timeMs } = found;
      const how = complete ? 'every interleaving' : 'bounded';
      process.stdout.write(
        `${one.name}: ${states} states, ${steps} steps, ${how}, ${Math.round(timeMs)} ms\n`,
      );
      if (found.failure !== undefined) throw new Error(describe(one, found));
      assert.ok(found.ends > 0, `${one.name}: no end was reached`);
    });
  }
}
