// Real threads for a test: a script that answers with one message each.
import { parentPort, Worker, workerData } from 'node:worker_threads';

/** Runs `script` once for each entry of `data`; their answers in the same order. */
export async function runThreads<Data, Answer>(script: URL, data: Data[]): Promise<Answer[]> {
  const workers: Worker[] = [];
  try {
    return await Promise.all(
      data.map((workerData) => {
        const worker = new Worker(script, { workerData });
        workers.push(worker);
        return new Promise<Answer>((resolve, reject) => {
          worker.once('message', resolve);
          worker.once('error', reject);
          worker.once('exit', (code) => reject(new Error(`a thread ended with ${code} and no answer`)));
        });
      }),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** In the script: answers what `body` makes of the thread's data. */
export function answer<Data, Answer>(body: (data: Data) => Answer): void {
  parentPort?.postMessage(body(workerData as Data));
}

const SPINS = 2000;
const PAUSE_MS = 0.02;

/**
 * For loops that wait for another thread: `waiting(true)` on each turn that found nothing, `waiting(false)` on the
 * others. After many fruitless turns in a row it lets somebody else have the processor.
 */
export function makeWaiting(): (fruitless: boolean) => void {
  const never = new Int32Array(new SharedArrayBuffer(4));
  let turns = 0;
  return (fruitless) => {
    turns = fruitless ? turns + 1 : 0;
    if (turns > SPINS) Atomics.wait(never, 0, 0, PAUSE_MS);
  };
}

/**
 * Waits until the word, which counts arrivals, has come to `count`. Spins first, so that two threads go on at very
 * nearly the same moment.
 */
export function meet(words: Int32Array, word: number, count: number): void {
  Atomics.add(words, word, 1);
  Atomics.notify(words, word);
  for (let i = 0; i < SPINS; i++) if (Atomics.load(words, word) >= count) return;
  for (let seen = Atomics.load(words, word); seen < count; seen = Atomics.load(words, word)) {
    Atomics.wait(words, word, seen);
  }
}
