import { ShmString, Task } from '../../../assembly/module/index';

/** Holds a lock for a while, and tells when: `from` and `to` count what happened in its container. */
@unmanaged
export class HoldTask extends Task {
  @IN group: u32; // NO_GROUP: none
  @IN mode: u32; // MODE_*
  @IN ms: f64;
  @IN end: u32; // END_*
  @OUT from: u32;
  @OUT to: u32;
}

/** Awaits two mutexes at once, holds both for a while. */
@unmanaged
export class BothTask extends Task {
  @IN ms: f64;
  @OUT from: u32;
  @OUT to: u32;
}

/** Locks and unlocks the first mutex; has no fields. */
@unmanaged
export class TouchTask extends Task {}

/** Holds the first mutex, and has a probe send a kTouch to this container; then takes the second mutex when told so. */
@unmanaged
export class NestTask extends Task {
  @IN probeLo: u32;
  @IN probeHi: u32;
  @IN ms: f64;
  @IN second: bool;
  @OUT touched: u32; // outcome of the kTouch
}

/** Tries each lock, twice, and unlocks; `got` has a character for each try. */
@unmanaged
export class TriesTask extends Task {
  @OUT got: ShmString;
}
