// bench/wasm → dist/bench/wasm: the loops of callers that are wasm themselves. Compiled here and not by the build,
// since nothing else needs them.
import path from 'node:path';
import { compile, compileModule } from '#tools/build/asc.mjs';
import { ROOT } from '../../tests/support/root.js';

/** `mt` for those that bring the engine's own code along. */
const LOOPS = {
  caller: 'module-mt',
  kernel: 'module-mt',
  raw_ring: 'module-mt',
  timers: 'mt',
  fiber_engine: 'mt',
};

/** Pages of the memory that such a loop imports: what modules ask for (asconfig.json); touched lazily. */
export const LOOP_PAGES = 2048;

/** Straight-line code with waits, as it is and lowered. */
const FIBERS = { entry: 'bench/wasm/fiber_entry.ts', target: 'module-mt' };

export async function compileLoops(): Promise<void> {
  for (const [name, target] of Object.entries(LOOPS)) {
    await compile(ROOT, { entry: `bench/wasm/${name}.ts`, target, outFile: outFile(name) });
  }
  await compile(ROOT, { ...FIBERS, outFile: outFile('fibers_plain') });
  await compileModule(ROOT, { ...FIBERS, outFile: outFile('fibers_lowered') });
  const method = { entry: 'bench/wasm/method.ts', target: 'module-mt' };
  await compileModule(ROOT, { ...method, outFile: outFile('method') });
}

function outFile(name: string): string {
  return `dist/bench/wasm/${name}.wasm`;
}

/** Where a compiled loop lies. */
export function loopFile(name: string): string {
  return path.join(ROOT, outFile(name));
}
