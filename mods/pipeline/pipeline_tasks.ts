import { ShmBuffer, Task } from '../../assembly/module/index';

@unmanaged
export class CreateParams {
  add: u32 = 1; // what each stage adds to each byte
  refuse: u32; // a payload that begins with this byte is no stage's business; 0 = any is
}

/** One stage's work on a payload, in place. */
@unmanaged
export class StageTask extends Task {
  @IN payload: ShmBuffer;
  @OUT sum: u32; // of its bytes afterwards
}

/** Sends a payload through stages, one after the other. */
@unmanaged
export class RunTask extends Task {
  @IN payload: ShmBuffer;
  @IN stages: u32;
  @IN enough: u32; // it leaves the pipeline when its sum has reached this; 0 = never
  @OUT sum: u32; // after the last stage
  @OUT passed: u32; // stages that it went through
}

/** Cuts a payload into parts, sends each through one stage, and brings the sums together. */
@unmanaged
export class SpreadTask extends Task {
  @IN payload: ShmBuffer;
  @IN parts: u32;
  @OUT sum: u32;
}
