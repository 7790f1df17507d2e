// What the monitor functions of sched and sched_ts do. Valid AssemblyScript and TypeScript.
export const ANSWER: u32 = 0; // the target
export const NOTHING: u32 = 1;
export const FAIL: u32 = 2; // trap, or throw
export const AGAIN: u32 = 3; // a dynamic query once more
export const EVERYWHERE: u32 = 4; // a broadcast

export const LANES: u32 = 4;
