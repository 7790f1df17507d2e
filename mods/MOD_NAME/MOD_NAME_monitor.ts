// What the pools of MOD_NAME are doing: `for await (const line of monitor(rt)) console.log(line);`
import type { Runtime } from 'chimaera';

const BAR_WIDTH = 40;

/**
 * Every `everyMs`, a line for each pool and method that has worked since: tasks a second, drawn beside each other, and
 * how long half of them ran at most.
 */
export async function* monitor(rt: Runtime, everyMs = 1000): AsyncGenerator<string> {
  const { index } = await rt.modules.register('MOD_NAME');
  const seen = new Map<string, number>();
  for (;;) {
    const pools = rt.pools.list().filter(({ module }) => module === index);
    const rows = rt.pools.methods().filter(({ pool }) => pools.some(({ name }) => name === pool));
    const rates = rows.map(({ pool, method, tasks }) => {
      const name = `${pool} ${method}`;
      const rate = ((tasks - (seen.get(name) ?? 0)) * 1000) / everyMs;
      seen.set(name, tasks);
      return rate;
    });
    const most = Math.max(...rates);
    for (const [i, { pool, method, run }] of rows.entries()) {
      if (rates[i] === 0) continue;
      const bar = '█'.repeat(Math.ceil((rates[i] / most) * BAR_WIDTH));
      yield `${pool} ${method} ${rates[i].toFixed(0)}/s ${(run.p50Ns / 1000).toFixed(1)} µs ${bar}`;
    }
    await new Promise<void>((resolve) => void rt.link.platform.after(everyMs, resolve));
  }
}
