// What kNaps does with its children. Valid AssemblyScript and TypeScript.
export const NAPS_ALL: u32 = 0; // waits for all of them at once
export const NAPS_ANY: u32 = 1; // takes them as they come
export const NAPS_FIRST: u32 = 2; // takes the first and leaves the others behind
export const NAPS_LEAVE: u32 = 3; // leaves all of them behind after a nap of its own
