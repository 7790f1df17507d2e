import { Task } from '../../../assembly/module/index';

/** Says where it ran. Its monitor does in each mode what `global` and `local` say (sched_codes.ts). */
@taskFlags(TF_SRL_SYM | TF_REPLICA)
@unmanaged
export class PlaceTask extends Task {
  @IN global: u32; // in kGlobalSchedule
  @IN local: u32; // in kLocalSchedule
  @IN target: u32; // the container, and the lane
  @OUT container: u32;
  @OUT lane: u32; // 1 + its index, or 0 for any other than those of group 0

  /** The first container of those that answered. */
  dupEnd(replica: u32, dup: PlaceTask): void {
    if (replica == 0 || dup.container < this.container) this.container = dup.container;
    this.lane = dup.lane;
  }
}

/** Has no monitor function. */
@unmanaged
export class UnmonitoredTask extends Task {}

/** Sends a kPlace with a dynamic query. */
@unmanaged
export class RelayTask extends Task {
  @IN targetLo: u32;
  @IN targetHi: u32;
  @IN global: u32;
  @IN local: u32;
  @IN target: u32;
  @OUT childOutcome: u32;
  @OUT container: u32;
}

/** Answers at once; what it costs, its monitor makes up. */
@unmanaged
export class CostTask extends Task {
  @IN estimateNs: f64; // what kEstLoad answers
  @IN sampleNs: f64; // what kSampleLoad answers
  @FEATURE @IN failIn: u32; // the MonitorMode in which the monitor traps, or throws
  @OUT expectedNs: f64; // what kLocalSchedule was told
}

/** What the container's kReinforceLoad was told. */
@unmanaged
export class LearnedTask extends Task {
  @OUT samples: u32;
  @OUT cpuNs: f64; // of the last
  @OUT feature: f64;
}
