// One thread of timers.test.ts: starts timers, stops some of them, and fires what is due, its own or another's.
import { TASK_WAITING } from '../../assembly/abi/layout.js';
import { instantiate, SCRATCH } from '../support/engine.js';
import { answer, meet } from '../support/threads.js';

export interface ThreadData {
  memory: WebAssembly.Memory;
  gate: Int32Array; // 0 start
  threads: number;
  slot: number;
  rounds: number;
}

export interface ThreadAnswer {
  started: number;
  stopped: number;
  fired: number;
}

const SLEEP = 0;
/** Timers that one thread has at the same time. */
const BATCH = 64;
const FAR_NS = 3.6e12;
/** So that times are small enough to be exact. */
const BASE_NS = 1.7e18;

/** Where a thread's task lies: nothing of it is used but what it waits for. */
export const taskOf = (slot: number): number => SCRATCH + slot * 128;

answer<ThreadData, ThreadAnswer>(({ memory, gate, threads, slot, rounds }) => {
  const { call, views } = instantiate('mt', 0, memory);
  call.enter(slot);
  const now = () => performance.timeOrigin * 1e6 + performance.now() * 1e6 - BASE_NS;
  const timers = Array.from({ length: BATCH }, () => call.newTimer(SLEEP, taskOf(slot)) >>> 0);
  views.u32[(taskOf(slot) + TASK_WAITING) >>> 2] = 1 << 29; // never the last, so that nobody brings it anywhere
  meet(gate, 0, threads);
  let [started, stopped, fired] = [0, 0, 0];
  for (let round = 0; round < rounds; round++) {
    const time = now();
    // Each third is far away and is stopped; the others are due about now, and are stopped or fired, whoever is first.
    for (const [i, timer] of timers.entries()) {
      call.startTimer(timer, i % 3 === 0 ? time + FAR_NS : time + (i % 2) * i * 2000, time);
    }
    started += BATCH;
    if (round % 2 === 0) fired += call.fireDue(now());
    for (const timer of timers) stopped += call.stopTimer(timer);
    fired += call.fireDue(now());
  }
  // What others took is fired by them before they end.
  for (const timer of timers) call.freeTimer(timer);
  return { started, stopped, fired };
});
