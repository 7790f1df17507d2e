/** Blocks this thread while the word is `expected`; a negative timeout is for ever. */
export function wait(words: Int32Array, index: number, expected: number, timeoutNs: number): void {
  Atomics.wait(words, index, expected, timeoutNs < 0 ? Number.POSITIVE_INFINITY : timeoutNs / 1e6);
}

/** Calls back once the word is no longer `expected`. */
export function onWake(words: Int32Array, index: number, expected: number, callback: () => void): void {
  const { async, value } = Atomics.waitAsync(words, index, expected);
  if (async) value.then(callback);
  else setImmediate(callback);
}
