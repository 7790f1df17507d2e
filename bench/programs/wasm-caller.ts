// A client thread that attaches to a runtime and lets bench/wasm/caller.ts do the calling.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { Runtime, type RuntimeHandle } from '../../host/index.js';
import { chunkRate } from '../harness/driver.js';

export interface CallerSetup {
  handle: RuntimeHandle;
  loop: WebAssembly.Module;
  /** Pool id (lo, hi), method, and the query's word and value. */
  target: [number, number, number, number, number];
  window: number;
  seconds: number;
  warmup: number;
}

interface Loop {
  run(window: number, tasks: number, ...target: CallerSetup['target']): number;
  finish(): void;
}

const CHUNK = 1 << 17;

const { handle, loop, target, window, seconds, warmup } = workerData as CallerSetup;
const connection = await Runtime.attach(handle);
const engine = connection.link.engine.exports as unknown as WebAssembly.ModuleImports;
const instance = new WebAssembly.Instance(loop, { env: { memory: handle.memory }, engine });
const { run, finish } = instance.exports as unknown as Loop;

const chunk = () => {
  if (run(window, CHUNK, ...target) === 0) throw new Error(`no memory for ${window} tasks`);
  return CHUNK;
};

run(window, window, ...target); // each address is used once before anything is counted
chunkRate(chunk, warmup);
const rate = chunkRate(chunk, seconds);
finish();
connection.detach();
(parentPort as MessagePort).postMessage(rate);
