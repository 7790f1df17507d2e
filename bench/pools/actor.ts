// An actor written by hand: one thread takes updates out of a ring, one after the other, and awaits each.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Lane } from '../ring/lane.js';
import { allocateRing, NOOP, type RingMemory } from '../ring/layout.js';

const WORKER = new URL('../ring/actor.js', import.meta.url);

/** Starts it; the function sends an update, at most `capacity` at a time, and answers the total after it. */
export async function startActor(capacity: number): Promise<() => Promise<number>> {
  const memory: RingMemory = allocateRing(capacity);
  const thread = new Worker(WORKER, { workerData: memory });
  await once(thread, 'message');
  thread.unref();
  const lane = new Lane(memory);
  const pending: ((total: number) => void)[] = [];
  const free: number[] = [];
  let outstanding = 0;
  const settle = (id: number, total: number) => {
    free.push(id);
    outstanding--;
    pending[id](total);
  };
  const look = () => {
    lane.drain(settle);
    if (outstanding > 0) setImmediate(look);
  };
  return () =>
    new Promise((resolve) => {
      const id = free.pop() ?? pending.length;
      pending[id] = resolve;
      if (outstanding++ === 0) setImmediate(look);
      lane.push(id, NOOP, 1);
    });
}
