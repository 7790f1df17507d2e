// build/<mod>/*.d.ts, for TypeScript programs that import a repository's clients; checks all its TypeScript on the way.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { writeAtomic } from '../build/files.mjs';
import { sayStep, ToolError } from '../build/log.mjs';
import { BUILD } from './build.mjs';

function findCompiler(repo) {
  try {
    return createRequire(path.join(repo, 'package.json')).resolve('typescript/bin/tsc');
  } catch {
    throw new ToolError(
      'declarations are written by typescript, which is not installed here; run: npm install',
    );
  }
}

/**
 * What TypeScript says goes to stderr.
 * @param {string[]} scripts the repository's files in TypeScript: its own tsconfig.json cannot tell them from others
 * @throws {ToolError} it found mistakes, or is not installed
 */
export function writeDeclarations(repo, scripts) {
  const startMs = performance.now();
  const tsc = findCompiler(repo);
  const project = path.join(repo, BUILD, 'tsconfig.json');
  const emit = { noEmit: false, declaration: true, emitDeclarationOnly: true, rootDir: '..', outDir: '.' };
  const files = scripts.map((file) => `../${file}`);
  const config = { extends: '../tsconfig.json', compilerOptions: emit, files, include: [] };
  writeAtomic(project, JSON.stringify(config));
  const options = { cwd: repo, stdio: ['ignore', 2, 2] };
  const { status } = spawnSync(process.execPath, [tsc, '-p', project, '--pretty', 'false'], options);
  if (status !== 0) throw new ToolError('the types have mistakes: no declarations');
  sayStep('tsc', 'declarations', startMs);
}
