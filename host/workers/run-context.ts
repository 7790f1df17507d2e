import type { ParentTask } from '../client/link-options.js';
import type { PointerLink } from '../client/pointer-link.js';
import { ChimaeraError } from '../errors.js';

/** What `waitFor` answers when the time is over. */
export const TIMED_OUT = Symbol.for('chimaera: timed out'); // one for all copies of this library

/**
 * What a TypeScript method is given beside its task: where it runs, and everything that it may await. Each of its waits
 * ends with an error when the task is cancelled or its deadline has passed, and so does each that follows. It is its
 * method's alone, made anew for each: who keeps it after the end gets CHI_E_ENDED, and never another task. What it
 * holds is made when it is needed, so that a method without waits costs one small object (docs/fibers.md).
 */
export class RunContext implements ParentTask {
  private waiting: Set<(reason: ChimaeraError) => void> | undefined;
  /** Subtasks that are not back. */
  private children: Set<number> | undefined;
  /** The method has ended: what it held is free, and the task another's to free. */
  private over = false;
  private reason: ChimaeraError | undefined;
  /** A wait has ended with the reason, or the method has looked at it. */
  private told = false;
  private controller: AbortController | undefined;

  constructor(
    readonly link: PointerLink,
    /** Address of the task. */
    readonly task: number,
    /** Index of the worker that runs the method. */
    readonly worker: number,
  ) {}

  get ended(): boolean {
    return this.over;
  }

  /**
   * Why the task should end (CHI_E_CANCELLED, CHI_E_DEADLINE, CHI_E_SHUTDOWN), or undefined. A task that has learned it,
   * here or by a wait, ends so whatever its method answers.
   */
  get cancelled(): ChimaeraError | undefined {
    if (this.reason) this.told = true;
    return this.reason;
  }

  gaveUp(error: unknown): boolean {
    return this.reason !== undefined && error === this.reason;
  }

  /** The method has learned why its task should end. */
  get hasLearned(): boolean {
    return this.told;
  }

  /** Aborted when the task should end; for calls that take a signal. */
  get signal(): AbortSignal {
    if (!this.controller) {
      this.controller = new AbortController();
      const reason = this.cancelled;
      if (reason) this.controller.abort(reason);
    }
    return this.controller.signal;
  }

  /** Waits for a time, in milliseconds of the platform's clock. */
  async sleep(ms: number): Promise<void> {
    await this.waitFor(new Promise(() => {}), ms);
  }

  /** As `wait`, but for `ms` at most: TIMED_OUT then. The work itself goes on. */
  async waitFor<T>(work: Promise<T>, ms: number): Promise<T | typeof TIMED_OUT> {
    const { platform } = this.link;
    let undo = () => {};
    const over = new Promise<typeof TIMED_OUT>((resolve) => {
      undo = platform.after(ms, () => resolve(TIMED_OUT));
    });
    try {
      return await this.wait(Promise.race([work, over]));
    } finally {
      undo();
    }
  }

  /** Lets other tasks of this worker go on. */
  yield(): Promise<void> {
    return this.wait(new Promise((resolve) => this.link.platform.defer(resolve)));
  }

  /** Waits for something outside of the runtime: a file, a socket, a process. On a simulated platform no time passes. */
  io<T>(work: () => Promise<T>): Promise<T> {
    const reason = this.refusal();
    if (reason) return Promise.reject(reason);
    return this.wait(this.link.platform.outside(work()));
  }

  /** Waits for what another task of this runtime brings about, e.g. another method of the container. */
  wait<T>(work: Promise<T>): Promise<T> {
    const reason = this.refusal();
    if (reason) {
      work.catch(() => {}); // nobody will hear of it
      return Promise.reject(reason);
    }
    this.waiting ??= new Set();
    const { waiting } = this;
    return new Promise<T>((resolve, reject) => {
      waiting.add(reject);
      const over = () => waiting.delete(reject);
      work.then(
        (value) => {
          over();
          resolve(value);
        },
        (error) => {
          over();
          reject(error);
        },
      );
    });
  }

  /**
   * Waits until the task holds a lock of the engine; CoMutex and CoRwLock call it.
   * @throws CHI_E_WOULD_DEADLOCK, CHI_E_NO_MEMORY, or why the task should end: then it does not hold it
   */
  async acquire(lock: number, writes: boolean): Promise<void> {
    const reason = this.refusal();
    if (reason) throw reason;
    const request = this.link.requestLock(this.task, lock, writes);
    if (!request) return;
    try {
      await this.wait(request.granted);
    } catch (error) {
      if (!this.over) this.link.engine.exports.giveUpRequest(this.task, request.task);
      throw error;
    }
  }

  /** The method has ended, and leaves no orphan: subtasks that it did not wait for are cancelled. */
  end(): void {
    this.over = true;
    if (!this.children) return;
    for (const child of this.children) {
      this.link.giveUp(child);
      this.link.cancel(child);
    }
    this.children.clear();
  }

  /** The runtime stops: the task is the engine's again, and its children end by themselves. */
  stop(reason: ChimaeraError): void {
    this.over = true;
    this.cancel(reason);
  }

  adopt(child: number): ChimaeraError | undefined {
    const reason = this.refusal();
    if (reason) return new ChimaeraError(reason.code, { outcome: 'NotExecuted' });
    this.children ??= new Set();
    this.children.add(child);
    return undefined;
  }

  release(child: number): void {
    this.children?.delete(child);
  }

  /** Waits that have not ended. */
  get waits(): number {
    return this.waiting?.size ?? 0;
  }

  /**
   * Ends every wait. A method without one learns the reason when it asks, or never: it may have ended already, in this
   * turn of the engine, while the promise that tells so waits for the turn's end.
   */
  cancel(reason: ChimaeraError): void {
    if (this.reason) return;
    this.reason = reason;
    if (this.waits > 0 || this.controller) queueMicrotask(() => this.tell(reason)); // before what waited goes on
    for (const child of this.children ?? []) this.link.giveUp(child); // or one that comes now would be nobody's
    for (const reject of this.waiting ?? []) reject(reason);
    this.waiting?.clear();
  }

  // Not within the engine's turn: listeners of the signal may call the engine.
  private tell(reason: ChimaeraError): void {
    if (!this.over) this.told = true; // else the waits were such as it had left behind
    this.controller?.abort(reason);
  }

  // Why it waits for nothing more. What ended keeps the reason that it was given before.
  private refusal(): ChimaeraError | undefined {
    const reason = this.cancelled;
    if (reason || !this.over) return reason;
    this.reason = new ChimaeraError('CHI_E_ENDED');
    return this.reason;
  }
}
