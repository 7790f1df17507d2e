// A process that runs jobs, one after the other, as it is told by its parent (pool.ts).
import process from 'node:process';
import { describe, findCase, findMutant, lookForMutant, runCase } from '../runner.js';
import type { Job } from './jobs.js';
import type { Outcome } from './records.js';

async function run(job: Job): Promise<Outcome> {
  if (job.mutant !== undefined) {
    const found = await lookForMutant(findMutant(job.mutant));
    return { ...found, failure: found.failure?.message };
  }
  const one = findCase(job.case);
  const found = runCase(one, undefined, job.walk);
  return { ...found, failure: found.failure && describe(one, found) };
}

process.on('message', async (job: Job) => {
  process.send?.({ outcome: await run(job), memory: process.memoryUsage().rss });
});
