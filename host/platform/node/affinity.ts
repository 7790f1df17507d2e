// Binding a thread to a processor: Linux, by way of koffi if that is installed. It is no dependency of this package: who
// wants it installs it beside.
import { createRequire } from 'node:module';

interface Native {
  load(library: string): {
    func(declaration: string): (pid: number, bytes: number, mask: Uint8Array) => number;
  };
}

/** A cpu_set_t. */
const MASK_BYTES = 128;

let bind: ((pid: number, bytes: number, mask: Uint8Array) => number) | undefined;
let looked = false;

/** Binds the calling thread to a processor, 0 … 1023; false where that cannot be. */
export function place(processor: number): boolean {
  if (!looked) {
    looked = true;
    bind = findNative();
  }
  if (!bind || processor >= MASK_BYTES * 8) return false;
  const mask = new Uint8Array(MASK_BYTES);
  mask[processor >> 3] = 1 << (processor & 7);
  return bind(0, MASK_BYTES, mask) === 0;
}

function findNative() {
  if (process.platform !== 'linux') return undefined;
  try {
    const native = createRequire(import.meta.url)('koffi') as Native;
    return native.load('libc.so.6').func('int sched_setaffinity(int pid, size_t bytes, _In_ uint8_t *mask)');
  } catch {
    return undefined; // not installed, or a libc of another kind
  }
}
