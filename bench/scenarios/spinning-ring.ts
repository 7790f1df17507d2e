// The same round trip over the ring: the owner looks at the completions until there is one.
import { latencySync } from '../harness/driver.js';
import { NOOP } from '../ring/layout.js';
import { startRing } from '../ring/start.js';

export async function measure(load: { seconds: number; warmup: number }) {
  const { lanes } = await startRing(1, 1024, 1e9, 'notify');
  const [lane] = lanes;
  let sum = 0;
  const onDone = (_: number, result: number) => {
    sum = (sum + result) | 0;
  };
  const roundTrip = () => {
    lane.push(0, NOOP, 1);
    while (!lane.ready);
    lane.drain(onDone);
  };
  return { us: latencySync(roundTrip, load), sum };
}
