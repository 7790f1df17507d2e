import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Pool, PoolOptions } from './pool.js';

export const name = 'piscina';

export async function create({ workers }: PoolOptions): Promise<Pool> {
  const pool = new Piscina({
    filename: fileURLToPath(new URL('./kernels.js', import.meta.url)),
    minThreads: workers,
    maxThreads: workers,
    concurrentTasksPerWorker: 64,
  });
  return {
    run: (kernel, argument) => pool.run(argument, { name: kernel }),
    close: () => pool.destroy(),
  };
}
