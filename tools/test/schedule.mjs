// Which test file runs when: a few side by side, and at the end one by one those that need the machine
// to themselves (they measure, or use all of it).
import process from 'node:process';
import { killAll, runFile } from './run-file.mjs';

async function runQueue(root, files, jobs, onResult) {
  const queue = [...files];
  const worker = async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      onResult(await runFile(root, file));
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, files.length) }, worker));
}

/** Runs all files; `onResult` sees each result as it comes and may add to it. */
export async function runAll(root, files, jobs, onResult) {
  const results = [];
  const keep = (result) => {
    onResult(result);
    results.push(result);
  };
  const stop = (signal) => {
    killAll();
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop).once('exit', killAll);
  const together = files.filter((file) => !file.alone);
  const alone = files.filter((file) => file.alone);
  await runQueue(root, together, jobs, keep);
  await runQueue(root, alone, 1, keep);
  process.off('SIGINT', stop).off('SIGTERM', stop).off('exit', killAll);
  return results;
}
