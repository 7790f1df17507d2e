// Round trip of a no-op from a thread that blocks in `noopSync`, with a worker that spins all the time.
import { latencySync } from '../harness/driver.js';
import { startProbe } from '../pools/chimaera.js';

export async function measure(load: { seconds: number; warmup: number }) {
  const { client, queries } = await startProbe(1, 1024, { spin_us: 1_000_000 });
  const [query] = queries;
  return { us: latencySync(() => client.noopSync(query), load) };
}
