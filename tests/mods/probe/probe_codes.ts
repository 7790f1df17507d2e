// What tests and probe agree on. Valid AssemblyScript and TypeScript.

/** The key with which kTrapInMap traps while its lane is chosen. */
export const TRAP_IN_MAP: u32 = 0xdead;
/** What a method of probe answers when it is out of memory. */
export const PROBE_NO_MEMORY: i32 = -1000;
