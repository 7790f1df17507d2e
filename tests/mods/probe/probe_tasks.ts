import { Task } from '../../../assembly/module/index';

@unmanaged
export class CreateParams {
  lanes: u32 = 4; // of group 0
  failCode: i32 = 0; // below 0: kCreate fails with it
  trap: bool = false; // kCreate traps
}

/** Answers at once. */
@taskFlags(TF_SRL_SYM | TF_REPLICA)
@unmanaged
export class NoopTask extends Task {}

@taskFlags(TF_SRL_SYM | TF_REPLICA)
@unmanaged
export class EchoTask extends Task {
  @IN value: u32; // also chooses the lane
  @OUT answer: u32;

  dupEnd(replica: u32, dup: EchoTask): void {
    this.answer = dup.answer;
  }
}

/** Fails with a code below 0; with any other it answers well. */
@taskFlags(TF_SRL_SYM | TF_REPLICA)
@unmanaged
export class FailTask extends Task {
  @IN code: i32;
}

@unmanaged
export class TrapTask extends Task {}

/** Sends a kEcho to a container of its pool, and traps without waiting for it. */
@unmanaged
export class TrapAfterSpawnTask extends Task {
  @IN container: u32;
}

/** Sends a kEcho to a container of its pool, sleeps until it is done, and then traps. */
@unmanaged
export class SuspendTrapTask extends Task {
  @IN container: u32;
}

@unmanaged
export class YieldTimesTask extends Task {
  @IN times: u32;
  @OUT yields: u32;
}

/** Sends a task without fields to any pool and sleeps until it is done. */
@unmanaged
export class WaitForTask extends Task {
  @IN targetLo: u32;
  @IN targetHi: u32;
  @IN targetMethod: u32;
  @IN container: u32;
  @OUT childOutcome: u32;
  @OUT childCode: i32;
}

/** Tells which lane a key falls on, and which worker runs it. */
@unmanaged
export class LaneOfTask extends Task {
  @IN key: u32;
  @OUT lane: u32;
  @OUT worker: u32;
}

/** Traps while its lane is chosen, if its key is TRAP_IN_MAP. */
@taskFlags(TF_SRL_SYM | TF_REPLICA)
@unmanaged
export class TrapInMapTask extends Task {
  @IN key: u32;
}

/** A chain of integer operations, about 2 ns each: the same as the benchmarks' JavaScript kernel. */
@unmanaged
export class SpinTask extends Task {
  @IN iterations: u32;
  @OUT result: i32;
}

/** Calls itself without end; with `allocate`, through calls of the engine at each level. */
@unmanaged
export class RecurseTask extends Task {
  @IN allocate: bool;
  @OUT depth: u32;
}

/** Calls the engine and waits, once for each way to do so, and traps after that many of them; 0 = it does not. */
@unmanaged
export class TrapAtTask extends Task {
  @IN trapAfter: u32;
  @OUT steps: u32;
}
