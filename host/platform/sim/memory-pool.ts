// Simulated memories are used again, zeroed: shared memories that are dropped are not collected soon enough.
import { SEGMENTS_BASE } from '../../../assembly/abi/map.js';

const pooled = new Map<number, WebAssembly.Memory[]>();
const CHUNK = 1 << 16;

/** A zeroed memory of `pages` pages. */
export function takeMemory(pages: number): WebAssembly.Memory {
  const memory = pooled.get(pages)?.pop();
  return memory ?? new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
}

/** Zeroes a memory that nobody uses any more, and keeps it for the next `takeMemory`. */
export function poolMemory(memory: WebAssembly.Memory): void {
  const words = new BigUint64Array(memory.buffer);
  zero(words, 0, (2 << 20) >>> 3);
  zero(words, SEGMENTS_BASE >>> 3, words.length);
  const pages = memory.buffer.byteLength / CHUNK;
  pooled.set(pages, [...(pooled.get(pages) ?? []), memory]);
}

// Only what was touched: reading an untouched page maps the shared zero page, writing it would cost memory.
function zero(words: BigUint64Array, from: number, to: number): void {
  const step = CHUNK >>> 3;
  for (let at = from; at < to; at += step) {
    const chunk = words.subarray(at, Math.min(at + step, to));
    if (chunk.some((word) => word !== 0n)) chunk.fill(0n);
  }
}
