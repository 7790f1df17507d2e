// All that the engine asks of the platform it runs on. The import module is named after this file.

/** Nanoseconds on the platform's monotonic clock, the same clock in every thread; costs about 40 ns. */
export declare function now(): f64;

/**
 * Sleeps while the u32 at `address` equals `expected`, at most `timeoutNs` (negative = for ever).
 * Never called on platforms that step their workers. It is an import because an inlined
 * memory.atomic.wait32 hangs the baseline compiler of Node 20.
 */
export declare function wait(address: usize, expected: u32, timeoutNs: f64): void;

/** Runs a method of a container whose module lives in the host; answers RUN_* or a negative code. */
export declare function runMethod(container: u32, method: u32, task: usize, rctx: usize): i32;

/** Asks a host module for the lane of a task; 0 = the default lane. */
export declare function mapTaskToLane(container: u32, task: usize): usize;

/**
 * Calls a monitor function of a host module, on the container's home worker; it answers in the monitor context.
 * 0, or when the function threw a block of main that says why, to be freed by the engine.
 */
export declare function monitor(container: u32, mode: u32, task: usize, context: usize): usize;
/** Asks a host module for the group of a task: its key goes to `at` (u64); false when that failed, and the task has ended. */
export declare function getGroup(container: u32, task: usize, at: usize): bool;

/** Asks a host module for its part in a replication (REPLICATE_*, with a number above it): 0, failed(code), REPLICATE_THREW. */
export declare function replicateTask(container: u32, step: u32, origin: usize, replica: usize): i32;

/** Tells a method of the host, which answered RUN_HOST, why its task should end (CANCELLED, DEADLINE); must not throw. */
export declare function cancelMethod(task: usize, status: u32): void;

/** Binds the calling thread to a processor, 0 … H_PROCESSORS - 1; false where the host cannot. */
export declare function place(processor: u32): bool;

/** Loads the modules that were registered since this thread last looked into its table. */
export declare function syncModules(): void;

/** Hands a request of a module (REQUEST_*) to the host, with a ticket that it answers, or a value. */
export declare function request(kind: u32, what: usize): void;
