// A thread of scenarios/tree-stack.ts.
//   words   0 lock │ 16 top │ 32 counted nodes │ 48 … the stack: depths of nodes
import { isMainThread, parentPort, workerData } from 'node:worker_threads';

export const LOCK = 0;
export const TOP = 16;
export const COUNT = 32;
export const STACK = 48;
export const STACK_WORDS = 1 << 16;

function lock(words: Int32Array): void {
  while (Atomics.compareExchange(words, LOCK, 0, 1) !== 0);
}

function unlock(words: Int32Array): void {
  Atomics.store(words, LOCK, 0);
}

/** Takes a node, or -1. */
function pop(words: Int32Array): number {
  if (Atomics.load(words, TOP) === 0) return -1;
  lock(words);
  const top = words[TOP];
  const depth = top === 0 ? -1 : words[STACK + top - 1];
  if (top !== 0) words[TOP] = top - 1;
  unlock(words);
  return depth;
}

function pushTwo(words: Int32Array, depth: number): void {
  lock(words);
  const top = words[TOP];
  words[STACK + top] = depth;
  words[STACK + top + 1] = depth;
  words[TOP] = top + 2;
  unlock(words);
}

function serve(words: Int32Array, nodes: number): void {
  for (;;) {
    const depth = pop(words);
    if (depth < 0) {
      if (Atomics.load(words, COUNT) % nodes === 0) Atomics.wait(words, TOP, 0);
      continue;
    }
    if (depth > 0) pushTwo(words, depth - 1);
    if (Atomics.add(words, COUNT, 1) === nodes - 1) Atomics.notify(words, COUNT);
  }
}

if (!isMainThread) {
  parentPort?.postMessage('up');
  serve(workerData.words, workerData.nodes);
}
