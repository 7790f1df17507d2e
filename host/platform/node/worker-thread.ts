import { Worker } from 'node:worker_threads';
import type { WorkerReport, WorkerSetup } from '../../workers/messages.js';
import type { WorkerThread } from '../platform.js';
import { workerFile } from './package-files.js';

/** Starts a worker on a thread of its own. */
export function startWorker(setup: WorkerSetup, onReport: (report: WorkerReport) => void): WorkerThread {
  const thread = new Worker(workerFile(), { workerData: setup, name: `chimaera-worker-${setup.worker}` });
  // Not events.once: it would reject when the thread dies of an error, which is told by `onReport`.
  const exited = new Promise<void>((resolve) => void thread.once('exit', () => resolve()));
  let hasEnded = () => {};
  const ended = new Promise<void>((resolve) => {
    hasEnded = resolve;
  });
  thread.on('message', (report: WorkerReport) => {
    if (report.type === 'ended') hasEnded();
    else onReport(report);
  });
  thread.on('error', (error) => onReport({ type: 'fatal', message: error.stack ?? error.message }));
  thread.unref(); // the runtime's clients keep the process alive while something is pending
  return {
    send: (message) => thread.postMessage(message),
    async ended(force) {
      if (force) await thread.terminate();
      // A worker that says so touches the memory no more; that its thread goes takes longer, and nobody need wait.
      await Promise.race([ended, exited]);
      void thread.terminate(); // whatever a module has left open there
    },
  };
}
