import { TASK_FLAGS, TASK_PERIOD, TASK_PERIODIC } from '../../assembly/abi/layout.js';
import { ChimaeraError } from '../errors.js';
import { Firings } from './firings.js';
import type { ParentTask } from './link-options.js';
import type { PointerLink } from './pointer-link.js';
import { type ReplicaStatus, readReplicas } from './replica-status.js';

/** A generated typed view on a task. */
export interface TaskView {
  readonly address: number;
}

export type ViewClass<V> = new (link: PointerLink, address: number) => V;

/** A task that its caller owns: allocated, sent when the caller says so, freed by `delTask`. */
export class TaskHandle<V extends TaskView> implements PromiseLike<V>, AsyncIterable<V> {
  private sent: Promise<number> | undefined;
  private pending = false;
  private freed = false;
  /** Freed by the runtime when it ends: whoever waited for it was cancelled, or its time was over. */
  private givenUp = false;

  constructor(
    private readonly link: PointerLink,
    private readonly view: V,
    private readonly View: ViewClass<V>,
  ) {}

  /** The task's fields; throws CHI_E_CLOSED once it is freed. */
  get task(): V {
    if (this.freed) throw new ChimaeraError('CHI_E_CLOSED', { reason: 'the task was freed' });
    return this.view;
  }

  /** Submits the task, once. */
  send(parent?: ParentTask): this {
    if (this.sent) throw new ChimaeraError('CHI_E_BAD_ARGUMENT', { reason: 'the task was sent already' });
    if ((this.link.u32[(this.task.address + TASK_FLAGS) >>> 2] & TASK_PERIODIC) !== 0)
      throw new ChimaeraError('CHI_E_BAD_ARGUMENT', { reason: 'a periodic task is sent by its loop' });
    this.sent = this.link.keep(this.task.address, parent);
    this.pending = true;
    const settle = () => {
      this.pending = false;
    };
    // Whoever waits is told; a handle nobody waits for is not an unhandled rejection.
    this.sent.then(settle, (error) => {
      settle();
      this.givenUp = isWaitOver(error) || (parent?.gaveUp(error) ?? false);
      this.freed = this.givenUp;
    });
    return this;
  }

  /** Asks the runtime to end the task: it ends with CHI_E_CANCELLED, unless it was done before. */
  cancel(): void {
    if (this.pending) this.link.cancel(this.view.address);
  }

  /** Makes the task periodic: `for await (const task of handle)` sends it, and leaving the loop ends it. */
  setPeriodNs(ns: number): this {
    if (this.sent) throw new ChimaeraError('CHI_E_BAD_ARGUMENT', { reason: 'the task was sent already' });
    if (!(ns > 0 && ns < Number.POSITIVE_INFINITY))
      throw new ChimaeraError('CHI_E_BAD_ARGUMENT', { reason: `a period of ${ns} ns` });
    const { address } = this.task;
    this.link.u32[(address + TASK_FLAGS) >>> 2] |= TASK_PERIODIC;
    this.link.f64[(address + TASK_PERIOD) >>> 3] = ns;
    return this;
  }

  setPeriodUs(us: number): this {
    return this.setPeriodNs(us * 1e3);
  }

  setPeriodMs(ms: number): this {
    return this.setPeriodNs(ms * 1e6);
  }

  setPeriodSec(s: number): this {
    return this.setPeriodNs(s * 1e9);
  }

  setPeriodMin(min: number): this {
    return this.setPeriodNs(min * 60e9);
  }

  /** Sends a periodic task, and brings what it answers each time it fires. */
  [Symbol.asyncIterator](): Firings<V> {
    const { address } = this.task;
    if ((this.link.u32[(address + TASK_FLAGS) >>> 2] & TASK_PERIODIC) === 0)
      throw new ChimaeraError('CHI_E_BAD_ARGUMENT', { reason: 'the task has no period' });
    this.freed = true; // by what it brings
    return new Firings(this.link, this.View, address);
  }

  /** Waits until the task is done; its fields can be read then. Rejects when it did not end Ok. */
  async wait(): Promise<V> {
    if (!this.sent) throw new ChimaeraError('CHI_E_BAD_ARGUMENT', { reason: 'the task was not sent' });
    const error = this.link.errorOf(await this.sent);
    if (error) throw error;
    return this.task;
  }

  // biome-ignore lint/suspicious/noThenProperty: a handle is awaited like the value that it stands for
  then<A = V, B = never>(
    onDone?: ((value: V) => A | PromiseLike<A>) | null,
    onError?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.wait().then(onDone, onError);
  }

  /**
   * How each replica of a task that is done has ended, in the order of containers; none when it went to one container.
   * The error of a task that failed has the same in `fields.replicas`.
   */
  get replicas(): readonly ReplicaStatus[] {
    const { address } = this.task;
    return this.pending || !this.sent ? [] : (readReplicas(this.link, address) ?? []);
  }

  /**
   * Frees the task: before it is sent, or after it is done; while it is pending the runtime has it. One that was given up
   * is not the caller's to free any more, and stays as it is: what a `finally` does does not hide why it was given up.
   */
  delTask(): void {
    if (this.givenUp) return;
    const { address } = this.task;
    if (this.pending) throw new ChimaeraError('CHI_E_BAD_ARGUMENT', { reason: 'the task is not done' });
    this.freed = true;
    this.link.freeTask(address);
  }
}

// The task itself goes on. One that was not sent, since its parent was late, is still its handle's.
const isWaitOver = (error: unknown): boolean =>
  error instanceof ChimaeraError && error.code === 'CHI_E_DEADLINE' && error.fields.outcome !== 'NotExecuted';
