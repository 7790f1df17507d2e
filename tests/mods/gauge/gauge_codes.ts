// Valid AssemblyScript and TypeScript.

/** Groups of lanes. */
export const FAST: u32 = 0;
export const SLOW: u32 = 1;

/** What is expected to take longer goes to SLOW. */
export const LONG_NS: f64 = 500000;
