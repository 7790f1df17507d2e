// One test for each seeded bug: its case finds it.
import process from 'node:process';
import type { Test } from 'uvu';
import * as assert from 'uvu/assert';
import { patchedFiles } from '../support/mutants/mutant.js';
import type { ModelMutant } from './mutant.js';
import { findCase, lookForMutant } from './runner.js';

export function addMutants(test: Test, mutants: readonly ModelMutant[]): void {
  for (const mutant of mutants) {
    test(mutant.name, async () => {
      const { states, steps, failure, timeMs } = await lookForMutant(mutant);
      assert.ok(failure !== undefined, `${mutant.found} does not find "${mutant.name}"`);
      process.stdout.write(
        `${mutant.name}: ${failure?.message} (${states} states, ${steps} steps, ${Math.round(timeMs)} ms)\n`,
      );
    });
  }
}

/** Each still applies to the source as it is. */
export function addApplies(test: Test, mutants: readonly ModelMutant[]): void {
  test(`${mutants.length} seeded bugs apply, and their cases are there`, () => {
    for (const mutant of mutants) {
      patchedFiles(mutant);
      findCase(mutant.found);
    }
    assert.is(new Set(mutants.map(({ name }) => name)).size, mutants.length, 'two have the same name');
  });
}
