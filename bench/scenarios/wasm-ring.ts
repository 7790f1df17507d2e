// No-ops a second between a caller and a worker that are wasm loops over a ring and nothing else.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { LOOP_PAGES, loopFile } from '../harness/compile.js';
import { chunkRate } from '../harness/driver.js';

interface Loop {
  run(window: number, tasks: number): number;
}

const PROGRAM = new URL('../programs/wasm-ring-worker.js', import.meta.url);
const CHUNK = 1 << 17;

export async function measure({
  window,
  seconds,
  warmup,
}: {
  window: number;
  seconds: number;
  warmup: number;
}) {
  const memory = new WebAssembly.Memory({ initial: LOOP_PAGES, maximum: LOOP_PAGES, shared: true });
  const loop = new WebAssembly.Module(readFileSync(loopFile('raw_ring')));
  const worker = new Worker(PROGRAM, { workerData: { memory, loop } });
  await once(worker, 'message');
  const { run } = new WebAssembly.Instance(loop, { env: { memory } }).exports as unknown as Loop;
  const chunk = () => {
    run(window, CHUNK);
    return CHUNK;
  };
  chunkRate(chunk, warmup);
  return { rate: chunkRate(chunk, seconds) };
}
