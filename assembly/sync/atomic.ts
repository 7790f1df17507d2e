// The only user of atomic.*: here the single-thread build folds to plain accesses, and here a model checker hooks in.
// Every operation is sequentially consistent. Addresses are below 2 GiB and naturally aligned.

export function loadAtomic<T>(address: usize): T {
  if (ASC_FEATURE_THREADS) return atomic.load<T>(address);
  return load<T>(address);
}

// The compiler's optimiser makes one plain load of an f64 out of an atomic load of its bits: they pass by a global.
let bits: u64 = 0;

/** Loads an f64, whose bits others store. */
export function loadNumber(address: usize): f64 {
  bits = loadAtomic<u64>(address);
  return reinterpret<f64>(bits);
}

export function storeAtomic<T>(address: usize, value: T): void {
  if (ASC_FEATURE_THREADS) atomic.store<T>(address, value);
  else store<T>(address, value);
}

/** Adds and returns the value before. */
export function addAtomic<T>(address: usize, value: T): T {
  if (ASC_FEATURE_THREADS) return atomic.add<T>(address, value);
  const before = load<T>(address);
  store<T>(address, (before + value) as T);
  return before;
}

/** Subtracts and returns the value before. */
export function subAtomic<T>(address: usize, value: T): T {
  if (ASC_FEATURE_THREADS) return atomic.sub<T>(address, value);
  const before = load<T>(address);
  store<T>(address, (before - value) as T);
  return before;
}

export function orAtomic<T>(address: usize, value: T): T {
  if (ASC_FEATURE_THREADS) return atomic.or<T>(address, value);
  const before = load<T>(address);
  store<T>(address, (before | value) as T);
  return before;
}

export function andAtomic<T>(address: usize, value: T): T {
  if (ASC_FEATURE_THREADS) return atomic.and<T>(address, value);
  const before = load<T>(address);
  store<T>(address, (before & value) as T);
  return before;
}

export function exchange<T>(address: usize, value: T): T {
  if (ASC_FEATURE_THREADS) return atomic.xchg<T>(address, value);
  const before = load<T>(address);
  store<T>(address, value);
  return before;
}

/** Returns the value before: the exchange took place when that equals `expected`. */
export function compareExchange<T>(address: usize, expected: T, value: T): T {
  if (ASC_FEATURE_THREADS) return atomic.cmpxchg<T>(address, expected, value);
  const before = load<T>(address);
  if (before == expected) store<T>(address, value);
  return before;
}

/** Wakes at most `count` threads that sleep on the word. 30-45 ns even when none does: look at a flag first. */
export function notify(address: usize, count: i32): void {
  if (ASC_FEATURE_THREADS) atomic.notify(address, count);
}

/** True where other threads may run: loops that wait for another thread make no sense without. */
export function threaded(): bool {
  return ASC_FEATURE_THREADS;
}
