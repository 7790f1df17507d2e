// Loads AssemblyScript's compiler, in half of the time that it would take by itself. Import this before anything that
// imports it.
//
// Its optimiser, Binaryen, is 10 MB of wasm, of which a module's compile runs little and briefly: V8 would begin to
// optimise it on all cores, and be done when the module is. And for 2 KB of wasm that it has in a data: URL it would load
// all of Node's fetch.
import { setFlagsFromString } from 'node:v8';

let running = 0;

/** Does some of the compiler's work. What wasm V8 compiles meanwhile it does not optimise; before and after it does. */
export async function unoptimised(work) {
  if (running++ === 0) setFlagsFromString('--liftoff-only');
  try {
    return await work();
  } finally {
    if (--running === 0) {
      setFlagsFromString('--no-liftoff-only');
      setFlagsFromString('--wasm-tier-up'); // which that had turned off, for all wasm of the process
      setFlagsFromString('--wasm-dynamic-tiering');
    }
  }
}

const { fetch } = globalThis;
const { instantiateStreaming } = WebAssembly;

globalThis.fetch = async (url) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
WebAssembly.instantiateStreaming = async (bytes) => WebAssembly.instantiate(await bytes);
try {
  await unoptimised(() => import('assemblyscript'));
} finally {
  globalThis.fetch = fetch;
  WebAssembly.instantiateStreaming = instantiateStreaming;
}
