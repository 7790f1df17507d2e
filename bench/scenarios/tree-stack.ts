// A fork-join tree by hand: threads take nodes from one stack in shared memory, put their children back, and count
// each node; nobody waits for a child, since the root is done when all are counted.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { COUNT, STACK, STACK_WORDS, TOP } from '../programs/tree-stack-worker.js';
import { type TreeLoad, treeRate } from './tree-wasm.js';

const PROGRAM = new URL('../programs/tree-stack-worker.js', import.meta.url);

export async function measure({ workers, ...load }: TreeLoad) {
  const words = new Int32Array(new SharedArrayBuffer(STACK_WORDS * 4));
  const nodes = 2 ** (load.depth + 1) - 1;
  const threads = Array.from(
    { length: workers },
    () => new Worker(PROGRAM, { workerData: { words, nodes } }),
  );
  await Promise.all(threads.map((thread) => once(thread, 'message')));
  const rate = await treeRate(load, async () => {
    Atomics.store(words, COUNT, 0);
    words[STACK] = load.depth;
    Atomics.store(words, TOP, 1);
    Atomics.notify(words, TOP);
    const { async, value } = Atomics.waitAsync(words, COUNT, 0);
    if (async) await value;
    while (Atomics.load(words, COUNT) !== nodes) await new Promise(setImmediate);
    return Atomics.load(words, COUNT);
  });
  return { rate };
}
