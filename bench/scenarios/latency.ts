// One no-op at a time from an event loop: back to back, or after a pause in which both sides went to sleep.
import { latency } from '../harness/driver.js';
import type { PoolAdapter } from '../pools/pool.js';
import { CAPACITY } from './rate.js';

interface Arguments {
  adapter: string;
  pauseMs: number;
  seconds: number;
  warmup: number;
}

export async function measure({ adapter, ...load }: Arguments) {
  const { create } = (await import(adapter)) as PoolAdapter;
  const pool = await create({ workers: 1, capacity: CAPACITY });
  return { us: await latency(() => pool.run('noop', 1), load) };
}
