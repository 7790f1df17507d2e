import { type MessagePort, parentPort } from 'node:worker_threads';
import { noop, spin } from './kernels.js';
import type { Kernel } from './pool.js';

const port = parentPort as MessagePort;
port.on('message', ([id, kernel, argument]: [number, Kernel, number]) => {
  port.postMessage([id, kernel === 'noop' ? noop(argument) : spin(argument)]);
});
