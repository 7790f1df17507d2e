// One thread of races.test.ts, in one of its roles.
import { attachClient, instantiate, MAIN, SCRATCH, type TestEngine } from '../support/engine.js';
import { answer, makeWaiting, meet } from '../support/threads.js';

export interface ThreadData {
  memory: WebAssembly.Memory;
  gate: Int32Array; // 0 counts arrivals
  threads: number;
  thread: number;
  role: 'exhaust' | 'free twice' | 'shuttle' | 'hand over' | 'free';
  bytes: number;
  count: number;
  blocks: number[];
}

export interface ThreadAnswer {
  slot: number;
  values: number[]; // addresses, statuses or faults, as the role says
}

const BATCH = 2;
const CELLS = 8;
const KEPT_MAX = 5;
const PATIENCE = 500;
const waiting = makeWaiting();
/** The ring from the thread that hands over to thread `thread`. */
export const ringTo = (thread: number): number => SCRATCH + thread * 4096;
export const openRing = ({ call }: TestEngine, thread: number): number =>
  call.ringInit(ringTo(thread), ringTo(thread) + 1024, CELLS);

/** Allocates until there is no more; the addresses. */
function exhaust({ call }: TestEngine, { bytes }: ThreadData): number[] {
  const blocks: number[] = [];
  for (let at = call.alloc(MAIN, bytes); at !== 0; at = call.alloc(MAIN, bytes)) blocks.push(at);
  return blocks;
}

/** Frees the same blocks as another thread, at nearly the same moments; the statuses. */
function freeTwice({ call }: TestEngine, { blocks, gate, threads }: ThreadData): number[] {
  return blocks.map((block, index) => {
    if (index % BATCH === 0) meet(gate, 0, threads * (index / BATCH + 2));
    return call.free(block);
  });
}

/** Takes two blocks and gives them back in the order in which it took them; addresses that another had as well. */
function shuttle({ call, views }: TestEngine, { bytes, count, thread }: ThreadData): number[] {
  const faults: number[] = [];
  for (let turn = 0; turn < count; turn++) {
    const pair = [call.alloc(MAIN, bytes), call.alloc(MAIN, bytes)].filter((block) => block !== 0);
    for (const block of pair) views.u32[(block + 8) >>> 2] = turn * 8 + thread;
    for (const block of pair) {
      if (views.u32[(block + 8) >>> 2] !== (turn * 8 + thread) >>> 0) faults.push(block);
    }
    for (const block of pair) if (call.free(block) !== 0) faults.push(block);
  }
  return faults;
}

/** Takes blocks, and sends them to the other threads in turn, but for some which it frees itself a little later. */
function handOver({ call }: TestEngine, { bytes, count, threads }: ThreadData): number[] {
  const faults: number[] = [];
  const kept: number[] = [];
  for (let turn = 0; turn < count; ) {
    const block = call.alloc(MAIN, bytes);
    if (block === 0 || turn % 3 === 0 || !send(call, 1 + (turn % (threads - 1)), block)) kept.push(block);
    const own = kept.length > KEPT_MAX || block === 0 ? (kept.shift() ?? 0) : 0;
    if (own !== 0 && call.free(own) !== 0) faults.push(own);
    if (block !== 0) turn++;
    waiting(block === 0 && own === 0);
  }
  for (const block of kept) if (block !== 0 && call.free(block) !== 0) faults.push(block);
  for (let thread = 1; thread < threads; thread++) while (!call.ringPush(ringTo(thread), 1)) waiting(true);
  return faults;
}

/** Gives the receiver a moment when the ring is full; false when it does not run. */
function send(call: TestEngine['call'], thread: number, block: number): boolean {
  for (let i = 0; i < PATIENCE; i++) if (call.ringPush(ringTo(thread), block)) return true;
  return false;
}

/** Frees what arrives, until 1 does. */
function freeArriving({ call }: TestEngine, { thread }: ThreadData): number[] {
  const faults: number[] = [];
  const ring = ringTo(thread);
  while (true) {
    const idle = call.ringAvailable(ring) === 0;
    waiting(idle);
    if (idle) continue;
    const block = call.ringPeek(ring, 0);
    call.ringAdvance(ring, 1);
    if (block === 1) return faults;
    if (call.free(block) !== 0) faults.push(block);
  }
}

const ROLES = { exhaust, 'free twice': freeTwice, shuttle, 'hand over': handOver, free: freeArriving };

answer<ThreadData, ThreadAnswer>((data) => {
  const engine = instantiate('mt', 0, data.memory);
  const slot = attachClient(engine);
  meet(data.gate, 0, data.threads);
  return { slot, values: ROLES[data.role](engine, data) };
});
