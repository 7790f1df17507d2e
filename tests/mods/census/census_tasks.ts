import { NO_MEMORY, newVector, ShmVector, setElement, Task } from '../../../assembly/module/index';

/** More people live here. One container only. */
@unmanaged
export class SettleTask extends Task {
  @IN people: u32;
}

/** How many people live in the containers that it is sent to: in each, and in all of them. */
@taskFlags(TF_SRL_SYM | TF_REPLICA)
@unmanaged
export class TallyTask extends Task {
  @OUT people: u32; // of one container; of a replicated task, of all
  @OUT each: ShmVector<u32>;

  replicateStart(count: u32): i32 {
    return newVector<u32>(this, offsetof<TallyTask>('each'), count) ? 0 : -(NO_MEMORY as i32);
  }

  dupEnd(replica: u32, dup: TallyTask): void {
    setElement<u32>(this.each, replica, dup.people);
    this.people += dup.people;
  }
}
