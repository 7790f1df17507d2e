import { ShmVector, Task } from '../../../assembly/module/index';

/** As in chorus; its parts are in class Runtime. */
@taskFlags(TF_SRL_SYM | TF_REPLICA)
@unmanaged
export class MeasureTask extends Task {
  @IN base: u32;
  @IN fault: u32;
  @IN faultAt: u32;
  @INOUT log: u64;
  @OUT size: u32;
  @OUT sizes: ShmVector<u32>;
}

@taskFlags(TF_SRL_SYM | TF_REPLICA)
@unmanaged
export class AttemptTask extends Task {
  @IN pattern: u32;
  @OUT container: u32;
}

/** Each container answers its vote; the monitor function of the method counts them, and says what each starts from. */
@taskFlags(TF_SRL_SYM | TF_REPLICA)
@unmanaged
export class ElectTask extends Task {
  @IN failAt: u32; // this one does not vote
  @IN trapIn: u32; // a mode of the monitor function; 0 = none
  @INOUT votes: u32;
  @OUT started: u32; // replicas that there were before they were sent …
  @OUT failed: u32; // … and those that did not end Ok
}
