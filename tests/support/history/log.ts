// The history that the historian's containers write (tests/mods/historian): its memory, and reading it in its one order.
import type { Views } from '../../../host/engine/views.js';
import type { OwnedBuffer, PoolId, Runtime } from '../../../host/index.js';
import type { Random } from '../../../host/platform/sim/random.js';
import {
  EVENT_SIZE,
  HISTORY_CAPACITY,
  HISTORY_POOLS,
  HISTORY_SIZE,
  HISTORY_STAMP,
  HISTORY_TROUBLE,
  PAGE_CHILDREN,
  PAGE_COUNT,
  PAGE_EVENTS,
  PAGE_SIZE,
  PAGES,
  POOL_ENTRY,
  POOL_TABLE,
} from '../../mods/historian/historian_codes.js';

/** What was written down once; what a … d are is told with the kinds. */
export interface Event {
  kind: number;
  id: number;
  lane: number;
  worker: number;
  a: number;
  b: number;
  c: number;
  d: number;
}

/** A pool of historians, and how many containers it has. */
export interface Target extends PoolId {
  readonly containers: number;
}

/** One of the pools of a history, by its address: on any thread. */
export function anyTarget({ u32 }: Views, history: number, random: Random): Target {
  const at = (history + POOL_TABLE + random.below(u32[(history + HISTORY_POOLS) >>> 2]) * POOL_ENTRY) >>> 2;
  return { lo: u32[at], hi: u32[at + 1], containers: u32[at + 2] };
}

export class HistoryLog {
  private readonly buffer: OwnedBuffer;
  private readonly u32: Uint32Array;
  private readonly workers: number;

  /** @param capacity events of one worker between two calls of `clear` */
  constructor(
    rt: Runtime,
    private readonly capacity: number,
  ) {
    this.workers = rt.handle.workers;
    this.buffer = rt.allocateBuffer(HISTORY_SIZE + this.workers * capacity * EVENT_SIZE);
    this.u32 = rt.link.u32;
    this.buffer.view.fill(0, 0, HISTORY_SIZE);
    this.set(HISTORY_CAPACITY, capacity);
    const events = this.address + HISTORY_SIZE;
    for (let i = 0; i < this.workers; i++) {
      this.set(PAGES + i * PAGE_SIZE + PAGE_EVENTS, events + i * capacity * EVENT_SIZE);
    }
  }

  get address(): number {
    return this.buffer.pointer;
  }

  /** Where clients send their tasks, and tasks their children. */
  setTargets(targets: readonly Target[]): void {
    targets.forEach(({ lo, hi, containers }, i) => {
      const entry = POOL_TABLE + i * POOL_ENTRY;
      this.set(entry, lo);
      this.set(entry + 4, hi);
      this.set(entry + 8, containers);
    });
    this.set(HISTORY_POOLS, targets.length);
  }

  /** Another pool takes the place of one, while everybody looks: one word of its entry changes. */
  replaceTarget(at: number, { lo }: Target): void {
    this.set(POOL_TABLE + at * POOL_ENTRY, lo);
  }

  /** How many in 1024 tasks trap. */
  setTrouble(traps: number): void {
    this.set(HISTORY_TROUBLE, traps);
  }

  /** How many events there are. */
  get length(): number {
    return this.get(HISTORY_STAMP);
  }

  /** Calls `see` for each event, in their order; always with the same object. The workers must be quiet. */
  read(see: (event: Event) => void): void {
    const count = this.length;
    const places = new Uint32Array(count); // by stamp: where its event lies, as an index of words
    const owners = new Uint8Array(count);
    for (let worker = 0; worker < this.workers; worker++) this.place(worker, places, owners);
    const event: Event = { kind: 0, id: 0, lane: 0, worker: 0, a: 0, b: 0, c: 0, d: 0 };
    const { u32 } = this;
    for (let i = 0; i < count; i++) {
      const at = places[i];
      if (at === 0) throw new Error(`event ${i} of ${count} was not written`);
      event.kind = u32[at + 1];
      event.id = u32[at + 2];
      event.lane = u32[at + 3];
      event.a = u32[at + 4];
      event.b = u32[at + 5];
      event.c = u32[at + 6];
      event.d = u32[at + 7];
      event.worker = owners[i];
      see(event);
    }
  }

  /** Forgets what was written. */
  clear(): void {
    this.set(HISTORY_STAMP, 0);
    for (let i = 0; i < this.workers; i++) {
      this.set(PAGES + i * PAGE_SIZE + PAGE_COUNT, 0);
      this.set(PAGES + i * PAGE_SIZE + PAGE_CHILDREN, 0);
    }
  }

  free(): void {
    this.buffer.free();
  }

  private place(worker: number, places: Uint32Array, owners: Uint8Array): void {
    const page = PAGES + worker * PAGE_SIZE;
    const count = this.get(page + PAGE_COUNT);
    if (count > this.capacity) throw new Error(`${count} events of one worker, room for ${this.capacity}`);
    let at = this.get(page + PAGE_EVENTS) >>> 2;
    for (let i = 0; i < count; i++, at += EVENT_SIZE >>> 2) {
      const stamp = this.u32[at];
      if (places[stamp] !== 0) throw new Error(`two events have the number ${stamp}`);
      places[stamp] = at;
      owners[stamp] = worker;
    }
  }

  private get(offset: number): number {
    return this.u32[(this.address + offset) >>> 2];
  }

  private set(offset: number, value: number): void {
    this.u32[(this.address + offset) >>> 2] = value;
  }
}
