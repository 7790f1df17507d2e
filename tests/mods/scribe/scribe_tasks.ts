import { ShmString, Task } from '../../../assembly/module/index';

@unmanaged
export class CreateParams {
  lanes: u32 = 4;
}

/** Tells of a name and a number what AssemblyScript's library makes of them. */
@unmanaged
export class TellTask extends Task {
  @IN name: ShmString;
  @IN count: u32;
  @OUT told: ShmString;
}

/** Fills a book, `bytes` with each step, and waits `ns` after it. */
@unmanaged
export class FollowTask extends Task {
  @IN steps: u32;
  @IN bytes: u32;
  @IN ns: f64;
  @IN end: u32; // ENDS_*
  @OUT pages: u32; // that are as they were written
}

/** Does what is wrong: ODD_*. */
@unmanaged
export class OddTask extends Task {
  @IN kind: u32;
}

/** The texts in static data. */
@unmanaged
export class NamesTask extends Task {
  @OUT names: ShmString;
}

/** Has its lane chosen with a managed object. */
@unmanaged
export class AskedTask extends Task {}
