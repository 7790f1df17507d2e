// No-ops a second from a client thread whose code is wasm, on the runtime's own memory.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { Method } from '../../tests/mods/probe/autogen/probe_methods.js';
import { loopFile } from '../harness/compile.js';
import { startProbe } from '../pools/chimaera.js';
import type { CallerSetup } from '../programs/wasm-caller.js';

interface Arguments {
  window: number;
  samplePeriod: number;
  seconds: number;
  warmup: number;
}

const PROGRAM = new URL('../programs/wasm-caller.js', import.meta.url);
const DEPTH = 1 << 20;

export async function measure({ samplePeriod, ...load }: Arguments) {
  const { runtime, client, queries } = await startProbe(1, DEPTH, { sample_period: samplePeriod });
  const [{ word, value }] = queries;
  const workerData: CallerSetup = {
    ...load,
    handle: runtime.handle,
    loop: new WebAssembly.Module(readFileSync(loopFile('caller'))),
    target: [client.poolLo, client.poolHi, Method.kNoop, word, value],
  };
  const [rate] = await once(new Worker(PROGRAM, { workerData }), 'message');
  return { rate };
}
