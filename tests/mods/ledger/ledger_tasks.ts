import { Task } from '../../../assembly/module/index';

@unmanaged
export class CreateParams {
  lanes: u32 = 4; // of group 0, in use at first
  maxLanes: u32 = 4;
  depth: u32 = 1024; // pending tasks of a lane at which another comes into use
}

/** Takes the next number of its key, and tells on which lane and worker. The key also chooses the lane, unless it is NO_LANE. */
@taskFlags(TF_SRL_SYM | TF_REPLICA)
@unmanaged
export class NoteTask extends Task {
  @IN key: u32;
  @OUT position: u32; // how many notes of the key came before
  @OUT lane: u32;
  @OUT worker: u32;

  dupEnd(replica: u32, dup: NoteTask): void {
    this.position = max(this.position, dup.position);
    this.lane = dup.lane;
    this.worker = dup.worker;
  }
}

/** Fails with a code on one container, and answers its own id on the others. */
@taskFlags(TF_SRL_SYM | TF_REPLICA)
@unmanaged
export class FailOnTask extends Task {
  @IN target: u32;
  @IN code: i32;
  @OUT container: u32;
  @TEMP answers: u32;

  /** Of those that answer, the first. */
  dupEnd(replica: u32, dup: FailOnTask): void {
    if (this.answers++ == 0) this.container = dup.container;
  }
}

/** Sends kFailOn to `width` containers, one after the other, and awaits all of them at once. */
@unmanaged
export class FanTask extends Task {
  @IN width: u32;
  @IN target: u32; // where the children fail …
  @IN code: i32; // … and with what; 0: nowhere
  @OUT sum: u32; // of the containers' ids that answered
  @OUT failed: u32;
  @OUT failedCode: i32; // of the last that failed
}

/** Sends a kFailOn to one container and one to all, and leaves the first behind when told so. */
@unmanaged
export class ScatterTask extends Task {
  @IN target: u32;
  @IN code: i32;
  @IN leave: bool; // does not free the children
  @OUT single: i32; // return code of the one child …
  @OUT every: i32; // … and of the broadcast
}

/** How many notes a container took. */
@unmanaged
export class CountTask extends Task {
  @OUT notes: u32;
}

/** Sends a task with one u32 to any pool and awaits it. */
@unmanaged
export class SendTask extends Task {
  @IN targetLo: u32;
  @IN targetHi: u32;
  @IN targetMethod: u32;
  @IN value: u32;
  @OUT childOutcome: u32;
  @OUT childCode: i32;
}

/** Sends kNotes to the containers of its pool that nobody waits for. */
@unmanaged
export class PostTask extends Task {
  @IN count: u32;
}

/** Does with a child what a method should not: MISUSE_*. */
@unmanaged
export class MisuseTask extends Task {
  @IN kind: u32;
  @OUT waited: u32; // how often it was told to wait
}
