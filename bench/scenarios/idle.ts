// Processor time that an idle runtime uses: two workers, one of them with a TypeScript container, after some work.
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainQuery, Runtime } from '../../host/index.js';
import { Client as Compressor } from '../../mods/compressor/compressor_client.js';
import { Client as SmallMessage } from '../../mods/small_message/small_message_client.js';

/** Some seconds after the last work V8 looks once whether there is memory to give back. */
const SETTLE_MS = 10_000;
const MESSAGES = 1000;

export async function measure({ idleSeconds }: { idleSeconds: number }) {
  const runtime = await Runtime.start({
    runtime: { workers: 2 },
    modules: { registry: ['small_message', 'compressor'] },
  });
  const here = DomainQuery.localId(0);
  const all = DomainQuery.globalBcast();
  await new Compressor(runtime).create(here, all, 'idle compressor', { containers: 1 });
  const client = await new SmallMessage(runtime).create(here, all, 'idle messages', { containers: 2 });
  await Promise.all(Array.from({ length: MESSAGES }, (_, i) => client.md(DomainQuery.localId(i & 1), 1)));
  await sleep(SETTLE_MS);
  const before = process.cpuUsage();
  await sleep(idleSeconds * 1000);
  const { user, system } = process.cpuUsage(before);
  await runtime.stop();
  return { percent: (user + system) / (idleSeconds * 1e4), processors: availableParallelism() };
}
