// The engine's exports as a caller in wasm imports them: the same that the JavaScript client calls.

export declare function newTask(
  poolLo: u32,
  poolHi: u32,
  method: u32,
  size: u32,
  query: u32,
  queryValue: u32,
  flags: u32,
): usize;
export declare function freeTask(task: usize): u32;
export declare function submitHeld(task: usize, token: u32): u32;
export declare function publish(): void;
export declare function reap(most: u32): u32;
export declare function freeReaped(count: u32): void;
