// How a client looks for what is done: how much at a time, and for how long before it sleeps.

/** Tasks taken at once: the microtasks of their callers run, and submit more, before the next ones are looked at. */
export const REAP_BATCH = 64;
/** Batches between two turns of the event loop, if there are as many: its turn costs as much as several tasks. */
export const BATCHES = 8;
/** An event loop looks for completions this long after the last one, then parks. */
export const POLL_NS = 50_000;
/** With more outstanding than this a client sleeps until it is told, while workers have all processors. */
export const CROWD = 16;
/** A thread that blocks looks this long, then sleeps. */
export const SPIN_NS = 50_000;
/** As long while workers have all processors. */
export const CROWDED_SPIN_NS = 5000;
/** Looks between two looks at the clock. */
export const SPINS = 500;
