import { readFile } from 'node:fs/promises';
import { engineFile } from './package-files.js';

export async function loadEngine(): Promise<WebAssembly.Module> {
  return new WebAssembly.Module(await readFile(engineFile()));
}
