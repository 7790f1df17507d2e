// AssemblyScript programs that lie nowhere on disk, compiled in this process.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import asc from 'assemblyscript/asc';
import { ROOT } from './root.js';

/** Compiled like a module's wasm: on a shared memory that it imports. */
export const MODULE_ARGUMENTS = [
  ...['--enable', 'threads', '--enable', 'simd', '--enable', 'bulk-memory'],
  ...['--importMemory', '--sharedMemory', '--noExportMemory'],
  ...['--initialMemory', '2048', '--maximumMemory', '65536'],
];

/**
 * The wasm of mods/virtual/main.ts.
 * @param files path → text, as seen from the project's folder; they may import the project's own files
 */
export async function compile(
  files: Record<string, string>,
  compilerArguments: readonly string[] = [],
): Promise<Uint8Array<ArrayBuffer>> {
  let binary: Uint8Array | undefined;
  const readFile = (name: string) => {
    const file = path.normalize(name);
    if (files[file] !== undefined) return files[file];
    try {
      return readFileSync(path.join(ROOT, file), 'utf8');
    } catch {
      return null;
    }
  };
  const args = ['mods/virtual/main.ts', '--runtime', 'stub', '--noAssert', '--outFile', 'out.wasm'];
  const { error, stderr } = await asc.main([...args, ...compilerArguments], {
    readFile,
    writeFile: (name: string, contents: unknown) => {
      if (name.endsWith('.wasm')) binary = contents as Uint8Array;
    },
    listFiles: () => [],
  });
  if (error !== null || binary === undefined) throw new Error(`${error?.message}\n${stderr.toString()}`);
  return new Uint8Array(binary);
}
