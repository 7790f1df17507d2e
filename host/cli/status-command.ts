import process from 'node:process';
import { Command } from 'commander';
import { Client as Admin } from '../../mods/admin/admin_client.js';
import { connect, DomainQuery } from '../client.js';
import { ownerOf, socketOf } from '../platform/node/socket-place.js';
import { ADMIN_POOL } from './admin-pool.js';
import { guarded } from './guarded.js';
import { milliseconds } from './stop-command.js';

interface Options {
  endpoint?: string;
  timeout: number;
  json?: boolean;
}

/** `chimaera status` */
export const statusCommand = () =>
  new Command('status')
    .description('Tells whether a node serves clients; exit code 5 when none does.')
    .option('-e, --endpoint <address>', 'which node; default: CHI_ENDPOINT, or the one of this user')
    .option('-t, --timeout <ms>', 'how long it may take to answer', milliseconds, 2000)
    .option('--json', 'for programs')
    .action(guarded(status));

async function status({ endpoint, timeout, json }: Options): Promise<void> {
  const client = await connect(endpoint, { connectDeadlineMs: timeout });
  const admin = new Admin(client).bind(ADMIN_POOL).with({ deadlineMs: timeout });
  await admin.getPoolName(DomainQuery.localId(0), ADMIN_POOL.lo, ADMIN_POOL.hi); // the connection is warm then
  const before = performance.now();
  await admin.getPoolName(DomainQuery.localId(0), ADMIN_POOL.lo, ADMIN_POOL.hi);
  const roundTripUs = Math.round((performance.now() - before) * 1000);
  const socket = socketOf(client.endpoint);
  const pid = socket === undefined ? undefined : ownerOf(socket)?.pid;
  const found = { endpoint: client.endpoint, pid, life: client.epoch.map(hex).join(''), roundTripUs };
  const process_ = pid === undefined ? '' : `process ${pid}, `;
  process.stdout.write(
    json
      ? `${JSON.stringify(found)}\n`
      : `running: ${process_}${found.endpoint}, life ${found.life}, a task takes ${roundTripUs} us\n`,
  );
  await client.close();
}

const hex = (value: number) => value.toString(16).padStart(8, '0');
