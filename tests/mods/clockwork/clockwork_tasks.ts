import { Task } from '../../../assembly/module/index';

@unmanaged
export class CreateParams {
  lanes: u32 = 4;
  openNs: f64 = 0; // what each container takes to be created …
  closeNs: f64 = 0; // … and to be destroyed: asleep, unless it is told to stop
}

/** Sleeps a number of times, and tells how that ended. */
@taskFlags(TF_SRL_SYM | TF_REPLICA)
@unmanaged
export class NapTask extends Task {
  @IN ns: f64;
  @IN times: u32;
  @IN deaf: bool; // does not ask whether it is cancelled
  @OUT slept: u32; // naps that it began
  @OUT learned: u32; // OK, CANCELLED or DEADLINE

  dupEnd(replica: u32, dup: NapTask): void {
    this.slept += dup.slept;
    this.learned = max(this.learned, dup.learned);
  }
}

/** Sends `width` naps, of `ns`, 2 × `ns` … in this order, to the containers of its pool; NAPS_* tells how it waits. */
@taskFlags(TF_SRL_SYM | TF_REPLICA)
@unmanaged
export class NapsTask extends Task {
  @IN ns: f64;
  @IN width: u32;
  @IN how: u32;
  @OUT order: u64; // of the answered naps, four bits each
  @OUT learned: u32;
  @OUT undone: u32; // children that were not done when it ended

  dupEnd(replica: u32, dup: NapsTask): void {
    this.order = dup.order;
    this.learned = max(this.learned, dup.learned);
    this.undone += dup.undone;
  }
}

/**
 * Sends `width` naps as kNaps does, and waits for each of them for `limit` nanoseconds at a time, until they are all done
 * or the time was over `patience` times.
 */
@unmanaged
export class RaceTask extends Task {
  @IN ns: f64;
  @IN limit: f64;
  @IN width: u32;
  @IN patience: u32;
  @OUT order: u64; // of the answered naps, four bits each; a time that was over is an f
  @OUT answered: u32; // naps, a bit each
  @OUT learned: u32;
}

/** Counts its runs; one takes `ns` of sleep, and the `failAt`-th fails. */
@taskFlags(TF_SRL_SYM | TF_REPLICA)
@unmanaged
export class TickTask extends Task {
  @IN ns: f64;
  @IN failAt: u32;
  @OUT runs: u32;
  @OUT together: u32; // others at work at the same time, over all runs

  dupEnd(replica: u32, dup: TickTask): void {
    this.runs = max(this.runs, dup.runs);
    this.together = max(this.together, dup.together);
  }
}

/** Keeps its worker busy. */
@taskFlags(TF_SRL_SYM | TF_REPLICA)
@unmanaged
export class SpinTask extends Task {
  @IN rounds: u32; // of a million steps
  @OUT answer: u32;

  dupEnd(replica: u32, dup: SpinTask): void {
    this.answer = dup.answer;
  }
}

/** Sends a nap, sleeps, starts another sleep, and traps. */
@unmanaged
export class TrapAsleepTask extends Task {
  @IN ns: f64;
}

/** What its container has seen. */
@unmanaged
export class TallyTask extends Task {
  @OUT begun: u32;
  @OUT ended: u32; // of their own accord
  @OUT stopped: u32; // because they learned that they should
}
