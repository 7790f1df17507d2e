// As history.ts of historian: each worker writes its own page, and this container is on one worker.
import { TASK_CONTAINER, TASK_LANE } from '../../../assembly/abi/layout.js';
import type { LinkSource, RunContext } from '../../../host/index.js';
import * as codes from '../historian/historian_codes.js';

/** A pool that tasks send their children to. */
export interface Target {
  readonly lo: number;
  readonly hi: number;
  readonly containers: number;
}

export class History {
  /** Address of the history (historian_codes.ts). */
  address = 0;

  constructor(private readonly source: LinkSource) {}

  record(rctx: RunContext, kind: number, id: number, a = 0, b = 0, c = 0, d = 0): void {
    const { u32 } = this.source.link;
    const page = this.pageOf(rctx.worker);
    const count = u32[(page + codes.PAGE_COUNT) >>> 2]++;
    if (count >= this.word(codes.HISTORY_CAPACITY)) return; // the reader notices
    const event = (u32[(page + codes.PAGE_EVENTS) >>> 2] + count * codes.EVENT_SIZE) >>> 2;
    u32[event + 1] = kind;
    u32[event + 2] = id;
    u32[event + 3] = u32[(rctx.task + TASK_LANE) >>> 2];
    u32[event + 4] = a;
    u32[event + 5] = b;
    u32[event + 6] = c;
    u32[event + 7] = d;
    u32[event] = Atomics.add(u32, (this.address + codes.HISTORY_STAMP) >>> 2, 1);
  }

  /** The number of a child that the running task is about to send. */
  nextId({ worker }: RunContext): number {
    const children = this.source.link.u32[(this.pageOf(worker) + codes.PAGE_CHILDREN) >>> 2]++;
    return (((codes.FIRST_WORKER + worker) << codes.ID_SHIFT) | children) >>> 0;
  }

  /** A number that no other container has: of its address. */
  numberOf(rctx: RunContext): number {
    return this.source.link.u32[(rctx.task + TASK_CONTAINER) >>> 2] >>> 6;
  }

  targetOf(seed: number): Target {
    const entry = codes.POOL_TABLE + (seed % this.word(codes.HISTORY_POOLS)) * codes.POOL_ENTRY;
    return { lo: this.word(entry), hi: this.word(entry + 4), containers: this.word(entry + 8) };
  }

  private pageOf(worker: number): number {
    return this.address + codes.PAGES + worker * codes.PAGE_SIZE;
  }

  private word(offset: number): number {
    return this.source.link.u32[(this.address + offset) >>> 2];
  }
}
