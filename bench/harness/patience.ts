// Telling whether the machine was ours alone. Whatever spins needs a core for each of its threads, so a compiler that
// runs beside a measurement makes of it a figure about the compiler.
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** Share of one processor that others may use. */
const OTHERS_MAX = 0.1;
const LOOK_MS = 300;
const WAIT_MAX_MS = 120_000;

const TICK_MS = 10;

/** Processor time of everything on this machine since its start, and of those it shares its processors with; resolution 10 ms. */
function busyMs(): number {
  if (process.platform === 'linux') {
    const [user, nice, system, , , irq, softirq, steal] = readFileSync('/proc/stat', 'utf8')
      .split('\n', 1)[0]
      .split(/ +/)
      .slice(1)
      .map(Number);
    return (user + nice + system + irq + softirq + steal) * TICK_MS;
  }
  const times = cpus().map(({ times: { user, nice, sys, irq } }) => user + nice + sys + irq);
  return times.reduce((sum, time) => sum + time, 0);
}

/** Watches from now on; answers how much of a processor others used, when told what we used ourselves. */
export function watch(): (ownMs: number) => boolean {
  const from = performance.now();
  const busy = busyMs();
  return (ownMs) => busyMs() - busy - ownMs > OTHERS_MAX * (performance.now() - from);
}

/** Resolves once nobody else uses the machine, or after two minutes. */
export async function untilIdle(): Promise<void> {
  const end = performance.now() + WAIT_MAX_MS;
  let disturbed = true;
  while (disturbed && performance.now() < end) {
    const isDisturbed = watch();
    await sleep(LOOK_MS);
    disturbed = isDisturbed(0);
  }
}
