// What a module author waits for: a refresh that finds nothing to do, a first build, and a build after a change.
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { newModule } from '#tools/generator/template.mjs';
import { buildRepo } from '#tools/kit/build.mjs';
import { makeRepo } from '#tools/kit/make-repo.mjs';
import { writeNew } from '#tools/kit/new-files.mjs';
import { refresh } from '#tools/kit/refresh.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const REFRESH = path.join(ROOT, 'tools/kit/bin/chi_refresh_repo.mjs');
const CHIMAERA = path.join(ROOT, 'dist/host/cli/chimaera.js');

async function repoWith(modules: number): Promise<string> {
  const repo = mkdtempSync(path.join(tmpdir(), 'chimaera-bench-'));
  makeRepo(repo, 'bench');
  for (let i = 0; i < modules; i++) {
    writeNew(path.join(repo, `module_${i}`), newModule(`module_${i}`, 'assemblyscript'));
  }
  await refresh(repo);
  return repo;
}

/** How long a command of the kit takes, its process included. */
function timeOf(...args: string[]): number {
  const startMs = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return performance.now() - startMs;
}

/** A build in a process that has built before, as with --watch. */
async function rebuild(repo: string): Promise<number> {
  await buildRepo(repo);
  appendFileSync(path.join(repo, 'module_0/module_0_runtime.ts'), '\nexport const ADDED: u32 = 1;\n');
  const startMs = performance.now();
  await buildRepo(repo);
  return performance.now() - startMs;
}

export async function measure({ modules }: { modules: number }) {
  const [many, one] = [await repoWith(modules), await repoWith(1)];
  try {
    const refreshMs = timeOf(REFRESH, many);
    const buildMs = timeOf(CHIMAERA, 'repo', 'build', one);
    return { refreshMs, buildMs, rebuildMs: await rebuild(one) };
  } finally {
    for (const repo of [many, one]) rmSync(repo, { recursive: true });
  }
}
