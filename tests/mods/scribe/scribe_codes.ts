// What the tests ask of kFollow and kOdd. Valid AssemblyScript and TypeScript.

/** How kFollow ends. */
export const ENDS_OK: u32 = 0;
export const ENDS_FAILED: u32 = 1;
export const ENDS_TRAPPED: u32 = 2;

/** What kOdd does. */
export const ODD_INDEX: u32 = 0; // reads beyond the end of a list
export const ODD_KEEP: u32 = 1; // keeps a text in static data
export const ODD_KEEP_IN_LIST: u32 = 2; // the same, in a list of texts
export const ODD_GROW: u32 = 3; // makes static data longer
export const ODD_HOARD: u32 = 4; // makes objects until there is no memory
export const ODD_HUGE: u32 = 5; // makes one that is larger than the memory
