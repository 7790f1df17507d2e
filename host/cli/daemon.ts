// A node as a service: from its configuration to the last signal.
import process from 'node:process';
import type { Logger } from 'pino';
import { serverInit } from '../index.js';
import { describeStuck } from '../pools/stuck-task.js';
import { notify } from './notify.js';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

export interface DaemonOptions {
  /** A configuration file; left out = the environment's, or the defaults. */
  config?: string | undefined;
  log: Logger;
  /** Called once clients are served. */
  onReady(endpoints: readonly string[]): void;
}

/** Starts, serves, and stops when it is told to; resolves when nothing of it is left. */
export async function runDaemon({ config, log, onReady }: DaemonOptions): Promise<void> {
  const told = signals();
  const runtime = await serverInit(config, {
    onStuck: (task) => log.warn({ task }, describeStuck(task)),
  });
  const { endpoints } = await runtime.serve();
  const names = runtime.pools.list().map(({ name }) => name);
  log.info({ endpoints, workers: runtime.handle.workers, pools: names }, 'ready');
  onReady(endpoints);
  void notify('READY=1');
  const cause = await Promise.race([told.first, runtime.ended.then(() => 'a client')]);
  log.info({ cause }, 'stopping');
  void notify('STOPPING=1');
  const stopped = runtime.stop();
  await Promise.race([stopped, told.second.then(() => runtime.abort())]);
  await stopped;
  log.info('stopped');
  if (runtime.failed) throw runtime.failed;
}

// The first asks to stop, the second does not wait any longer.
function signals(): { first: Promise<string>; second: Promise<string> } {
  const waiting: ((signal: string) => void)[] = [];
  const next = () => new Promise<string>((resolve) => void waiting.push(resolve));
  const promises = { first: next(), second: next() };
  for (const signal of SIGNALS) process.on(signal, () => waiting.shift()?.(signal));
  return promises;
}
