// build/<mod>/*.d.ts, for TypeScript programs that import a repository's clients.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { sayStep, ToolError } from '../build/log.mjs';
import { BUILD } from './build.mjs';

/** What TypeScript says about them goes to stderr. @throws {ToolError} it found mistakes, or is not installed */
export function writeDeclarations(repo) {
  const startMs = performance.now();
  let tsc;
  try {
    tsc = createRequire(path.join(repo, 'package.json')).resolve('typescript/bin/tsc');
  } catch {
    throw new ToolError(
      'declarations are written by typescript, which is not installed here; run: npm install',
    );
  }
  const emit = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--outDir', BUILD];
  const options = { cwd: repo, stdio: ['ignore', 2, 2] };
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.json', ...emit], options);
  if (status !== 0) throw new ToolError('the declarations could not be written');
  sayStep('tsc', 'declarations', startMs);
}
