import { TASK_FRAME, TASK_OUTCOME, TASK_RETURN_CODE } from '../../assembly/abi/layout.js';
import { OK } from '../../assembly/abi/status.js';
import type { Engine } from '../engine/instance.js';
import { decodeText, encodeText, Views } from '../engine/views.js';
import { ChimaeraError, outcomeError, statusError } from '../errors.js';
import type { ArchiveReader, ServerArchive } from './archive.js';
import type { CallOptions } from './call-options.js';
import { type ClientReference, readClient } from './client-reference.js';
import type { AnyQuery } from './domain-query.js';
import { readReplicas } from './replica-status.js';
import { arrive, runArchived } from './task-archive.js';
import type { TaskView } from './task-handle.js';

/** A typed array. */
type Vector = Pick<Uint8Array, 'buffer' | 'byteOffset' | 'byteLength'>;

/** Tasks in the runtime's memory, as one thread's engine instance allocates and reads them. */
export abstract class TaskMemory extends Views {
  protected closed = false;

  constructor(readonly engine: Engine) {
    super(engine.views.memory);
  }

  get isOpen(): boolean {
    return !this.closed;
  }

  /** Throws CHI_E_CLOSED once the thread has left: its slot, and even the memory, may be another's by now. */
  assertOpen(): void {
    if (this.closed) throw new ChimaeraError('CHI_E_CLOSED');
  }

  /** Allocates a zeroed task; throws CHI_E_NO_MEMORY or CHI_E_CLOSED. */
  newTask(
    pool: { readonly poolLo: number; readonly poolHi: number; readonly options?: CallOptions | undefined },
    method: number,
    size: number,
    query: AnyQuery,
    flags: number,
  ): number {
    this.assertOpen();
    const { exports } = this.engine;
    const task =
      exports.newTask(pool.poolLo, pool.poolHi, method, size, query.word, query.value, flags) >>> 0;
    if (task === 0) throw noMemory(size);
    if (pool.options !== undefined) this.applyOptions(task, pool.options);
    return task;
  }

  /** As many tasks are back, and nobody has looked at them yet. */
  protected received(count: number): number {
    return count;
  }

  protected abstract applyOptions(task: number, options: CallOptions): void;

  /** Frees a task that is not on its way; throws CHI_E_DOUBLE_FREE or CHI_E_FOREIGN_POINTER. */
  freeTask(task: number): void {
    this.assertOpen();
    const status = this.engine.exports.freeTask(task);
    if (status !== OK) throw statusError(status, { address: task });
  }

  /**
   * Copies the fields of a task to another one of its class, in place of those that it had (specification: Copy). A shallow
   * copy points at the strings and vectors that `from` owns, and frees none of them, so that `from` must live as long; a
   * deep copy owns its own. What a ShmBuffer points at is copied in neither case.
   * @throws CHI_E_NO_MEMORY then some strings and vectors of a deep copy are empty
   */
  copyFields<V extends TaskView>(to: V, from: V, deep: boolean): void {
    this.assertOpen();
    const status = this.engine.exports.copyFields(to.address, from.address, deep ? 1 : 0);
    if (status !== OK) throw statusError(status, { address: to.address });
  }

  /** The string whose pointer and length lie at an address. */
  getString(at: number): string {
    const pointer = this.u32[at >>> 2];
    return decodeText(this.u8.subarray(pointer, pointer + this.u32[(at + 4) >>> 2]));
  }

  /** Gives a task a string of its own; throws CHI_E_NO_MEMORY, and then the task is freed. */
  setString(task: number, offset: number, text: string): void {
    this.setBytes(task, offset, encodeText(text));
  }

  /** Gives a task bytes of its own, as `setString` does. */
  setBytes(task: number, offset: number, bytes: Uint8Array): void {
    const { exports } = this.engine;
    const at = exports.newString(task, offset, bytes.length) >>> 0;
    if (at === 0) {
      exports.freeTask(task);
      throw noMemory(bytes.length);
    }
    this.u8.set(bytes, at);
  }

  /** A copy of the vector whose pointer and length lie at an address. */
  getVector<V extends Vector>(at: number, Type: new (buffer: ArrayBuffer) => V): V {
    const pointer = this.u32[at >>> 2];
    const bytes = new Uint8Array(this.u32[(at + 4) >>> 2]);
    bytes.set(this.u8.subarray(pointer, pointer + bytes.length));
    return new Type(bytes.buffer);
  }

  /** Gives a task a vector of its own, as `setString` does. */
  setVector(task: number, offset: number, { buffer, byteOffset, byteLength }: Vector): void {
    this.setBytes(task, offset, new Uint8Array(buffer, byteOffset, byteLength));
  }

  /** Throws CHI_E_BAD_ARGUMENT unless a fixed array was given as many elements as it has. */
  checkLength(field: string, given: number, length: number): void {
    if (given === length) return;
    throw new ChimaeraError('CHI_E_BAD_ARGUMENT', {
      reason: `${field} has ${length} elements, not ${given}`,
    });
  }

  /** The client whose pool and query lie at an address. */
  getClient(at: number): ClientReference {
    return readClient(this, at);
  }

  /** Puts a client's pool and its query at an address. */
  setClient(at: number, { poolLo, poolHi, query }: ClientReference): void {
    this.u32.set([poolLo, poolHi, query?.word ?? 0, query?.value ?? 0], at >>> 2);
  }

  /** For generated code: has a task of another process read before its container sees it. */
  arrive(task: number, archive: number, load: (ar: ArchiveReader) => void): void {
    try {
      arrive(this, task, archive, load);
    } catch {
      // Its method is not run then, and says why.
    }
  }

  /** For generated code: runs the method of a task that its author serialises. */
  runArchived(
    task: number,
    archive: number,
    run: () => void | Promise<void>,
    own: ServerArchive,
  ): void | Promise<void> {
    return runArchived(this, task, archive, run, own);
  }

  /** Why a task that is done did not end Ok, or undefined. */
  errorOf(task: number): ChimaeraError | undefined {
    const outcome = this.u32[(task + TASK_OUTCOME) >>> 2];
    if (outcome === 0) return undefined;
    const replicas = readReplicas(this, task);
    const fields = { reason: this.messageOf(task), ...(replicas && { replicas }) };
    return outcomeError(outcome, this.i32[(task + TASK_RETURN_CODE) >>> 2], fields);
  }

  // What a host module left with its error.
  private messageOf(task: number): string | undefined {
    const at = this.u32[(task + TASK_FRAME) >>> 2];
    return at === 0 ? undefined : decodeText(this.u8.subarray(at + 4, at + 4 + this.u32[at >>> 2]));
  }
}

function noMemory(bytes: number): ChimaeraError {
  return new ChimaeraError('CHI_E_NO_MEMORY', { bytes, segment: 'main' });
}
