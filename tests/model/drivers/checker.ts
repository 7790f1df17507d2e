// AssemblyScript: what a driver asks of the model checker. The import module is named after this file.

/** Waits until another thread has changed something that threads share: in every loop that waits for that. */
export declare function pause(): void;

/** What it saw must not be. */
export declare function fail(code: u32): void;

/** A method traps here: its worker goes on in `afterTrap`. */
export declare function crash(): void;

/** How many modules the host has put into the table of the worker that calls. */
export declare function loadedModules(): u32;

/** So long that what others had done at the last call of it is seen by now. */
export declare function passTime(): void;

/** A place of memory that nobody may touch at the same time as another: an unordered second access is a data race. */
export function touchAlone(place: usize): void {
  store<u32>(place, load<u32>(place) + 1);
}
