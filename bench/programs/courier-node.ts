// A node for the scenarios of clients in other processes: courier-node.js SOCKET. Says `ready` to its parent, and goes
// with it.
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Runtime } from '../../host/index.js';

const MODULES = fileURLToPath(new URL('../../tests/mods', import.meta.url));
const [socket] = process.argv.slice(2);

const runtime = await Runtime.start({
  runtime: { workers: 1 },
  network: { socket: path.resolve(socket) },
  modules: { paths: [MODULES] },
  compose: [{ module: 'courier', pool: 'couriers' }],
});
await runtime.serve();
process.once('disconnect', () => void runtime.stop(0).then(() => process.exit(0)));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1000, residentBytes: process.memoryUsage.rss() });
});
process.send?.('ready');
