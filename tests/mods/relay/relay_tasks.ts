import { ShmString, Task } from '../../../assembly/module/index';

@unmanaged
export class CreateParams {
  failCode: i32 = 0; // below 0: kCreate fails with it
}

/** Sends `count` kEcho of a probe pool, some awaited by promise, some by handle; the sum of what they answer. */
@unmanaged
export class RelayTask extends Task {
  @IN targetLo: u32;
  @IN targetHi: u32;
  @IN count: u32;
  @OUT sum: u32;
}

/** Awaits a kFail of a probe pool, and lets what it throws pass; or catches it, and tells its code. */
@unmanaged
export class RelayFailureTask extends Task {
  @IN targetLo: u32;
  @IN targetHi: u32;
  @IN code: i32;
  @IN pass: bool;
  @OUT caught: ShmString;
}

/** Awaits a kTrapInMap of a probe pool, first without an await before it, then after one. */
@unmanaged
export class RelayMappingTask extends Task {
  @IN targetLo: u32;
  @IN targetHi: u32;
  @IN key: u32;
  @OUT caught: ShmString;
}

/** Throws something that is no Error: by its place in ODD_THINGS. */
@unmanaged
export class ThrowOddTask extends Task {
  @IN thing: u32;
}

/** Awaits a timer of Node's, which the runtime knows nothing of. */
@unmanaged
export class LingerTask extends Task {
  @IN ms: u32;
}

/** Tries to block its worker with a kEcho of a probe pool. */
@unmanaged
export class HoldUpTask extends Task {
  @IN targetLo: u32;
  @IN targetHi: u32;
  @OUT caught: ShmString;
}

/** Sends a kNap of an hour to each container of a clockwork pool, and ends without waiting. */
@unmanaged
export class OrphanTask extends Task {
  @IN targetLo: u32;
  @IN targetHi: u32;
  @IN count: u32;
  @IN fail: bool; // it ends with an exception
}

/** Waits for a kGate of a probe_ts pool until it is cancelled itself; then tries to free that, and to send a kOpen. */
@unmanaged
export class ClutchTask extends Task {
  @IN targetLo: u32;
  @IN targetHi: u32;
  @IN ms: u32; // then awaits a timer of Node's; 0 = none
  @OUT caught: ShmString; // the three errors
  @OUT told: bool; // it has them
}
