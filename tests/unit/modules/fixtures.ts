// Built modules in temporary folders, right but for what a test says.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { ABI_HASH } from '../../../assembly/abi/layout.js';
import type { Manifest } from '../../../host/modules/manifest.js';
import { compile, MODULE_ARGUMENTS } from '../../support/asc.js';

const folders: string[] = [];
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'chimaera-modules-'));
  folders.push(folder);
  return folder;
}

/** The module.json of a wasm module. */
export function manifestOf(name: string, given: Partial<Manifest> = {}): Manifest {
  const wasm = `${name}.mt.wasm`;
  const methods = { kCreate: 0 };
  return {
    name,
    namespace: 'test',
    runtime: 'assemblyscript',
    abiHash: ABI_HASH,
    methods,
    tasks: [],
    wasm,
    ...given,
  };
}

/** Writes a module's folder, which has the module's name, and answers it. */
export function putModule(
  repo: string,
  manifest: Manifest | string,
  files: Record<string, string | Uint8Array> = {},
  name = typeof manifest === 'string' ? 'broken' : manifest.name,
): string {
  const folder = path.join(repo, name);
  mkdirSync(folder, { recursive: true });
  const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest);
  writeFileSync(path.join(folder, 'module.json'), text);
  for (const [file, contents] of Object.entries(files)) writeFileSync(path.join(folder, file), contents);
  return folder;
}

/** The functions of a module that does nothing, by name. */
function functionsOf(name: string): Record<string, string> {
  const bytes = [...new TextEncoder().encode(name)];
  const stores = bytes.map((byte, i) => `store<u8>(at, ${byte}, ${i});`).join(' ');
  return {
    is_chimaera_task: `(): u32 { return ${ABI_HASH}; }`,
    get_module_name: `(at: usize): u32 { ${stores} return ${bytes.length}; }`,
    alloc_state: '(): usize { return 0; }',
    new_state: '(container: usize, task: usize, state: usize): i32 { return 0; }',
    run: '(method: u32, task: usize, rctx: usize): i32 { return 0; }',
  };
}

/** The text of a module: its functions, but for those that are given or, undefined, missing. */
export function sourceOf(name: string, given: Record<string, string | undefined>, before: string): string {
  const functions = Object.entries({ ...functionsOf(name), ...given })
    .filter(([, text]) => text !== undefined)
    .map(([key, text]) => `export function ${key}${text}`);
  return `${before}\n${functions.join('\n')}\n`;
}

/**
 * The wasm of a module.
 * @param given functions that differ, or undefined for those that are missing
 * @param before source text before the functions
 */
export function wasmOf(
  name: string,
  given: Record<string, string | undefined> = {},
  before = '',
): Promise<Uint8Array> {
  return compile({ 'mods/virtual/main.ts': sourceOf(name, given, before) }, MODULE_ARGUMENTS);
}
