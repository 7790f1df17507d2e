import { Task } from '../../../assembly/module/index';

/** Something goes into a purse; of one purse after the other, although each payment takes a while. */
@unmanaged
export class PayTask extends Task {
  @IN key: u32; // of the purse, 0 … 3
  @IN amount: u32;
  @OUT total: u32; // in the purse afterwards
}

/** Counts itself. */
@unmanaged
export class CountTask extends Task {
  @OUT count: u32;
}
