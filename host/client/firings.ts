import { TASK_FLAGS, TASK_MORE, TASK_OUTCOME, TASK_WAITING } from '../../assembly/abi/layout.js';
import { OUTCOME_APP_ERROR, OUTCOME_NOT_EXECUTED, REASON_CANCELLED } from '../../assembly/abi/status.js';
import type { PointerLink } from './pointer-link.js';
import type { TaskView, ViewClass } from './task-handle.js';

const CANCELLED = [OUTCOME_APP_ERROR, OUTCOME_NOT_EXECUTED].map((kind) => kind | (REASON_CANCELLED << 8));

/**
 * What a periodic task brings, firing by firing; each is freed when the next one is asked for. Leaving the loop cancels
 * the task. It ends with an error when a firing fails, its pool is destroyed, or the runtime stops.
 */
export class Firings<V extends TaskView> implements AsyncIterableIterator<V> {
  /** Firings that this client missed, since it was 64 behind. */
  dropped = 0;
  private readonly unread: number[] = [];
  private current: number | undefined;
  private wake: (() => void) | undefined;
  private hasEnded = false;
  private error: unknown;
  private isCancelled = false;

  constructor(
    private readonly link: PointerLink,
    private readonly View: ViewClass<V>,
    private readonly task: number,
  ) {
    link.stream(
      task,
      (copy) => this.receive(copy),
      (error) => this.end(error),
    );
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<V>> {
    this.release();
    while (this.unread.length === 0 && !this.hasEnded) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    this.current = this.unread.shift();
    if (this.current !== undefined) return { done: false, value: new this.View(this.link, this.current) };
    const { error } = this;
    this.error = undefined;
    if (error !== undefined) throw error;
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<V>> {
    this.release();
    for (const copy of this.unread.splice(0)) if (this.link.isOpen) this.link.freeTask(copy);
    this.isCancelled = true;
    if (!this.hasEnded) this.link.cancel(this.task);
    return { done: true, value: undefined };
  }

  /** A copy of the task after a firing, or the task itself: then there is no more. */
  private receive(task: number): void {
    const { u32 } = this.link;
    if ((u32[(task + TASK_FLAGS) >>> 2] & TASK_MORE) !== 0) {
      this.dropped += u32[(task + TASK_WAITING) >>> 2];
      if (this.isCancelled) this.link.freeTask(task);
      else this.unread.push(task);
      this.rouse();
      return;
    }
    const isCancelled = this.isCancelled && CANCELLED.includes(u32[(task + TASK_OUTCOME) >>> 2]);
    const error = isCancelled ? undefined : this.link.errorOf(task);
    this.link.freeTask(task);
    this.end(error);
  }

  private end(error: unknown): void {
    this.hasEnded = true;
    this.error = error;
    this.rouse();
  }

  private rouse(): void {
    this.wake?.();
    this.wake = undefined;
  }

  private release(): void {
    if (this.current === undefined || !this.link.isOpen) return;
    this.link.freeTask(this.current);
    this.current = undefined;
    if (!this.hasEnded) this.link.engine.exports.giveBack(this.task, 1);
  }
}
