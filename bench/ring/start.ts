// Starts the workers of a ring.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { loopFile } from '../harness/compile.js';
import { Lane } from './lane.js';
import { allocateRing, type RingSetup } from './layout.js';

const WORKER = new URL('./worker.js', import.meta.url);

export interface RingWorkers {
  lanes: Lane[];
  threads: Worker[];
}

export async function startRing(
  workers: number,
  capacity: number,
  spins: number,
  wake: RingSetup['wake'],
): Promise<RingWorkers> {
  const kernel = new WebAssembly.Module(readFileSync(loopFile('kernel')));
  const memories = Array.from({ length: workers }, () => allocateRing(capacity));
  const threads = memories.map((memory) => {
    const workerData: RingSetup = { ...memory, spins, wake, kernel };
    return new Worker(WORKER, { workerData });
  });
  await Promise.all(threads.map((thread) => once(thread, 'message')));
  return { lanes: memories.map((memory) => new Lane(memory)), threads };
}
