// Worker threads by hand: a message a task each way, round robin.
import { Worker } from 'node:worker_threads';
import type { Pool, PoolOptions } from './pool.js';

export const name = 'postMessage';

export async function create({ workers }: PoolOptions): Promise<Pool> {
  const pending: (((result: number) => void) | undefined)[] = [];
  const free: number[] = [];
  const settle = ([id, result]: [number, number]) => {
    const resolve = pending[id] as (result: number) => void;
    pending[id] = undefined;
    free.push(id);
    resolve(result);
  };
  const threads = Array.from({ length: workers }, () => {
    const thread = new Worker(new URL('./post-message-worker.js', import.meta.url));
    thread.on('message', settle);
    return thread;
  });
  let next = 0;
  return {
    run(kernel, argument) {
      return new Promise((resolve) => {
        const id = free.length > 0 ? (free.pop() as number) : pending.length;
        pending[id] = resolve;
        next = next + 1 === workers ? 0 : next + 1;
        threads[next].postMessage([id, kernel, argument]);
      });
    },
    close: () => Promise.all(threads.map((thread) => thread.terminate())),
  };
}
