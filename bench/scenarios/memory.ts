// What an outstanding no-op costs in memory. All are submitted within one turn of the event loop, which is when their
// completions could be taken: so all are outstanding when it is measured.
import process from 'node:process';
import type { PoolAdapter } from '../pools/pool.js';
import { CAPACITY } from './rate.js';

interface Arguments {
  adapter: string;
  tasks: number;
}

const WARM_UP = 2000;

export async function measure({ adapter, tasks }: Arguments) {
  const { create } = (await import(adapter)) as PoolAdapter;
  const pool = await create({ workers: 1, capacity: CAPACITY });
  for (let i = 0; i < WARM_UP; i++) await pool.run('noop', 1);
  const before = pool.sharedBytes?.();
  const promises = new Array<Promise<unknown>>(tasks);
  const heap = heapBytes();
  for (let i = 0; i < tasks; i++) promises[i] = pool.run('noop', 1);
  const heapGrowth = heapBytes() - heap;
  const now = pool.sharedBytes?.();
  await Promise.all(promises);
  const figures = { heapBytes: heapGrowth / tasks };
  return before && now ? { ...figures, sharedBytes: (now.live - before.live + now.queue) / tasks } : figures;
}

function heapBytes(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
