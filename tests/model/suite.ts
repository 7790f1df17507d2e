// One test for each case: it explores it and finds nothing.
import process from 'node:process';
import type { Test } from 'uvu';
import * as assert from 'uvu/assert';
import { chooseSeed } from '../support/random.js';
import type { Exploration } from './explore/exhaustive.js';
import type { Walks } from './explore/random.js';
import { type Case, isWalked } from './models/case.js';
import { Tally } from './records.js';
import { describe, measured, runCase } from './runner.js';

/** Atomic accesses of a case by random walks in npm run test:deep, and as many by PCT. */
const DEEP_OPERATIONS = 15_000_000;
const PCT_DEPTH = 3;

/** Adds the cases that every change passes, or with `deep` those that take their time, and what came of them. */
export function addCases(test: Test, name: string, cases: readonly Case[], deep = false): void {
  const tally = new Tally(name);
  for (const one of cases) {
    if (one.large || (one.deep ?? false) !== deep) continue;
    test(one.name, () => pass(one, runCase(one), tally));
  }
  if (!deep) return;
  for (const one of cases.filter(isWalked)) addWalks(test, one, { operations: DEEP_OPERATIONS }, tally);
  test.after(() => tally.write());
}

/** Adds schedules of chance of a case: random walks, and PCT. */
export function addWalks(test: Test, one: Case, most: Omit<Walks, 'seed'>, tally?: Tally): void {
  for (const depth of [undefined, PCT_DEPTH]) {
    const seed = chooseSeed();
    const how = depth === undefined ? 'by random walks' : 'by PCT';
    test(`${one.name}, ${how}`, () => {
      process.stdout.write(`--random ${most.schedules ?? 1000} --seed ${seed}\n`);
      pass(one, runCase(one, undefined, { ...most, seed, depth }), tally);
    });
  }
}

function pass(one: Case, found: Exploration, tally?: Tally): void {
  process.stdout.write(`${one.name}: ${measured(found)}\n`);
  tally?.add(found);
  if (found.failure !== undefined) throw new Error(describe(one, found));
  assert.ok(found.ends > 0, `${one.name}: no end was reached`);
}
