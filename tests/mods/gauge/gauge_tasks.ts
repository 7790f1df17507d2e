import { ShmBuffer, Task } from '../../../assembly/module/index';

@unmanaged
export class CreateParams {
  lanes: u32 = 4; // of each of its two groups
}

/** Reads its payload, a few ns a byte. Goes to the lane that its query and its caller name. */
@unmanaged
export class DigestTask extends Task {
  @FEATURE @IN data: ShmBuffer; // its length
  @OUT digest: u32;
  @OUT worker: u32;
}

/** The same; its monitor sends what will take long to lanes of high-latency workers. */
@unmanaged
export class SortedTask extends Task {
  @FEATURE @IN data: ShmBuffer;
  @OUT digest: u32;
  @OUT expectedNs: f64; // what its monitor was told
  @OUT worker: u32;
}
