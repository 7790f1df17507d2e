import { ChimaeraError } from '../errors.js';
import type { ParentTask, PointerLink } from './pointer-link.js';

/** A generated typed view on a task. */
export interface TaskView {
  readonly address: number;
}

/** A task that its caller owns: allocated, sent when the caller says so, freed by `delTask`. */
export class TaskHandle<V extends TaskView> implements PromiseLike<V> {
  private sent: Promise<number> | undefined;
  private pending = false;
  private freed = false;

  constructor(
    private readonly link: PointerLink,
    private readonly view: V,
  ) {}

  /** The task's fields; throws CHI_E_CLOSED once it is freed. */
  get task(): V {
    if (this.freed) throw new ChimaeraError('CHI_E_CLOSED', { reason: 'the task was freed' });
    return this.view;
  }

  /** Submits the task, once. */
  send(parent?: ParentTask): this {
    if (this.sent) throw new ChimaeraError('CHI_E_BAD_ARGUMENT', { reason: 'the task was sent already' });
    this.sent = this.link.keep(this.task.address, parent);
    this.pending = true;
    const settle = () => {
      this.pending = false;
    };
    // Whoever waits is told; a handle nobody waits for is not an unhandled rejection.
    this.sent.then(settle, (error) => {
      settle();
      this.freed = error instanceof ChimaeraError && error.code === 'CHI_E_DEADLINE'; // when it ends: it still runs
    });
    return this;
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

  /** Frees the task: before it is sent, or after it is done; while it is pending the runtime has it. */
  delTask(): void {
    const { address } = this.task;
    if (this.pending) throw new ChimaeraError('CHI_E_BAD_ARGUMENT', { reason: 'the task is not done' });
    this.freed = true;
    this.link.freeTask(address);
  }
}
