// A fork-join tree whose nodes are tasks that wasm sends: the client sends the root.
import { DomainQuery } from '../../host/index.js';
import { median } from '../harness/driver.js';
import { startProbe } from '../pools/chimaera.js';

export async function measure({ workers, depth, seconds, warmup }: TreeLoad) {
  const { runtime, client } = await startProbe(workers, 1024);
  const started = () => runtime.pools.methods().find(({ method }) => method === 'kTree')?.tasks ?? 0;
  return {
    rate: await treeRate({ depth, seconds, warmup }, async () => {
      const before = started();
      await client.tree(DomainQuery.globalHash(0), depth);
      return started() - before;
    }),
  };
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
