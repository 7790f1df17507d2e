// A fork-join tree whose nodes are tasks of a pool that JavaScript sends and awaits.
import type { Pool, PoolAdapter } from '../pools/pool.js';
import { CAPACITY } from './rate.js';
import { type TreeLoad, treeRate } from './tree-wasm.js';

export async function measure({ adapter, workers, ...load }: TreeLoad & { adapter: string }) {
  const { create } = (await import(adapter)) as PoolAdapter;
  const pool = await create({ workers, capacity: CAPACITY });
  return { rate: await treeRate(load, () => node(pool, load.depth)) };
}

/** Answers how many nodes the tree below this one has, itself included. */
async function node(pool: Pool, depth: number): Promise<number> {
  await pool.run('noop', 1);
  if (depth === 0) return 1;
  const [left, right] = await Promise.all([node(pool, depth - 1), node(pool, depth - 1)]);
  return 1 + left + right;
}
