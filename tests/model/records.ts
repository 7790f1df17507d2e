// What `npm run test:deep` has explored, for docs/proof.md: each suite leaves its sums, and of which engines they are.
//   node dist/tests/model/records.js    prints them as a table
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../support/root.js';
import type { Exploration } from './explore/exhaustive.js';
import { ENGINES, readBuilt } from './runner.js';

const FOLDER = path.join(ROOT, 'dist/tests/model/records');

interface Sums {
  suite: string;
  engines: Record<string, string>;
  explorations: number;
  states: number;
  ends: number;
  operations: number;
  timeMs: number;
}

/** Hash of a built engine: what is proved is proved of these bytes. */
export const hashOf = (file: string): string => createHash('sha256').update(readBuilt(file)).digest('hex');

export class Tally {
  readonly #sums: Sums;

  constructor(suite: string) {
    const engines = Object.fromEntries(Object.values(ENGINES).map((file) => [file, hashOf(file)]));
    this.#sums = { suite, engines, explorations: 0, states: 0, ends: 0, operations: 0, timeMs: 0 };
  }

  add({ states, ends, operations, timeMs }: Exploration): void {
    this.#sums.explorations++;
    this.#sums.states += states;
    this.#sums.ends += ends;
    this.#sums.operations += operations;
    this.#sums.timeMs += timeMs;
  }

  write(): void {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(path.join(FOLDER, `${this.#sums.suite}.json`), JSON.stringify(this.#sums));
  }
}

function print(): void {
  const all = readdirSync(FOLDER).map(
    (name): Sums => JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')),
  );
  const say = (line: string) => process.stdout.write(`${line}\n`);
  for (const line of new Set(
    all.flatMap(({ engines }) => Object.entries(engines).map((pair) => pair.join(' '))),
  )) {
    say(line);
  }
  say('\n| suite | explorations | states | ends | atomic accesses | time |\n|---|--:|--:|--:|--:|--:|');
  const sum = (pick: (one: Sums) => number) => all.reduce((total, one) => total + pick(one), 0);
  const row = (
    name: string,
    pick: (key: 'explorations' | 'states' | 'ends' | 'operations' | 'timeMs') => number,
  ) => {
    const counts = (['explorations', 'states', 'ends', 'operations'] as const).map((key) => pick(key));
    say(`| ${name} | ${counts.join(' | ')} | ${Math.round(pick('timeMs') / 1000)} s |`);
  };
  for (const one of all) row(one.suite, (key) => one[key]);
  row('all', (key) => sum((one) => one[key]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) print();
