import { randomFillSync } from 'node:crypto';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { readConfigurationFile } from '../../config/read-file.js';
import type { Platform } from '../platform.js';
import { place } from './affinity.js';
import { now } from './clock.js';
import { loadEngine } from './load-engine.js';
import { claim, defaultSocket, endpointOf } from './socket-place.js';
import { onWake, wait } from './wait.js';
import { startWorker } from './worker-thread.js';

const startedAt = BigInt(Math.floor(Date.now() - performance.now()));

/** Real threads, the machine's clock, Node's event loop. */
export const nodePlatform: Platform = {
  name: 'node',
  processors: availableParallelism(),
  owner: {
    pid: process.pid,
    startLo: Number(startedAt & 0xffffffffn),
    startHi: Number(startedAt >> 32n),
  },

  place,
  env: process.env,
  sharesThread: false,
  readConfiguration: readConfigurationFile,

  epoch: () => [...randomFillSync(new Uint32Array(2))] as [number, number],
  claimEndpoints({ socket, address, port }) {
    const endpoints: string[] = [];
    let release = () => {};
    if (socket !== 'none') {
      const file = socket === 'auto' ? defaultSocket(process.env) : path.resolve(socket);
      release = claim(file);
      endpoints.push(`ipc://${file}`);
    }
    if (port !== 'none') endpoints.push(`tcp://${address}:${port === 0 ? '*' : port}`);
    return { endpoints, release };
  },
  endpointOf: (address = process.env.CHI_ENDPOINT ?? defaultSocket(process.env)) => endpointOf(address),
  transport: async () => (await import('./zmq-transport.js')).zmqTransport,

  createMemory(pages) {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  },
  releaseMemory() {}, // collected with its last reference
  loadEngine,

  now,
  next: (callback) => process.nextTick(callback),
  defer: (callback) => void setImmediate(callback),
  after(ms, callback) {
    const timer = setTimeout(callback, ms).unref();
    return () => clearTimeout(timer);
  },
  wait,
  onWake,
  holdOpen() {
    const timer = setInterval(() => {}, 1 << 30);
    return () => clearInterval(timer);
  },
  outside: (work) => work,
  warn: (message) => process.emitWarning(message, 'ChimaeraWarning'),
  step: () => false,
  kick() {},
  startWorker,
};
