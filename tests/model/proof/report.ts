// The table of docs/proof.md: what was explored of each model, how far, in how long; and when each seeded bug was found.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../support/root.js';
import type { Limits } from '../explore/exhaustive.js';
import { ENGINES, findCase } from '../runner.js';
import type { Job } from './jobs.js';
import { hashOf, type Record } from './records.js';

const FILE = path.join(ROOT, 'docs/proof.md');
const BEGIN = '<!-- written by npm run prove -->';
const END = '<!-- end -->';

export interface Sum {
  explorations: number;
  states: number;
  ends: number;
  operations: number;
  timeMs: number;
}

export function sumOf(records: readonly Record[]): Sum {
  const sum = { explorations: records.length, states: 0, ends: 0, operations: 0, timeMs: 0 };
  for (const { states, ends, operations, timeMs } of records) {
    sum.states += states;
    sum.ends += ends;
    sum.operations += operations;
    sum.timeMs += timeMs;
  }
  return sum;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 100_000 ? 2 : 0)} s`;

function howFar(job: Job, { cut }: Record): string {
  if (job.walk !== undefined) return 'chance';
  const { preemptions }: Limits = findCase(job.case).limits ?? {};
  const within = preemptions === undefined ? 'every interleaving' : `${preemptions} pre-emptions`;
  return cut ? `${within}, cut` : within;
}

function row(
  name: string,
  how: string,
  { states, ends, operations, timeMs }: Omit<Sum, 'explorations'>,
): string {
  return `| ${name} | ${how} | ${states} | ${ends} | ${operations} | ${seconds(timeMs)} |`;
}

/** The lines of both tables. */
export function report(results: ReadonlyMap<Job, Record>): string[] {
  const all = [...results];
  const models = all
    .filter(([job]) => job.mutant === undefined)
    .sort(([a], [b]) => (a.name < b.name ? -1 : 1));
  const mutants = all.filter(([job]) => job.mutant !== undefined);
  const recordsOf = (some: typeof all) => some.map(([, record]) => record);
  return [
    ...Object.values(ENGINES).map((file) => `- \`${file}\`: sha256 ${hashOf(file)}`),
    '',
    '| explored | how far | states | schedules | atomic accesses | time |',
    '|---|---|--:|--:|--:|--:|',
    ...models.map(([job, record]) => row(job.name, howFar(job, record), record)),
    row(`${models.length} explorations`, '', sumOf(recordsOf(models))),
    row(`${mutants.length} seeded bugs`, '', sumOf(recordsOf(mutants))),
    row('**all**', '', sumOf(recordsOf(all))),
    '',
    '| seeded bug | found by | after |',
    '|---|---|--:|',
    ...mutants.map(([job, { timeMs }]) => `| ${job.name} | ${job.case} | ${seconds(timeMs)} |`),
  ];
}

/** What docs/proof.md says of the engine that is built now. */
export function proofOf(file: string): string {
  const proved = readFileSync(FILE, 'utf8').includes(`\`${file}\`: sha256 ${hashOf(file)}`);
  return proved ? 'docs/proof.md is of this engine' : 'docs/proof.md is of another engine: npm run prove';
}

/** Puts them into docs/proof.md. */
export function writeReport(results: ReadonlyMap<Job, Record>): void {
  const text = readFileSync(FILE, 'utf8');
  const begin = text.indexOf(BEGIN) + BEGIN.length;
  const end = text.indexOf(END);
  if (begin < BEGIN.length || end < begin) throw new Error(`${FILE} has no place "${BEGIN} … ${END}"`);
  writeFileSync(FILE, `${text.slice(0, begin)}\n${report(results).join('\n')}\n${text.slice(end)}`);
}
