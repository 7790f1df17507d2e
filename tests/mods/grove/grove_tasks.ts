import { Task } from '../../../assembly/module/index';

/** A node of a fork-join tree: with a depth it sends two of one less, waits for both, and adds up their nodes. */
@unmanaged
export class TreeTask extends Task {
  @IN depth: u32;
  @OUT nodes: u32;
}
