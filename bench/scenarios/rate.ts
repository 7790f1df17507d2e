// How many tasks a second a pool gets through with a window of them outstanding.
import { throughput } from '../harness/driver.js';
import type { Kernel, PoolAdapter } from '../pools/pool.js';

interface Arguments {
  adapter: string;
  workers: number;
  kernel: Kernel;
  argument: number;
  window: number;
  seconds: number;
  warmup: number;
}

/** Rooms for the largest window; the same for all, so that none has it easier. */
export const CAPACITY = 1 << 17;

export async function measure({ adapter, workers, kernel, argument, ...load }: Arguments) {
  const { create } = (await import(adapter)) as PoolAdapter;
  const pool = await create({ workers, capacity: CAPACITY });
  return { rate: await throughput(() => pool.run(kernel, argument), load) };
}
