import process from 'node:process';
import { Command, InvalidArgumentError } from 'commander';
import { Client as Admin } from '../../mods/admin/admin_client.js';
import { connect, DomainQuery, type SocketConnection } from '../client.js';
import { ownerOf, socketOf } from '../platform/node/socket-place.js';
import { ADMIN_POOL } from './admin-pool.js';
import { guarded } from './guarded.js';

interface Options {
  endpoint?: string;
  deadline?: number;
  timeout: number;
}

const POLL_MS = 20;

/** `chimaera stop` */
export const stopCommand = (name = 'stop') =>
  new Command(name)
    .description('Stops a node: it takes no more tasks, and finishes what it has until its deadline.')
    .option('-e, --endpoint <address>', 'which node; default: CHI_ENDPOINT, or the one of this user')
    .option('-d, --deadline <ms>', 'how long its tasks may take; default: as it is configured', milliseconds)
    .option('-t, --timeout <ms>', 'how long to wait until it is gone', milliseconds, 30_000)
    .action(guarded(stop));

async function stop({ endpoint, deadline = 0, timeout }: Options): Promise<void> {
  const client = await connect(endpoint);
  const socket = socketOf(client.endpoint);
  const owner = socket === undefined ? undefined : ownerOf(socket);
  const isGone = () => (socket === undefined ? !client.connected : ownerOf(socket)?.pid !== owner?.pid);
  await ask(client, deadline);
  const end = Date.now() + timeout;
  while (!isGone()) {
    if (Date.now() > end) {
      process.stderr.write(`${client.endpoint} is still there after ${timeout} ms\n`);
      process.exitCode = 1;
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  await client.close();
}

// The answer may not come any more: that it goes is what is waited for.
async function ask(client: SocketConnection, deadlineMs: number): Promise<void> {
  await new Admin(client)
    .bind(ADMIN_POOL)
    .stopRuntime(DomainQuery.localId(0), deadlineMs)
    .catch((error) => {
      if (error.code !== 'CHI_E_UNKNOWN_OUTCOME' && error.code !== 'CHI_E_SHUTDOWN') throw error;
    });
}

export function milliseconds(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError('expected a whole number of ms');
  return value;
}
