// The ring with promises on an event loop, which polls for completions with setImmediate while something is
// outstanding. Workers spin as long as Chimaera's before they sleep.
import { availableParallelism } from 'node:os';
import { NOOP, OWNER_ASLEEP, SPIN } from '../ring/layout.js';
import { startRing } from '../ring/start.js';
import type { Kernel, Pool, PoolOptions } from './pool.js';

export const name = 'ring-poll';

/** About 50 µs; 5 µs when there are as many threads as cores. */
const SPINS = 20_000;
const CROWDED_SPINS = 2000;

const KERNELS: Record<Kernel, number> = { noop: NOOP, spin: SPIN };

export function create(options: PoolOptions): Promise<Pool> {
  return createRing(options, 'poll');
}

/** @param wake how the event loop learns of completions: by looking each turn, or by a message of the worker */
export async function createRing(
  { workers, capacity }: PoolOptions,
  wake: 'poll' | 'message',
): Promise<Pool> {
  const spins = workers < availableParallelism() ? SPINS : CROWDED_SPINS;
  const { lanes, threads } = await startRing(workers, capacity, spins, 'message');
  const pending: (((result: number) => void) | undefined)[] = [];
  const free: number[] = [];
  let outstanding = 0;
  let next = 0;
  let armed = false;
  const settle = (id: number, result: number) => {
    const resolve = pending[id] as (result: number) => void;
    pending[id] = undefined;
    free.push(id);
    outstanding--;
    resolve(result);
  };
  const look = () => {
    for (const lane of lanes) lane.drain(settle);
    if (outstanding > 0) arm();
    else armed = false;
  };
  const arm = () => {
    armed = true;
    if (wake === 'poll') return void setImmediate(look);
    for (const lane of lanes) {
      Atomics.store(lane.words, OWNER_ASLEEP, 1);
      if (lane.ready) return void setImmediate(look);
    }
  };
  for (const thread of threads) thread.on('message', look);
  return {
    run(kernel, argument) {
      return new Promise((resolve) => {
        const id = free.length > 0 ? (free.pop() as number) : pending.length;
        pending[id] = resolve;
        outstanding++;
        next = next + 1 === workers ? 0 : next + 1;
        lanes[next].push(id, KERNELS[kernel], argument);
        if (!armed) arm();
      });
    },
    close: () => Promise.all(threads.map((thread) => thread.terminate())),
  };
}
