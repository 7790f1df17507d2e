// The loops that put load on whatever is measured. All peers are driven by the same ones.
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** The clock is read once in so many completions, so that it does not dominate cheap tasks. */
const STRIDE = 32;

type Operation = () => Promise<unknown>;

/** Keeps `window` operations outstanding; answers how many ended per second, after the warm-up. */
export function throughput(
  operation: Operation,
  { window, seconds, warmup }: { window: number; seconds: number; warmup: number },
): Promise<number> {
  return new Promise((resolve, reject) => {
    let outstanding = 0;
    let done = 0;
    let mark = 0;
    let from = 0;
    let stopped = false;
    let rate = 0;
    const warm = performance.now() + warmup * 1000;
    const submit = () => {
      outstanding++;
      operation().then(onDone, reject);
    };
    const onDone = () => {
      outstanding--;
      done++;
      if (!stopped && done % STRIDE === 0) tick();
      if (!stopped) submit();
      else if (outstanding === 0) resolve(rate);
    };
    const tick = () => {
      const now = performance.now();
      if (from !== 0) {
        if (now - from < seconds * 1000) return;
        stopped = true;
        rate = ((done - mark) / (now - from)) * 1000;
      } else if (now >= warm && done >= window) {
        from = now;
        mark = done;
      }
    };
    for (let i = 0; i < window; i++) submit();
  });
}

/** One operation at a time, with a pause of `pauseMs` before each; answers the median in µs. */
export async function latency(
  operation: Operation,
  { seconds, warmup, pauseMs = 0 }: { seconds: number; warmup: number; pauseMs?: number },
): Promise<number> {
  const warm = performance.now() + warmup * 1000;
  while (performance.now() < warm) await operation();
  const samples: number[] = [];
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    if (pauseMs > 0) await sleep(pauseMs);
    const from = performance.now();
    await operation();
    samples.push(performance.now() - from);
  }
  return median(samples) * 1000;
}

/** For wasm, which has no clock: `chunk` ends some tasks and tells how many; answers the median rate of the chunks. */
export function chunkRate(chunk: () => number, seconds: number): number {
  const rates: number[] = [];
  const end = performance.now() + seconds * 1000;
  for (let from = performance.now(); from < end || rates.length === 0; ) {
    const tasks = chunk();
    const now = performance.now();
    rates.push((tasks / (now - from)) * 1000);
    from = now;
  }
  return median(rates);
}

const BATCH = 200;

/** As `latency`, for operations that block. They are shorter than two looks at the clock: timed in batches. */
export function latencySync(
  operation: () => void,
  { seconds, warmup }: { seconds: number; warmup: number },
): number {
  const warm = performance.now() + warmup * 1000;
  while (performance.now() < warm) operation();
  const samples: number[] = [];
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const from = performance.now();
    for (let i = 0; i < BATCH; i++) operation();
    samples.push((performance.now() - from) / BATCH);
  }
  return median(samples) * 1000;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
