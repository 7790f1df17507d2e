import { type MessagePort, parentPort, workerData } from 'node:worker_threads';

const { memory, loop } = workerData as { memory: WebAssembly.Memory; loop: WebAssembly.Module };
const { serve } = new WebAssembly.Instance(loop, { env: { memory } }).exports as { serve(): void };
(parentPort as MessagePort).postMessage('up');
serve();
