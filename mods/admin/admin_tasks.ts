import { ShmString, Task } from '../../assembly/module/index';

/** Makes a pool, or finds the one that already has the name. */
@unmanaged
export class CreatePoolTask extends Task {
  @INOUT poolIdLo: u32; // 0, 0 is the null id: the runtime chooses one
  @INOUT poolIdHi: u32;
  @IN affinity: u32; // the nodes that hold containers: a domain query as its packed word …
  @IN affinityValue: u32; // … and its value
  @IN containers: u32; // 0: one for each node of the affinity
  @IN name: ShmString;
  @IN moduleName: ShmString;
  @IN params: ShmString; // the bytes of the module's CreateParams, not text: owned by the task like a string
  @OUT created: u32; // 1: the pool is new; 0: it was there before, and params have not been looked at
}

/** Removes a pool; the tasks it still has queued end as NotExecuted. */
@unmanaged
export class DestroyPoolTask extends Task {
  @IN targetLo: u32;
  @IN targetHi: u32;
}

/** Searches the module on the module paths and loads it into every worker. */
@unmanaged
export class RegisterModuleTask extends Task {
  @IN name: ShmString;
  @OUT moduleId: u32;
}

/** Stops the runtime: takes no more tasks, and drains what it has until the deadline. */
@unmanaged
export class StopRuntimeTask extends Task {
  @IN deadlineMs: u32;
}

/** The id of the pool with a name; 0, 0 if there is none. */
@unmanaged
export class GetPoolIdTask extends Task {
  @IN name: ShmString;
  @OUT foundLo: u32;
  @OUT foundHi: u32;
}

/** The name of a pool; empty if there is none with the id. */
@unmanaged
export class GetPoolNameTask extends Task {
  @IN targetLo: u32;
  @IN targetHi: u32;
  @OUT name: ShmString; // the method allocates it in main; like every string, it is freed with its task
}
