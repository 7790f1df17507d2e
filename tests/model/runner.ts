// Runs cases: on the binaries of this build, or on engines with a seeded bug.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mutantBytes } from '../support/mutants/mutant.js';
import { ROOT } from '../support/root.js';
import { type Exploration, explore, simplest } from './explore/exhaustive.js';
import { type Walks, walk } from './explore/random.js';
import { writeOut } from './explore/replay.js';
import { Run } from './explore/run.js';
import { write } from './explore/schedule.js';
import { shrink } from './explore/shrink.js';
import { Machine } from './machine/machine.js';
import type { Case, Engine } from './models/case.js';
import { CASES } from './models/index.js';
import type { ModelMutant } from './mutant.js';
import { MUTANTS } from './mutants.js';

/** Where the engines are: the one that ships, and the one of tests/engine. */
export const ENGINES: Record<Engine, string> = {
  shipped: 'dist/engine.mt.wasm',
  internals: 'dist/tests/engine/mt.wasm',
};
const DRIVERS = 'dist/tests/model/drivers.wasm';
/** States that are looked at to make a failure simpler. */
const SIMPLER_STATES = 300_000;
/** Schedules that are tried for the same. */
const SIMPLER_SCHEDULES = 2000;

export const readBuilt = (file: string): Uint8Array => readFileSync(path.join(ROOT, file));

export function findCase(name: string): Case {
  const found = CASES.find((candidate) => candidate.name === name);
  if (found === undefined) {
    throw new Error(`there is no case "${name}"; there are:\n  ${CASES.map((one) => one.name).join('\n  ')}`);
  }
  return found;
}

/** One machine for all cases of a process: its memory is reserved once. */
let machine: Machine | undefined;

/** A run of a case; `engine`: bytes in place of the built ones. */
export function prepareCase(one: Case, engine = readBuilt(ENGINES[one.engine])): Run {
  machine ??= new Machine();
  machine.forget();
  machine.link([engine, readBuilt(DRIVERS)]);
  return new Run(machine, one.program, one.exactRaces);
}

function exploreBy(run: Run, one: Case, walks?: Walks): Exploration {
  return walks === undefined ? explore(run, one.limits) : walk(run, walks);
}

/**
 * Explores a case, by search as far as its limits go or by schedules of chance; a failure comes back with the simplest
 * schedule that was found for it.
 */
export function runCase(one: Case, engine?: Uint8Array, walks?: Walks): Exploration {
  const run = prepareCase(one, engine);
  const found = exploreBy(run, one, walks);
  if (found.failure === undefined) return found;
  const simpler = walks === undefined ? simplest(run, found, SIMPLER_STATES) : found;
  const { message, schedule } = simpler.failure ?? found.failure;
  const failure = shrink(run, { message, schedule: writeOut(run, schedule) }, SIMPLER_SCHEDULES);
  return { ...found, failure };
}

/** Where each engine begins: for those with a seeded bug. */
const ENTRIES: Record<Engine, string> = { shipped: 'assembly/index.ts', internals: 'tests/engine/index.ts' };

export function findMutant(name: string): ModelMutant {
  const found = MUTANTS.find((candidate) => candidate.name === name);
  if (found === undefined) {
    throw new Error(
      `there is no seeded bug "${name}"; there are:\n  ${MUTANTS.map((one) => one.name).join('\n  ')}`,
    );
  }
  return found;
}

/** The engine that a case runs on, not optimised: with a seeded bug, or as the source is. */
export function compileFor(one: Case, mutant?: ModelMutant): Promise<Uint8Array> {
  return mutantBytes(mutant, { entry: ENTRIES[one.engine] });
}

/** Schedules of chance, where a search does not come to a seeded bug. */
const CHANCE = { seed: 1, operations: 10_000_000 };

/** How the case of a seeded bug looks for it: by search, unless this says otherwise. */
export function walksFor(one: Case, { pct }: ModelMutant): Walks | undefined {
  return one.large === true || pct !== undefined ? { ...CHANCE, depth: pct } : undefined;
}

/** Has the case of a seeded bug look for it, up to the first failure. */
export async function lookForMutant(mutant: ModelMutant): Promise<Exploration> {
  const one = findCase(mutant.found);
  const engine = await compileFor(one, mutant);
  return exploreBy(prepareCase(one, engine), one, walksFor(one, mutant));
}

/** What it took. */
export function measured({
  states,
  steps,
  operations,
  ends,
  complete,
  timeMs,
}: Omit<Exploration, 'failure'>): string {
  const how = complete ? 'every interleaving' : 'bounded';
  const counts = `${states} states, ${steps} steps, ${operations} operations, ${ends} ends`;
  return `${counts}, ${how}, ${Math.round(timeMs)} ms`;
}

/** What a failure looks like: what is wrong, the schedule, and how to see it step by step. */
export function describe(one: Case, { failure }: Exploration, mutant?: string): string {
  if (failure === undefined) return `${one.name}: nothing found`;
  const schedule = write(failure.schedule);
  const options = mutant === undefined ? '' : ` --mutant "${mutant}"`;
  return [
    `${one.name}: ${failure.message}`,
    `  schedule: ${schedule}`,
    `  replay:   npm run model -- "${one.name}"${options} --schedule "${schedule}"`,
  ].join('\n');
}
