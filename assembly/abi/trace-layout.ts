// TRACE   the last events of one thread, in runtime_data
//   0 count u32 (all events so far) │ 4 capacity u32 │ 16 events × 48
// EVENT
//   0 time f64 │ 8 kind u32 │ 12 poolLo u32 │ 16 container u32 │ 20 group u32 │ 24 lane u32 │ 28 method u32
//  32 rootLo u32 │ 36 rootHi u32 │ 40 depth u32 │ 44 priority u32
export const TRACE_COUNT: usize = 0;
export const TRACE_CAPACITY: usize = 4;
export const TRACE_EVENTS: usize = 16;
export const TRACE_EVENT_SIZE: usize = 48;

export const EVENT_TIME: usize = 0;
export const EVENT_KIND: usize = 8;
export const EVENT_POOL: usize = 12;
export const EVENT_CONTAINER: usize = 16;
export const EVENT_GROUP: usize = 20;
export const EVENT_LANE: usize = 24;
export const EVENT_METHOD: usize = 28;
export const EVENT_ROOT_LO: usize = 32;
export const EVENT_ROOT_HI: usize = 36;
export const EVENT_DEPTH: usize = 40;
export const EVENT_PRIORITY: usize = 44;

// Kinds of events.
export const TRACE_START: u32 = 1;
export const TRACE_RESUME: u32 = 2;
export const TRACE_SUSPEND: u32 = 3;
export const TRACE_END: u32 = 4;
