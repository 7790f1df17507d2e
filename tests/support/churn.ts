// Random allocation and freeing that notices blocks which overlap, move or lose their contents. Blocks go from
// thread to thread through a mailbox, so that most of them are freed by another thread than the one that took them.
import * as assert from 'uvu/assert';
import { FOREIGN_POINTER, OK } from '../../assembly/abi/status.js';
import type { TestEngine } from './engine.js';
import { Random } from './random.js';

export interface ChurnOptions {
  segment: number;
  base: number; // the segment's first byte
  seed: number;
  operations: number;
  liveMax: number;
  mailbox: Int32Array; // addresses on their way to another thread; 0 = empty
  owners: Int32Array; // for each 64 bytes of the segment the stamp of the live block there; 0 = free
}

/** Bytes 0 … 15 of a block say what it is, the rest is pattern. */
const SMALLEST = 16;
const SAMPLES = 32;

export class Churn {
  readonly #random: Random;
  readonly #words: Uint32Array;
  readonly #live: number[] = [];
  #stamp: number;
  refused = 0;
  taken = 0;

  constructor(
    readonly engine: TestEngine,
    readonly options: ChurnOptions,
  ) {
    this.#random = new Random(options.seed);
    this.#words = engine.views.u32;
    this.#stamp = (options.seed << 24) | 1;
  }

  /** Works, and keeps what it then holds. */
  steps(): void {
    for (let done = 0; done < this.options.operations; done++) this.#step();
  }

  /** Works, and gives everything back. */
  run(): void {
    this.steps();
    this.finish();
  }

  /** Frees what this thread holds and what lies in the mailbox. */
  finish(): void {
    const { mailbox } = this.options;
    for (let cell = 0; cell < mailbox.length; cell++) {
      const block = Atomics.exchange(mailbox, cell, 0) >>> 0;
      if (block !== 0) this.#live.push(block);
    }
    while (this.#live.length > 0) this.#free();
  }

  #step(): void {
    const choice = this.#random.below(16);
    if (choice < 2) this.#swap();
    else if (choice < 10 && this.#live.length < this.options.liveMax) this.#alloc();
    else this.#free();
  }

  /** Mostly small, some of several KiB, few of several pages. */
  #size(): number {
    const choice = this.#random.below(64);
    if (choice < 50) return SMALLEST + this.#random.below(512);
    return SMALLEST + this.#random.below(choice < 63 ? 20_000 : 200_000);
  }

  #alloc(): void {
    const bytes = this.#size();
    const block = this.engine.call.alloc(this.options.segment, bytes) >>> 0;
    if (block === 0) {
      this.refused++;
      this.finish();
      return;
    }
    this.taken++;
    this.#stamp = (this.#stamp + 1) | 1;
    this.#own(block, bytes, 0, this.#stamp);
    this.#live.push(block);
    const first = block >>> 2;
    this.#words[first] = bytes;
    this.#words[first + 1] = this.#stamp;
    this.#each(block, bytes, (at, value) => {
      this.#words[at] = value;
    });
  }

  #free(): void {
    if (this.#live.length === 0) return;
    const at = this.#random.below(this.#live.length);
    const block = this.#live[at] as number;
    this.#live[at] = this.#live.at(-1) as number;
    this.#live.pop();
    const bytes = this.#words[block >>> 2] as number;
    const stamp = this.#words[(block >>> 2) + 1] as number;
    this.#each(block, bytes, (word, value) => {
      if (this.#words[word] !== value)
        assert.unreachable(`the contents of ${block} (${bytes} bytes) changed`);
    });
    this.#own(block, bytes, stamp | 0, 0);
    if (this.#random.below(32) === 0) assert.is(this.engine.call.free(block + 8), FOREIGN_POINTER);
    const status = this.engine.call.free(block);
    if (status !== OK) assert.unreachable(`free(${block}) answered ${status} (${bytes} bytes)`);
  }

  #swap(): void {
    const { mailbox } = this.options;
    const given = this.#live.pop() ?? 0;
    const got = Atomics.exchange(mailbox, this.#random.below(mailbox.length), given) >>> 0;
    if (got !== 0) this.#live.push(got);
  }

  /** Marks what the block covers; whatever was marked otherwise overlaps with it. */
  #own(block: number, bytes: number, before: number, after: number): void {
    assert.is(block % 64, 0, 'aligned');
    const { base, owners } = this.options;
    const end = (block - base + bytes + 63) >>> 6;
    for (let unit = (block - base) >>> 6; unit < end; unit++) {
      const found = Atomics.exchange(owners, unit, after);
      if (found !== before) assert.unreachable(`${block} (${bytes} bytes) overlaps with another block`);
    }
  }

  #each(block: number, bytes: number, visit: (word: number, value: number) => void): void {
    const stamp = this.#words[(block >>> 2) + 1] as number;
    const end = (block + bytes) >>> 2;
    const stride = 1 + ((end - (block >>> 2)) >>> 5);
    for (let word = (block >>> 2) + 4; word < end; word += stride) visit(word, Math.imul(word, stamp) >>> 0);
    if (bytes >= SAMPLES) visit(end - 1, Math.imul(end - 1, stamp) >>> 0);
  }
}

/** A shared array of 32-bit words. */
export const sharedWords = (count: number): Int32Array => new Int32Array(new SharedArrayBuffer(count * 4));

/** Takes all that there is in blocks of a power of two, larger ones first, and gives it back; bytes and blocks. */
export function takeAll({ call }: TestEngine, segment: number): { sum: number; count: number } {
  const blocks: number[] = [];
  let sum = 0;
  for (let bytes = 1 << 20; bytes >= 64; bytes /= 2) {
    for (let at = call.alloc(segment, bytes); at !== 0; at = call.alloc(segment, bytes)) {
      blocks.push(at);
      sum += bytes;
    }
  }
  for (const block of blocks) assert.is(call.free(block), OK);
  return { sum, count: blocks.length };
}
