// Runs jobs in processes of their own, as many at once as there are processors. What a job leaves in its process's memory
// (the compiler keeps a lot) goes with the process: one that has become large is replaced.
import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { ROOT } from '../../support/root.js';
import type { Job } from './jobs.js';
import type { Outcome } from './records.js';

const SCRIPT = 'dist/tests/model/proof/run-job.js';
/** A process that has more than this gets no further job. */
const MEMORY_MAX = 1 << 30;

interface Answer {
  outcome: Outcome;
  memory: number;
}

/** Runs all jobs; tells of each as it ends. */
export async function runJobs(
  jobs: readonly Job[],
  onEnd: (job: Job, outcome: Outcome) => void,
  processes = availableParallelism(),
): Promise<void> {
  const left = [...jobs];
  const runOn = async () => {
    let child: ChildProcess | undefined;
    try {
      for (let job = left.shift(); job !== undefined; job = left.shift()) {
        child ??= fork(path.join(ROOT, SCRIPT));
        const { outcome, memory } = await ask(child, job);
        onEnd(job, outcome);
        if (memory <= MEMORY_MAX) continue;
        child.kill();
        child = undefined;
      }
    } finally {
      child?.kill();
    }
  };
  await Promise.all(Array.from({ length: Math.min(processes, jobs.length) }, runOn));
}

function ask(child: ChildProcess, job: Job): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`"${job.name}": its process ended (${code})`));
    child.once('exit', onExit);
    child.once('message', (answer) => {
      child.off('exit', onExit);
      resolve(answer as Answer);
    });
    child.send(job);
  });
}
