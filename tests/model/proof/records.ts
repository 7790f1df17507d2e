// What came of each job, kept in files: a job whose record is of these engines, this checker and these options does not
// run again, so that a run that was cut goes on where it was.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../support/root.js';
import type { Exploration } from '../explore/exhaustive.js';
import { ENGINES, findCase, findMutant, readBuilt } from '../runner.js';
import type { Job } from './jobs.js';

const FOLDER = 'dist/tests/model/records';
/** Of the checker: what decides what is explored. */
const CHECKER = ['explore', 'machine', 'models', 'drivers.wasm', 'runner.js', 'proof/run-job.js'];

export interface Outcome extends Omit<Exploration, 'failure'> {
  /** What was found wrong, with a schedule that shows it. */
  failure?: string;
}

export interface Record extends Outcome {
  /** Of the job, the engines and the checker. */
  key: string;
}

/** Hash of a built engine: what is proved is proved of these bytes. */
export const hashOf = (file: string): string => createHash('sha256').update(readBuilt(file)).digest('hex');

/** Finds and keeps the records of the engines and the checker that are built now. */
export class Records {
  readonly #built = Object.values(ENGINES).map(hashOf).join() + checkerHash();

  #key(job: Job): string {
    const mutant = job.mutant === undefined ? undefined : findMutant(job.mutant);
    const { limits, exactRaces } = findCase(job.case);
    const text = JSON.stringify([this.#built, job, mutant, limits, exactRaces]);
    return createHash('sha256').update(text).digest('hex');
  }

  find(job: Job): Record | undefined {
    try {
      const record: Record = JSON.parse(readFileSync(fileOf(job), 'utf8'));
      return record.key === this.#key(job) && isRight(job, record) ? record : undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  keep(job: Job, outcome: Outcome): Record {
    const record = { key: this.#key(job), ...outcome };
    mkdirSync(path.join(ROOT, FOLDER), { recursive: true });
    const file = fileOf(job);
    writeFileSync(`${file}.new`, JSON.stringify(record));
    renameSync(`${file}.new`, file); // whoever stops it meanwhile leaves no half of a record
    return record;
  }
}

/** A seeded bug is found, everything else has none. */
export const isRight = (job: Job, { failure }: Outcome): boolean =>
  (failure === undefined) === (job.mutant === undefined);

function fileOf({ name }: Job): string {
  const id = createHash('sha256').update(name).digest('hex').slice(0, 16);
  return path.join(ROOT, FOLDER, `${id}.json`);
}

function checkerHash(): string {
  const hash = createHash('sha256');
  const add = (file: string): void => {
    if (/\.(js|wasm)$/.test(file)) hash.update(readBuilt(file)); // what else is built beside it decides nothing
  };
  for (const part of CHECKER) {
    const built = `dist/tests/model/${part}`;
    if (path.extname(part) !== '') add(built);
    else for (const name of namesIn(built)) add(`${built}/${name}`);
  }
  return hash.digest('hex');
}

const namesIn = (folder: string): string[] =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).sort();
