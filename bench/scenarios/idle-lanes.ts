// No-ops in one lane, while there are many others in which nothing is.
import { DomainQuery, type Runtime } from '../../host/index.js';
import { Client } from '../../tests/mods/probe/probe_client.js';
import { throughput } from '../harness/driver.js';
import { startProbe } from '../pools/chimaera.js';
import { CAPACITY } from './rate.js';

interface Arguments {
  lanes: number;
  seconds: number;
  warmup: number;
}

const WORKERS = 2;
const WINDOW = 256;
/** About as many as a group may have. */
const LANES_PER_CONTAINER = 250;

export async function measure({ lanes, ...load }: Arguments) {
  const { runtime, client } = await startProbe(WORKERS, CAPACITY);
  if (lanes > 0) await addLanes(runtime, lanes);
  const query = DomainQuery.localId(0);
  return { rate: await throughput(() => client.noop(query), { window: WINDOW, ...load }) };
}

/** Lanes that have each had a task. */
async function addLanes(runtime: Runtime, lanes: number): Promise<void> {
  const containers = lanes / LANES_PER_CONTAINER;
  const client = new Client(runtime);
  const here = DomainQuery.localId(0);
  await client.create(
    here,
    DomainQuery.globalBcast(),
    'idle',
    { containers },
    { lanes: LANES_PER_CONTAINER },
  );
  const tasks = Array.from({ length: lanes }, (_, i) =>
    client.with({ laneHash: i }).noop(DomainQuery.localId(i % containers)),
  );
  await Promise.all(tasks);
}
