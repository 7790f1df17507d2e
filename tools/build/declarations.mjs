// dist/**/*.d.ts for the published package; programs in the checkout need none.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { writeAtomic } from './files.mjs';
import { sayStep, ToolError } from './log.mjs';

export async function writeDeclarations(root) {
  const startMs = performance.now();
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = [
    '--noEmit',
    'false',
    '--declaration',
    '--emitDeclarationOnly',
    '--rootDir',
    '.',
    '--outDir',
    'dist',
  ];
  const { status } = spawnSync(process.execPath, [tsc, '-p', '.', ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new ToolError('the declarations could not be written');
  // The portable number types are global: whoever imports the package has to see them too.
  const portable = 'engine/portable.d.ts';
  writeAtomic(path.join(root, 'dist/host', portable), readFileSync(path.join(root, 'host', portable)));
  const index = path.join(root, 'dist/host/index.d.ts');
  writeAtomic(index, `/// <reference path="./${portable}" />\n${readFileSync(index, 'utf8')}`);
  sayStep('tsc', 'declarations', startMs);
}
