// Threads of a test that attach to its runtime.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ThreadReport, ThreadTask } from './attached-thread.js';
import type { World } from './runtime.js';

const ENTRY = new URL('./attached-thread.js', import.meta.url);

/** Makes pools, and answers how to start threads on them. */
export async function threadsOn(world: World) {
  const [probe, probeTs, ledger] = [await world.probe(4), await world.probeTs(2), await world.ledger(1)];
  const pools = { probe: probe.poolId, probeTs: probeTs.poolId, ledger: ledger.poolId };
  const start = (work: ThreadTask['work'], tasks = 0) => {
    const workerData: ThreadTask = { handle: world.rt.handle, work, tasks, ...pools };
    return new Worker(ENTRY, { workerData });
  };
  return { probe, probeTs, ledger, start };
}

/** How many of a thread's tasks answered what they should; it has ended then. */
export async function reportOf(thread: Worker): Promise<number> {
  const [report] = await Promise.all([
    new Promise<ThreadReport>((resolve) => {
      thread.on('message', (message) => message !== 'working' && resolve(message));
    }),
    once(thread, 'exit'),
  ]);
  return report.right;
}

/** Resolves when the thread says that it is at work. */
export async function atWork(thread: Worker): Promise<void> {
  await new Promise<void>((resolve) => thread.on('message', (message) => message === 'working' && resolve()));
}
