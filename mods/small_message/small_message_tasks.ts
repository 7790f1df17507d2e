import { Task } from '../../assembly/module/index';

@unmanaged
export class CreateParams {
  value: u32 = 1; // what each container stores, and Md answers
}

/** Reads the container's integer. With a depth, it comes by way of that many subtasks in the same pool. */
@unmanaged
export class MdTask extends Task {
  @IN depth: u32;
  @OUT value: u32;
}
