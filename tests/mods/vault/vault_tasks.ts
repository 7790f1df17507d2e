import { ShmBuffer, Task } from '../../../assembly/module/index';

@unmanaged
export class CreateParams {
  lanes: u32 = 1;
}

/** Plays a script (vault_codes.ts). Fails with the status of the first wait that is refused, negated. */
@taskFlags(TF_SRL_SYM | TF_REPLICA)
@unmanaged
export class PlayTask extends Task {
  @IN group: u32; // NO_GROUP: none
  @IN play: u32; // its number in the log
  @IN script: ShmBuffer;
  @IN log: ShmBuffer;
  @OUT worker: u32;
  @OUT tried: u32; // bits: which of its TRY_LOCKs got the lock

  dupEnd(replica: u32, dup: PlayTask): void {
    this.worker = dup.worker;
    this.tried |= dup.tried;
  }
}

/** Locks and unlocks a mutex that nobody else wants, `times` times. */
@unmanaged
export class TimeTask extends Task {
  @IN times: u32;
}

/** Adds to what its container counts: reads, lets others go on, and writes. In a group, or nothing would be right. */
@unmanaged
export class UpdateTask extends Task {
  @IN group: u32;
  @INOUT total: u32; // by how much, and what it comes to
}
