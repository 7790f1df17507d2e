// Methods of bench/wasm/{fibers,method}.ts, called as the engine calls them: wasm to wasm, through a table. Time for one call.
import { readFileSync } from 'node:fs';
import { LOOP_PAGES, loopFile } from '../harness/compile.js';

interface Arguments {
  module: 'fibers_lowered' | 'fibers_plain' | 'method';
  call: 'through' | 'calls' | 'again' | 'nothing' | 'mix' | 'mix_inside';
  seconds: number;
}

interface FiberEngine {
  drive(slot: number, method: number, times: number): number;
  /** The same with the engine's own copy of bench/wasm/method.ts. */
  drive_own(slot: number, method: number, times: number): number;
}

const METHODS = { through: 0, calls: 1, again: 2, nothing: 3, mix: 10, mix_inside: 10 };
const RUN = 1;
const CHUNK_MS = 5;

export function measure({ module, call, seconds }: Arguments) {
  const engine = start(module, entryOf(module, call));
  const drive = call === 'mix_inside' ? engine.drive_own : engine.drive;
  let times = 1;
  const took = () => {
    const from = performance.now();
    drive(RUN, METHODS[call], times);
    return performance.now() - from;
  };
  while (took() < CHUNK_MS) times *= 2; // and both are compiled by the better compiler by then
  const samples: number[] = [];
  for (const end = performance.now() + seconds * 1000; performance.now() < end; )
    samples.push(took() / times);
  samples.sort((a, b) => a - b);
  return { ns: (samples[samples.length >> 1] as number) * 1e6 };
}

function entryOf(module: Arguments['module'], call: Arguments['call']): string {
  if (call === 'nothing') return call;
  return module === 'fibers_plain' ? 'run_plain' : 'run';
}

function start(name: string, entry: string): FiberEngine {
  const memory = new WebAssembly.Memory({ initial: LOOP_PAGES, maximum: 65536, shared: true });
  const table = new WebAssembly.Table({ element: 'anyfunc', initial: 2 });
  const compiled = (file: string) => new WebAssembly.Module(readFileSync(loopFile(file)));
  const env = { memory, table };
  const engine = new WebAssembly.Instance(compiled('fiber_engine'), { env }).exports;
  const chimaera = engine as WebAssembly.ModuleImports;
  table.set(RUN, new WebAssembly.Instance(compiled(name), { env, chimaera }).exports[entry]);
  return engine as unknown as FiberEngine;
}
