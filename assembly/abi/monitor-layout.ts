// What a module's monitor functions are asked, and where they answer. Valid AssemblyScript and TypeScript.

/** Modes of a monitor function (specification: MonitorMode). */
export enum MonitorMode {
  kLocalSchedule = 0, // which lane of the container: `setLane`
  kGlobalSchedule = 1, // which container: replaces the task's dynamic query
  kReplicaStart = 2, // the task is about to be replicated
  kReplicaAgg = 3, // its replicas have answered
  kEstLoad = 4, // what the task will cost: `setLoad`
  kSampleLoad = 5, // what it has cost: may correct the sample with `setLoad`
  kReinforceLoad = 6, // learns from a sample in place of the engine's model; there is no task
  kSchedule = kGlobalSchedule, // the other name of kGlobalSchedule
}

// MONITOR CONTEXT (64 bytes, at SLOT_MONITOR of the worker's slot)   a monitor function runs to its end on one worker.
//
//   0 task u32 │ 4 container u32 │ 8 lane u32 │ 12 worker u32 │ 16 replicas u32 │ 20 replicaCount u32
//  24 cpuNs f64 │ 32 ioNs f64 │ 40 features f64 × 3
export const MONITOR_TASK: usize = 0;
export const MONITOR_CONTAINER: usize = 4;
export const MONITOR_LANE: usize = 8; // the answer to kLocalSchedule; 0 = none
export const MONITOR_WORKER: usize = 12;
export const MONITOR_REPLICAS: usize = 16; // array of u32, the addresses of the replicas; 0 = none
export const MONITOR_REPLICA_COUNT: usize = 20;
export const MONITOR_CPU_NS: usize = 24; // before: as the engine has it; after: as the function left it
export const MONITOR_IO_NS: usize = 32;
export const MONITOR_FEATURES: usize = 40; // of the task: those that its class marks with @FEATURE, in their order
