// What an author serialises (TF_SRL_ASYM_START, TF_SRL_ASYM_END), in a vector that the task has for it. A task that came
// from its own process has none, and nothing is serialised.
//
//   behind the task's fields   0 the vector: bytes u32, size u32 │ 8 task u32 │ 12 cursor u32
//   the vector                 0 state u32 │ 4 what saveStart, later saveEnd, wrote …
import * as engine from './chimaera';

/** What a task fails with whose archive is not what its loadStart reads. */
export const BAD_ARCHIVE: i32 = -32766;
/** What a task fails with for whose answer there is no memory. */
export const NO_ARCHIVE: i32 = -32767;

const STATE_BYTES: u32 = 4;
const LOADED: u32 = 1;
const BROKEN: u32 = 2;

@unmanaged
class Archive {
  protected bytes: u32;
  protected size: u32;
  protected task: u32;
  protected cursor: u32;

  protected get state(): u32 {
    return load<u32>(this.bytes as usize);
  }

  protected set state(value: u32) {
    store<u32>(this.bytes as usize, value);
  }

  /** False for a task of this process. */
  protected begin(task: usize): bool {
    this.task = task as u32;
    this.cursor = STATE_BYTES;
    return this.bytes != 0 && this.size >= STATE_BYTES;
  }
}

/** What another process has written, in the same order. Beyond its end everything is 0, and the task fails. */
@unmanaged
export class ArchiveReader extends Archive {
  /** How many bytes are left. */
  get left(): u32 {
    return this.size - this.cursor;
  }

  /** The next number. */
  read<T>(): T {
    const at = this.skip(sizeof<T>() as u32);
    return at == 0 ? (0 as T) : load<T>(at);
  }

  /** The place of the next bytes, which are then behind; 0 when there are not as many. */
  skip(bytes: u32): usize {
    if (bytes > this.left) {
      this.state = BROKEN;
      this.cursor = this.size;
      return 0;
    }
    const at = this.bytes + this.cursor;
    this.cursor += bytes;
    return at as usize;
  }

  /** Gives the task's ShmString or ShmVector at `offset` what `string` or `bytes` wrote. */
  readString(offset: usize): void {
    const length = this.read<u32>();
    const from = this.skip(length);
    if (from == 0) return;
    const to = engine.newString(this.task as usize, offset as u32, length);
    if (to == 0) this.state = BROKEN;
    else memory.copy(to, from, length as usize);
  }

  /** For generated code: true when loadStart is to be called. */
  open(task: usize): bool {
    return this.begin(task) && this.state == 0;
  }

  /** For generated code: loadStart has been called. */
  close(): void {
    if (this.state == 0) this.state = this.left == 0 ? LOADED : BROKEN;
  }

  /** For generated code: what the task ends with before it begins, or 0. */
  get failure(): i32 {
    return this.bytes != 0 && this.state == BROKEN ? BAD_ARCHIVE : 0;
  }
}

/** What the process reads that sent the task. `saveEnd` is called twice, to measure and to write, and writes the same. */
@unmanaged
export class ArchiveWriter extends Archive {
  /** A number. */
  write<T>(value: T): void {
    const at = this.take(sizeof<T>() as u32);
    if (at != 0) store<T>(at, value);
  }

  /** The length and the bytes of a ShmString, ShmVector or ShmBuffer. */
  writeString(range: u64): void {
    const length = (range >> 32) as u32;
    this.write<u32>(length);
    const at = this.take(length);
    if (at != 0) memory.copy(at, range as u32 as usize, length as usize);
  }

  /** For generated code: true when saveEnd is to be called, to measure. */
  open(task: usize): bool {
    if (!this.begin(task)) return false;
    this.size = 0; // until there is room
    return true;
  }

  /** For generated code: makes room for what was measured. False without memory. */
  makeRoom(): bool {
    const task = this.task as usize;
    const offset = (changetype<usize>(this) - task) as u32;
    if (engine.newString(task, offset, this.cursor) == 0) return false;
    this.state = LOADED; // a periodic task runs again
    this.cursor = STATE_BYTES;
    return true;
  }

  // Where the next bytes go; 0 while measuring.
  private take(bytes: u32): usize {
    const at = this.bytes + this.cursor;
    this.cursor += bytes;
    if (this.size == 0) return 0;
    if (this.cursor > this.size) unreachable(); // saveEnd wrote more than it had
    return at as usize;
  }
}
