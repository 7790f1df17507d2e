import { ShmString, Task } from '../../../assembly/module/index';

@unmanaged
export class CreateParams {
  ticks: u32 = 0; // kCreate awaits that many microtasks
  fail: bool = false; // and then throws
}

@taskFlags(TF_SRL_SYM | TF_REPLICA)
@unmanaged
export class EchoTask extends Task {
  @IN value: u32;
  @OUT answer: u32;
}

/** Throws before it awaits anything. */
@taskFlags(TF_SRL_SYM | TF_REPLICA)
@unmanaged
export class ThrowErrorTask extends Task {
  @IN message: ShmString;
}

/** Throws after an await. */
@unmanaged
export class RejectTask extends Task {
  @IN message: ShmString;
}

/** Throws an error with this returnCode: failed(code) if it is a negative whole number. */
@unmanaged
export class FailCodeTask extends Task {
  @IN code: i32;
}

/** Awaits `ticks` microtasks and, with a depth, a kWait of one less depth on its own container. */
@unmanaged
export class WaitTask extends Task {
  @IN ticks: u32;
  @IN depth: u32;
  @OUT reached: u32; // how deep the subtasks went
}

/** Awaits the next kOpen of its container. */
@unmanaged
export class GateTask extends Task {}

/** As kGate, for a time. */
@unmanaged
export class GateForTask extends Task {
  @IN ms: u32;
  @OUT opened: bool;
}

/** Lets through what awaits kGate, and tells how many that are. */
@unmanaged
export class OpenTask extends Task {
  @OUT released: u32;
}

/** Tells which lane a key falls on, and which worker runs it. */
@unmanaged
export class LaneOfTask extends Task {
  @IN key: u32;
  @OUT lane: u32;
  @OUT worker: u32;
}

/** Sleeps, and tells how long that was. */
@unmanaged
export class SleepTask extends Task {
  @IN ms: u32;
  @OUT sleptMs: f64;
  @OUT caught: ShmString; // the code of the error that ended the sleep
}

/** Lets others go on that many times. */
@unmanaged
export class GiveWayTask extends Task {
  @IN times: u32;
}

/** Reads the size of a file through the runtime. */
@unmanaged
export class IoTask extends Task {
  @IN path: ShmString;
  @OUT bytes: u32;
}

/** Tells what the RunContext of the one before it says to everything that can be asked of it; nothing for the first. */
@unmanaged
export class KeptTask extends Task {
  @OUT codes: ShmString;
}

/** Awaits a timer of Node's, past the runtime. */
@unmanaged
export class ForeignTask extends Task {
  @IN ms: u32;
}
