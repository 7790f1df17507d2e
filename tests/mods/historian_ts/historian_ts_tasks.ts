import { Task } from '../../../assembly/module/index';

@unmanaged
export class CreateParams {
  history: u32 = 0; // address of the history (historian_codes.ts)
  lanes: u32 = 2;
  maxLanes: u32 = 2;
}

/** The same bytes as in historian, whose tasks send children here. */
@unmanaged
export class StepTask extends Task {
  @IN id: u32;
  @IN sender: u32; // number of the client, or id of the parent
  @IN place: u32; // among the sender's tasks
  @IN graph: u32; // id of the root
  @IN seed: u32;
  @IN height: u32; // of the tree of its children
  @IN key: u32; // chooses its lane
  @OUT result: u32; // 1 and those of the children that it waited for
  @TEMP sibling: u32; // the child that was sent before
}

/** As there. */
@unmanaged
export class TickTask extends Task {
  @IN id: u32;
  @IN key: u32;
  @IN ns: f64; // sleeps that long in the middle; 0 = not
  @OUT firings: u32;
}
