import { newVector, ShmVector, setElement, Task } from '../../../assembly/module/index';
import * as codes from './chorus_codes';

/** Each container answers a size; all of them, the smallest, and the size of each. */
@taskFlags(TF_SRL_SYM | TF_REPLICA)
@unmanaged
export class MeasureTask extends Task {
  @IN base: u32;
  @IN fault: u32; // codes.FAIL_* …
  @IN faultAt: u32; // … of this replica, where there are several
  @INOUT log: u64; // the calls of its parts, codes.LOG_*
  @OUT size: u32;
  @OUT sizes: ShmVector<u32>;

  replicateStart(count: u32): i32 {
    this.log = (this.log << 4) | codes.LOG_START;
    const code = this.faultIn(codes.FAIL_START);
    return newVector<u32>(this, offsetof<MeasureTask>('sizes'), count) ? code : -1;
  }

  dup(origin: MeasureTask): i32 {
    origin.log = (origin.log << 4) | codes.LOG_DUP;
    return this.queryValue == this.faultAt ? this.faultIn(codes.FAIL_DUP) : 0;
  }

  dupEnd(replica: u32, dup: MeasureTask): i32 {
    this.log = (this.log << 4) | codes.LOG_DUP_END;
    setElement<u32>(this.sizes, replica, dup.size);
    this.size = this.size == 0 ? dup.size : min(this.size, dup.size);
    return dup.queryValue == this.faultAt ? this.faultIn(codes.FAIL_DUP_END) : 0;
  }

  replicateEnd(): i32 {
    this.log = (this.log << 4) | codes.LOG_END;
    return this.faultIn(codes.FAIL_END);
  }

  faultIn(where: u32): i32 {
    if (this.fault == (where | codes.TRAPS)) unreachable();
    return this.fault == where ? codes.FAULT_CODE : 0;
  }
}

/** Fails on some containers, and answers the id of one on which it does not. */
@taskFlags(TF_SRL_SYM | TF_REPLICA)
@unmanaged
export class AttemptTask extends Task {
  @IN pattern: u32; // codes.SUCCEEDS, FAILS, CRASHES: two bits for each container
  @OUT container: u32;

  dupEnd(replica: u32, dup: AttemptTask): void {
    this.container = dup.container;
  }
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

/** Sends a kMeasure to all containers of its pool, as a child. */
@unmanaged
export class ConductTask extends Task {
  @IN base: u32;
  @IN fault: u32;
  @IN faultAt: u32;
  @OUT childOutcome: u32;
  @OUT childCode: i32;
  @OUT size: u32;
  @OUT log: u64;
}

/** May go to one container only. */
@unmanaged
export class SoloTask extends Task {}
