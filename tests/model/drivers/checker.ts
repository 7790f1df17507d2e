// AssemblyScript: what a driver asks of the model checker. The import module is named after this file.

/** Waits until another thread has changed something that threads share: in every loop that waits for that. */
export declare function pause(): void;

/** What it saw must not be. */
export declare function fail(code: u32): void;

/** A place of memory that nobody may touch at the same time as another: an unordered second access is a data race. */
export function touchAlone(place: usize): void {
  store<u32>(place, load<u32>(place) + 1);
}
