// Updates of one key from JavaScript: each reads, lets others go on, and writes what it has read plus one.
import { DomainQuery } from '../../host/index.js';
import { throughput } from '../harness/driver.js';
import { startActor } from '../pools/actor.js';
import { startVault } from '../pools/vault.js';

interface Arguments {
  by: 'group' | 'actor';
  seconds: number;
  warmup: number;
}

const WINDOW = 1024;
const KEY = 1;

/** Updates a second; throws when one of them was lost. */
export async function measure({ by, ...load }: Arguments) {
  const update = await (by === 'group' ? startGroup() : startActor(2 * WINDOW));
  let sent = 0;
  let last = 0;
  const run = async () => {
    sent++;
    last = Math.max(last, await update());
  };
  const rate = await throughput(run, { window: WINDOW, ...load });
  const total = await update();
  if (total !== sent + 1) throw new Error(`${total} after ${sent + 1} updates`);
  return { rate };
}

async function startGroup(): Promise<() => Promise<number>> {
  const { client } = await startVault(2, 2);
  const query = DomainQuery.localId(0);
  const lanes = [client.with({ laneHash: 0 }), client.with({ laneHash: 1 })];
  let next = 0;
  return () => {
    next ^= 1;
    return lanes[next].update(query, KEY, 1);
  };
}
