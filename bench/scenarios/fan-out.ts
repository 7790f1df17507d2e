// The same no-op on each of a number of containers, and one answer when all have done it. A pool that cannot say so
// sends a task for each.
import { throughput } from '../harness/driver.js';
import type { PoolAdapter } from '../pools/pool.js';
import { CAPACITY } from './rate.js';

interface Arguments {
  adapter: string;
  workers: number;
  width: number;
  /** Fan-outs that are outstanding. */
  window: number;
  seconds: number;
  warmup: number;
}

export async function measure({ adapter, workers, width, ...load }: Arguments) {
  const { create } = (await import(adapter)) as PoolAdapter;
  const pool = await create({ workers, capacity: CAPACITY });
  const everywhere = await pool.everywhere?.(width);
  const each = Array.from({ length: width }, () => 1);
  const gather = everywhere ?? (() => Promise.all(each.map((argument) => pool.run('noop', argument))));
  return { us: 1e6 / (await throughput(gather, load)) };
}
