// A client thread that attaches to a runtime and lets bench/wasm/caller.ts do the calling.
import { performance } from 'node:perf_hooks';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { Runtime, type RuntimeHandle } from '../../host/index.js';

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

const CHUNK = 1 << 18;

const { handle, loop, target, window, seconds, warmup } = workerData as CallerSetup;
const connection = await Runtime.attach(handle);
const engine = connection.link.engine.exports as unknown as WebAssembly.ModuleImports;
const instance = new WebAssembly.Instance(loop, { env: { memory: handle.memory }, engine });
const { run, finish } = instance.exports as unknown as Loop;

/** Runs for a time; answers tasks per second. */
function runFor(timeS: number): number {
  const from = performance.now();
  let done = 0;
  let now = from;
  do {
    if (run(window, CHUNK, ...target) === 0) throw new Error(`no memory for ${window} tasks`);
    done += CHUNK;
    now = performance.now();
  } while (now - from < timeS * 1000);
  return (done / (now - from)) * 1000;
}

run(window, window, ...target); // each address is used once before anything is counted
runFor(warmup);
const rate = runFor(seconds);
finish();
connection.detach();
(parentPort as MessagePort).postMessage(rate);
