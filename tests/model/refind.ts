// node dist/tests/model/refind.js
// Looks which schedules of findings.ts show their bug no longer, finds others for these, and writes them there.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ROOT } from '../support/root.js';
import { parse, write } from './explore/schedule.js';
import { followOn } from './explore/shrink.js';
import { FINDINGS, type Finding } from './findings.js';
import { compileFor, findCase, findMutant, prepareCase, runCase, walksFor } from './runner.js';

const FILE = path.join(ROOT, 'tests/model/findings.ts');

/** A schedule that shows the bug: the one that is there, if it does. */
async function find({ mutant, schedule }: Finding): Promise<string> {
  const seeded = findMutant(mutant);
  const one = findCase(seeded.found);
  const engine = await compileFor(one, seeded);
  if (followOn(prepareCase(one, engine), parse(schedule)) !== undefined) return schedule;
  const { failure } = runCase(one, engine, walksFor(one, seeded));
  if (failure === undefined) throw new Error(`"${mutant}" is not found`);
  return write(failure.schedule);
}

for (const finding of FINDINGS) {
  const schedule = await find(finding);
  process.stdout.write(`${finding.mutant}: ${schedule}\n`);
  const text = readFileSync(FILE, 'utf8');
  writeFileSync(FILE, text.replace(`'${finding.schedule}'`, `'${schedule}'`));
}
