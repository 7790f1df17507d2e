// A method that locks and unlocks a mutex again and again: time for one of both.
import { DomainQuery } from '../../host/index.js';
import { median } from '../harness/driver.js';
import { startVault } from '../pools/vault.js';

const TIMES = 200_000;

export async function measure({ seconds }: { seconds: number }) {
  const { client } = await startVault(1, 1);
  const samples: number[] = [];
  for (const end = performance.now() + seconds * 1000; performance.now() < end; ) {
    const from = performance.now();
    await client.time(DomainQuery.localId(0), TIMES);
    samples.push(((performance.now() - from) * 1e6) / TIMES);
  }
  return { ns: median(samples) };
}
