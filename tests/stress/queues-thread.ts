// One thread of queues.test.ts, in one of its roles.
import { instantiate, SCRATCH, type TestEngine } from '../support/engine.js';
import { answer, makeWaiting, meet } from '../support/threads.js';

export const RING = SCRATCH;
export const LIST = SCRATCH + 4096;
export const INBOX = SCRATCH + 6144;
export const EXT_RING = SCRATCH + 8192;
/** A plain word that only the holder of the ring's claim touches. */
export const TAKEN = SCRATCH + 12288;
const NODES = SCRATCH + 65536;
const NODE_BYTES = 64;
const PAYLOAD = 16;
const waiting = makeWaiting();

export type Role =
  | 'ring producer'
  | 'ring consumer'
  | 'ring claimer'
  | 'list producer'
  | 'list consumer'
  | 'inbox producer'
  | 'inbox consumer'
  | 'ext producer'
  | 'ext consumer';

export interface ThreadData {
  memory: WebAssembly.Memory;
  gate: Int32Array; // 0 start, 1 values that consumers have taken together
  threads: number;
  role: Role;
  producer: number; // number of this producer
  producers: number;
  count: number; // values of each producer
}

/** Values of producer p are p * count + 1 … p * count + count, in this order. */
export interface ThreadAnswer {
  taken: Uint32Array;
}

const allTaken = ({ gate, producers, count }: ThreadData): boolean =>
  Atomics.load(gate, 1) >= producers * count;

function pushRing({ call }: TestEngine, data: ThreadData): void {
  // Now and then a batch: it is published when the ring is full, at the latest.
  for (let i = 1; i <= data.count; ) {
    const accepted = call.ringPut(RING, i);
    if (!accepted || i % 3 === 0 || i === data.count) call.ringPublish(RING);
    i += accepted;
    waiting(!accepted);
  }
}

/** Takes turns with the other consumers: whoever has the claim drains a little. */
function drainRing({ call, views }: TestEngine, data: ThreadData, taken: number[]): void {
  while (!allTaken(data)) {
    if (!call.ringClaim(RING, data.producer + 1)) {
      waiting(true);
      continue;
    }
    const count = Math.min(call.ringAvailable(RING), 50);
    for (let index = 0; index < count; index++) taken.push(call.ringPeek(RING, index));
    views.u32[TAKEN >>> 2] += count;
    call.ringAdvance(RING, count);
    call.ringRelease(RING);
    Atomics.add(data.gate, 1, count);
    waiting(count === 0);
  }
}

/** Only claims and lets go; a value is taken when nobody else wrote to TAKEN meanwhile. */
function claimRing({ call, views }: TestEngine, { producer, count }: ThreadData, taken: number[]): void {
  for (let i = 1; i <= count; ) {
    const claimed = call.ringClaim(RING, producer + 1);
    waiting(!claimed);
    if (!claimed) continue;
    views.u32[TAKEN >>> 2] = producer + 1;
    let mine = true;
    for (let look = 0; look < 20; look++) mine &&= views.u32[TAKEN >>> 2] === producer + 1;
    call.ringRelease(RING);
    if (mine) taken.push(i);
    i++;
  }
}

const nodeOf = (value: number): number => NODES + value * NODE_BYTES;

/** Each node carries its value. */
function pushList({ call, views }: TestEngine, { producer, count }: ThreadData): void {
  for (let value = producer * count + 1; value <= (producer + 1) * count; value++) {
    views.u32[(nodeOf(value) + PAYLOAD) >>> 2] = value;
    call.listPush(LIST, nodeOf(value));
  }
}

/** Nodes one by one and in chains of three. */
function pushInbox({ call, views }: TestEngine, { producer, count }: ThreadData): void {
  for (let i = 1; i <= count; ) {
    const oldest = producer * count + i;
    const length = i % 4 === 0 ? Math.min(3, count - i + 1) : 1;
    for (let value = oldest; value < oldest + length; value++) {
      views.u32[(nodeOf(value) + PAYLOAD) >>> 2] = value;
      if (value > oldest) views.u32[(nodeOf(value) + 4) >>> 2] = nodeOf(value - 1);
    }
    call.inboxPushChain(INBOX, nodeOf(oldest + length - 1), nodeOf(oldest));
    i += length;
  }
}

function drainInbox({ call, views }: TestEngine, { producers, count }: ThreadData, taken: number[]): void {
  while (taken.length < producers * count) {
    let node = call.inboxTakeAll(INBOX);
    waiting(node === 0);
    while (node !== 0) {
      taken.push(views.u32[(node + PAYLOAD) >>> 2] as number);
      const next = views.u32[(node + 4) >>> 2] as number;
      views.u32.fill(0xdeadbeef, (node + 4) >>> 2, (node + PAYLOAD + 4) >>> 2); // it is the consumer's now
      node = next;
    }
  }
}

function drainList({ call, views }: TestEngine, { producers, count }: ThreadData, taken: number[]): void {
  while (taken.length < producers * count) {
    const node = call.listPop(LIST);
    waiting(node === 0);
    if (node === 0) continue;
    taken.push(views.u32[(node + PAYLOAD) >>> 2] as number);
    views.u32.fill(0xdeadbeef, (node + 4) >>> 2, (node + PAYLOAD + 4) >>> 2); // it is the consumer's now
  }
}

function pushExt({ call }: TestEngine, { producer, count }: ThreadData): void {
  for (let i = 1; i <= count; i++) {
    if (!call.extPush(EXT_RING, producer * count + i)) throw new Error('the ring could not grow');
  }
}

function drainExt({ call }: TestEngine, data: ThreadData, taken: number[]): void {
  while (!allTaken(data)) {
    const value = call.extPop(EXT_RING);
    waiting(value === 0);
    if (value === 0) continue;
    taken.push(value);
    Atomics.add(data.gate, 1, 1);
  }
}

answer<ThreadData, ThreadAnswer>((data) => {
  const engine = instantiate('mt', 0, data.memory);
  engine.call.enter(data.producer); // growing an extensible ring allocates
  const taken: number[] = [];
  meet(data.gate, 0, data.threads);
  const roles: Record<Role, () => void> = {
    'ring producer': () => pushRing(engine, data),
    'ring consumer': () => drainRing(engine, data, taken),
    'ring claimer': () => claimRing(engine, data, taken),
    'list producer': () => pushList(engine, data),
    'list consumer': () => drainList(engine, data, taken),
    'inbox producer': () => pushInbox(engine, data),
    'inbox consumer': () => drainInbox(engine, data, taken),
    'ext producer': () => pushExt(engine, data),
    'ext consumer': () => drainExt(engine, data, taken),
  };
  roles[data.role]();
  return { taken: Uint32Array.from(taken) };
});
