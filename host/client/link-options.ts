// What a link is told when it is made, and about single tasks.
import type { ChimaeraError } from '../errors.js';

/** What an event-loop client does when its credits or its ring are used up. */
export type WhenBusy = 'wait' | 'fail';

export interface LinkOptions {
  /** Default 'wait'. */
  whenBusy?: WhenBusy;
}

/** What kind of thread a link belongs to. */
export interface LinkPlace {
  /** A worker of the runtime: its tasks are routed at once. */
  worker?: boolean;
  /** How long a task without a deadline of its own is waited for; default: for ever. */
  waitLimitMs?: number;
  /** The workers that are awake have all processors: looking for completions takes from them. */
  crowded?: () => boolean;
}

/** A task whose child is sent; a RunContext is one. */
export interface ParentTask {
  readonly task: number;
  /** A wait of it has ended with this error since the task should end, and not with what was waited for. */
  gaveUp(error: unknown): boolean;
  /** A child is the task's own from here until it is back; or answers why it may not be sent: nobody would wait for it. */
  adopt(child: number): ChimaeraError | undefined;
  /** A child is back. */
  release(child: number): void;
  /** Makes a child's answer one of the waits that end when the parent is cancelled. */
  wait<T>(answer: Promise<T>): Promise<T>;
}
