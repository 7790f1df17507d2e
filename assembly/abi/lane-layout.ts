// LANE (128 bytes, in runtime_data)   the first line belongs to the worker that holds the lane; the second is written by
// whoever brings tasks.
//
//   LANE   0 home u32 │ 4 flags u32 │ 8 container u32 │ 12 group u32 │ 16 suspended u32 │ 20 index u32
//         24 executed u64 │ 32 stolen u32 │ 36 resumedNext u32 │ 40 starts (mpsc-list: head) │ 44 boundTo u32*
//         48 resumes (head) │ 56 orders (head) │ 60 bound u32
//         64 state u32* │ 68 pending u32* │ 72 roused u32* │ 80 cpuNs u64* │ 88 ioNs u64* │ 104 starts' tail │ 112 resumes' tail │ 120 orders' tail
export const LANE_HOME: usize = 0;
export const LANE_FLAGS: usize = 4;
export const LANE_CONTAINER: usize = 8;
export const LANE_GROUP: usize = 12;
export const LANE_SUSPENDED: usize = 16;
export const LANE_INDEX: usize = 20;
export const LANE_EXECUTED: usize = 24;
export const LANE_STOLEN: usize = 32;
export const LANE_STATE: usize = 64;
export const LANE_PENDING: usize = 68;
export const LANE_ROUSED: usize = 72; // wants a turn although no task came: what it may run has changed
export const LANE_CPU_NS: usize = 80; // what its tasks are expected to cost (pool/lane-load.ts)
export const LANE_IO_NS: usize = 88;
export const LANE_RESUMED_NEXT: usize = 36;
export const LANE_STARTS: usize = 40;
export const LANE_RESUMES: usize = 48;
export const LANE_ORDERS: usize = 56; // cancels and deadlines of its tasks (worker/orders.ts)
export const LANE_BOUND: usize = 60; // tasks of this turn that one worker had to run one after the other (locks/groups.ts)
export const LANE_BOUND_TO: usize = 44; // that worker + 1, or 0
export const LANE_SIZE: usize = 128;

// LANE_FLAGS
export const LANE_PINNED: u32 = 1 << 0; // only its home worker may run it
export const LANE_HIGH: u32 = 1 << 1; // high-latency priority
export const LANE_SYSTEM: u32 = 1 << 2;
export const LANE_SLOW: u32 = 1 << 3; // for high-latency workers, where there are any
