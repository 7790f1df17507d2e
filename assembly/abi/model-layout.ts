// MODEL (384 bytes, in runtime_data)   what the runs of a pool's method have taught (stats/model.ts). Written under its
// lock; whoever estimates reads `cpu` and `io` without it.
//
//   0 lock u32* │ 4 inputs u32: 1 + features │ 8 samples u64* │ 16 cpuError f64* │ 24 ioError f64*
//  32 cpu f64* × 4 │ 64 io f64* × 4: ns, and ns for each unit of a feature
//  96 scales f64 × 4 │ 128 cpu weights f64 × 4 │ 160 io weights f64 × 4 │ 192 deviations f64 × 2 │ 208 P f64 × 16 → 336
export const MODEL_LOCK: usize = 0;
export const MODEL_INPUTS: usize = 4;
export const MODEL_SAMPLES: usize = 8;
export const MODEL_CPU_ERROR: usize = 16; // running mean of |predicted - measured| / measured
export const MODEL_IO_ERROR: usize = 24;
export const MODEL_CPU: usize = 32;
export const MODEL_IO: usize = 64;
export const MODEL_SCALES: usize = 96;
export const MODEL_CPU_WEIGHTS: usize = 128;
export const MODEL_IO_WEIGHTS: usize = 160;
export const MODEL_CPU_DEVIATION: usize = 192;
export const MODEL_IO_DEVIATION: usize = 200;
export const MODEL_P: usize = 208;
export const MODEL_SIZE: usize = 384;

/** Features of a method that its model may use, besides a constant. */
export const FEATURES_MAX: u32 = 3;

// STAT: what a method of a pool has, before its histograms.
export const STAT_MEAN: usize = 0;
export const STAT_COST: usize = 4; // what a task is expected to cost (task/cost.ts), or STAT_FEATURED
export const STAT_MODEL: usize = 8;
export const STAT_STRETCH: usize = 12; // mean ns that one holds its worker: until it waits or ends
export const STAT_FEATURED: u32 = 0xffffffff; // that depends on the task: ask the model
