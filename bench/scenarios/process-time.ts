// Wall time of a whole process, from its start to its end.
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { median } from '../harness/driver.js';

export const startsProcesses = true;

export async function measure({ program, times }: { program: string; times: number }) {
  const file = fileURLToPath(new URL(`../programs/${program}.js`, import.meta.url));
  const samples: number[] = [];
  for (let i = 0; i <= times; i++) {
    const from = performance.now();
    const { status } = spawnSync(process.execPath, [file], { stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) throw new Error(`${program} ended with ${status}`);
    if (i > 0) samples.push(performance.now() - from); // the first one reads the files
  }
  return { ms: median(samples) };
}
