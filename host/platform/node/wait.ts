import { now } from './clock.js';

/** Blocks this thread while the word is `expected`; a negative timeout is for ever. */
export function wait(words: Int32Array, index: number, expected: number, timeoutNs: number): void {
  Atomics.wait(words, index, expected, timeoutNs < 0 ? Number.POSITIVE_INFINITY : timeoutNs / 1e6);
}

/** Calls back once the word is no longer `expected`, or the clock says `wakeByNs`. */
export function onWake(
  words: Int32Array,
  index: number,
  expected: number,
  callback: () => void,
  wakeByNs = Number.POSITIVE_INFINITY,
): void {
  const { async, value } = Atomics.waitAsync(words, index, expected, Math.max(0, wakeByNs - now()) / 1e6);
  if (async) value.then(callback);
  else setImmediate(callback);
}
