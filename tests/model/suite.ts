// One test for each case: it explores it and finds nothing.
import process from 'node:process';
import type { Test } from 'uvu';
import * as assert from 'uvu/assert';
import { chooseSeed } from '../support/random.js';
import type { Exploration } from './explore/exhaustive.js';
import type { Walks } from './explore/random.js';
import type { Case } from './models/case.js';
import { describe, measured, runCase } from './runner.js';

const PCT_DEPTH = 3;

/** Adds the cases that every change passes. */
export function addCases(test: Test, cases: readonly Case[]): void {
  for (const one of cases) {
    if (one.large !== true && one.deep !== true) test(one.name, () => pass(one, runCase(one)));
  }
}

/** Adds schedules of chance of a case: random walks, and PCT. */
export function addWalks(test: Test, one: Case, most: Omit<Walks, 'seed'>): void {
  for (const depth of [undefined, PCT_DEPTH]) {
    const seed = chooseSeed();
    const how = depth === undefined ? 'by random walks' : 'by PCT';
    test(`${one.name}, ${how}`, () => {
      process.stdout.write(`--random ${most.schedules ?? 1000} --seed ${seed}\n`);
      pass(one, runCase(one, undefined, { ...most, seed, depth }));
    });
  }
}

function pass(one: Case, found: Exploration): void {
  process.stdout.write(`${one.name}: ${measured(found)}\n`);
  if (found.failure !== undefined) throw new Error(describe(one, found));
  assert.ok(found.ends > 0, `${one.name}: no end was reached`);
}
