// Tasks as module code sees them: classes over the header that abi/layout.ts draws.

/** 8 bytes: address in the low half, byte length in the high half. The caller owns what it points at. */
export type ShmBuffer = u64;
/** 8 bytes like a ShmBuffer: UTF-8 in the main segment, owned by its task and freed with it. */
export type ShmString = u64;

/** 8 bytes like a ShmString: elements of one type, owned by their task and freed with it (`newVector`). */
export type ShmVector<T> = u64;

/** Elements of one type that lie in the task itself, `@LENGTH(n)` of them; read and written as those of a vector. */
export type FixedArray<T> = u64;

/** Address of a buffer, string, vector or fixed array. */
export function pointerOf(range: u64): usize {
  return range as u32 as usize;
}

/** Byte length of a buffer, string, vector or fixed array. */
export function sizeOf(range: u64): u32 {
  return (range >> 32) as u32;
}

/** What every task has. A module's tasks extend it with fields, which have other names than these. */
@unmanaged
export class Task {
  private _state: u32;
  private _next: u32;
  readonly poolLo: u32;
  readonly poolHi: u32;
  readonly method: u32;
  flags: u32;
  query: u32;
  queryValue: u32;
  /** TaskNode: the graph that the task belongs to, and how deep in it. */
  readonly nodeRootLo: u32;
  readonly nodeRootHi: u32;
  readonly nodeDepth: u16;
  private _load: u16;
  readonly taskSize: u32;
  private _owner: u32;
  private _token: u32;
  /** Negative when the method answered failed(code); read it of a child that is done. */
  readonly returnCode: i32;
  /** OUTCOME_* in the low byte, REASON_* in the next; read it of a child that is done. */
  readonly outcome: u32;
  private _container: u32;
  private _frame: u32;
  private _parent: u32;
  private _waiting: u32;
  private _stamp: f64;
  private _link: u32;
  private _lane: u32;
  private _deadline: f64;
  private _timer: u32;
  private _cancel: u32;
  /** Chooses the lane of the container's default group, unless `flags` has TASK_LANE_ANY or the module chooses. */
  laneHash: u32;
  private _holds: u32;
}

/** The task of kCreate: the creation parameters of the container's pool. */
@unmanaged
export class CreateTask extends Task {
  /** Its bytes, as CreateParams lays them out: `changetype<CreateParams>(pointerOf(task.params))`. */
  readonly params: ShmBuffer;
  /** How many containers the pool gets. */
  readonly containers: u32;
}
