// A fork-join tree whose nodes are tasks that wasm sends: the client sends the root.
import { DomainQuery } from '../../host/index.js';
import { median } from '../harness/driver.js';
import { startGrove } from '../pools/grove.js';

export async function measure({ workers, depth, seconds, warmup }: TreeLoad) {
  const { runtime, client } = await startGrove(workers);
  let nodes = 0;
  const rate = await treeRate({ depth, seconds, warmup }, async () => {
    const counted = await client.tree(DomainQuery.globalHash(0), depth);
    nodes += counted;
    return counted;
  });
  const tasks = runtime.pools.methods().find(({ method }) => method === 'kTree')?.tasks;
  if (tasks !== nodes) throw new Error(`the runtime has counted ${tasks} tasks for ${nodes} nodes`);
  return { rate };
}

export interface TreeLoad {
  workers: number;
  depth: number;
  seconds: number;
  warmup: number;
}

/** Nodes a second; throws when a tree counted another number of nodes than it has. */
export async function treeRate(
  { depth, seconds, warmup }: Omit<TreeLoad, 'workers'>,
  run: () => Promise<number>,
): Promise<number> {
  const nodes = 2 ** (depth + 1) - 1;
  const rates: number[] = [];
  const start = performance.now();
  const warm = start + warmup * 1000;
  for (let from = start; from < warm + seconds * 1000 || rates.length === 0; ) {
    const counted = await run();
    if (counted !== nodes) throw new Error(`${counted} tasks for ${nodes} nodes`);
    const now = performance.now();
    if (from >= warm) rates.push((nodes / (now - from)) * 1000);
    from = now;
  }
  return median(rates);
}
