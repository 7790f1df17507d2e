// Builds dist/ from the sources. Every step runs only when its own inputs have changed.
//   node tools/build.mjs [--force] [--declarations]
import { rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { planAssets } from './build/assets.mjs';
import { planBundles } from './build/bundle.mjs';
import { writeDeclarations } from './build/declarations.mjs';
import { planEngine } from './build/engine.mjs';
import { withLock } from './build/lock.mjs';
import { red, say, sayStep, ToolError } from './build/log.mjs';
import { isMain } from './build/main.mjs';
import { planModules } from './build/modules.mjs';
import { readStamp, takeSnapshot, writeStamp } from './build/snapshot.mjs';
import { Steps } from './build/steps.mjs';
import { planTestEngine } from './build/test-engine.mjs';
import { planTypeScript } from './build/typescript.mjs';

export async function build(root, { force = false } = {}) {
  const before = force ? undefined : readStamp(root);
  // Outputs that no stamp accounts for could be of anything.
  if (before === undefined) rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  const inputs = takeSnapshot(root, before?.inputs);
  const steps = new Steps(root, inputs, before);
  await planEngine(steps);
  await planTestEngine(steps);
  await planModules(steps);
  // Bundles of broken sources would repeat their errors.
  if (await planTypeScript(steps)) await planBundles(steps);
  planAssets(steps);
  const { failed, ...record } = steps.finish();
  writeStamp(root, { inputs, complete: failed === 0, ...record });
  if (failed > 0) throw new ToolError(`build: ${failed} ${failed === 1 ? 'step' : 'steps'} failed`);
}

async function main() {
  const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
  const has = (flag) => process.argv.includes(flag);
  const work = async () => {
    const startMs = performance.now();
    await build(root, { force: has('--force') });
    if (has('--declarations')) await writeDeclarations(root);
    sayStep('build', 'done', startMs);
  };
  try {
    // tools/ensure.mjs already holds the lock when it calls.
    if (has('--locked')) await work();
    else await withLock(root, work);
  } catch (error) {
    say(error instanceof ToolError ? red(error.message) : (error.stack ?? String(error)));
    process.exitCode = 1;
  }
}

if (isMain(import.meta.url)) await main();
