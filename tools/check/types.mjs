// tsc over everything that is TypeScript, and that nothing which is escapes it.
import path from 'node:path';
import process from 'node:process';
import { walk } from '../build/files.mjs';
import { isTypeScript, runtimeOf } from '../build/module.mjs';
import { listModules } from '../build/modules.mjs';
import { capture } from './capture.mjs';

const tscArgs = (root) => [path.join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', '.'];

/** `file(line,column): error` → `file:line:column: error`, which editors and terminals can follow. */
const withColons = (line) => line.replace(/^([^\s(]+)\((\d+),(\d+)\): /, '$1:$2:$3: ');

export async function checkTypes(root) {
  const { code, lines } = await capture(process.execPath, [...tscArgs(root), '--pretty', 'false'], root);
  return code === 0 ? [] : lines.map(withColons);
}

/** tsconfig.json lists what is AssemblyScript; chimaera_mod.yaml decides it. The two have to agree. */
export async function checkTypedFiles(root) {
  const { lines } = await capture(process.execPath, [...tscArgs(root), '--listFilesOnly'], root);
  const typed = new Set(lines.map((file) => path.relative(root, file).replaceAll('\\', '/')));
  return listModules(root).flatMap((module) => {
    const runtime = runtimeOf(root, module);
    return walk(root, module.folder)
      .filter((file) => file.endsWith('.ts') && isTypeScript(file, module, runtime) !== typed.has(file))
      .map(
        (file) =>
          `${file}:1:1: ${typed.has(file) ? 'AssemblyScript: exclude' : 'TypeScript: include'} it in tsconfig.json`,
      );
  });
}
