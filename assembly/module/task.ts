// Tasks as module code sees them: classes over the header that abi/layout.ts draws.

/** 8 bytes: address in the low half, byte length in the high half. The caller owns what it points at. */
export type ShmBuffer = u64;
/** 8 bytes like a ShmBuffer: UTF-8 in the main segment, owned by its task and freed with it. */
export type ShmString = u64;

/** Address of a buffer or string. */
export function pointerOf(range: u64): usize {
  return (range as u32) as usize;
}

/** Byte length of a buffer or string. */
export function sizeOf(range: u64): u32 {
  return (range >> 32) as u32;
}

@unmanaged
export class Task {
  private state: u32;
  private next: u32;
  readonly poolLo: u32;
  readonly poolHi: u32;
  readonly method: u32;
  flags: u32;
  readonly query: u32;
  readonly queryValue: u32;
  readonly rootLo: u32;
  readonly rootHi: u32;
  readonly depth: u32;
  readonly size: u32;
  private owner: u32;
  private token: u32;
  /** Negative when the method answered failed(code); read it of a child that is done. */
  readonly returnCode: i32;
  /** OUTCOME_* in the low byte, REASON_* in the next; read it of a child that is done. */
  readonly outcome: u32;
  private container: u32;
  private frame: u32;
  private parent: u32;
  private waiting: u32;
  private stamp: f64;
  private link: u32;
  private lane: u32;
}

/** The task of kCreate: the creation parameters of the container's pool. */
@unmanaged
export class CreateTask extends Task {
  readonly params: ShmBuffer;
  readonly containers: u32;
}
