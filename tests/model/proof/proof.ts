// All jobs: those that have a record of these engines are taken from there, the others run.
import { measured } from '../runner.js';
import { allJobs, type Job } from './jobs.js';
import { runJobs } from './pool.js';
import { isRight, type Outcome, type Record, Records } from './records.js';

export interface Proof {
  /** In the order of the jobs. */
  results: Map<Job, Record>;
  /** What is not as it should be, a line each. */
  wrong: string[];
}

export async function prove(say: (line: string) => void, processes?: number): Promise<Proof> {
  const jobs = allJobs();
  const records = new Records();
  const found = new Map<Job, Record>();
  for (const job of jobs) {
    const record = records.find(job);
    if (record !== undefined) found.set(job, record);
  }
  say(`${jobs.length} explorations, ${found.size} of them known`);
  const wrong: string[] = [];
  const onEnd = (job: Job, outcome: Outcome) => {
    found.set(job, records.keep(job, outcome));
    const right = isRight(job, outcome);
    say(`${right ? 'ok   ' : 'WRONG'} ${found.size}/${jobs.length} ${job.name}: ${measured(outcome)}`);
    if (!right) wrong.push(`${job.name}: ${outcome.failure ?? `${job.case} does not find it`}`);
  };
  await runJobs(
    jobs.filter((job) => !found.has(job)),
    onEnd,
    processes,
  );
  return { results: new Map(jobs.map((job) => [job, found.get(job) as Record])), wrong };
}
