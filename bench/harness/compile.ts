// bench/wasm → dist/bench/wasm: the loops of callers that are wasm themselves. Compiled here and not by the build,
// since nothing else needs them.
import path from 'node:path';
import { compile } from '#tools/build/asc.mjs';
import { ROOT } from '../../tests/support/root.js';

const LOOPS = ['caller', 'kernel', 'raw_ring'];

export async function compileLoops(): Promise<void> {
  for (const name of LOOPS) {
    await compile(ROOT, {
      entry: `bench/wasm/${name}.ts`,
      target: 'module-mt',
      outFile: `dist/bench/wasm/${name}.wasm`,
    });
  }
}

/** Where a compiled loop lies. */
export function loopFile(name: string): string {
  return path.join(ROOT, 'dist', 'bench', 'wasm', `${name}.wasm`);
}
