// What ends a call before its task has: a deadline, a signal, a cancel, the limit of all waits.
import {
  TASK_DEADLINE,
  TASK_FLAGS,
  TASK_IDEMPOTENT,
  TASK_LANE_ANY,
  TASK_LANE_HASH,
} from '../../assembly/abi/layout.js';
import { ChimaeraError, statusError } from '../errors.js';
import type { CallOptions } from './call-options.js';
import { Cancels } from './cancels.js';
import { Deadlines } from './deadlines.js';
import type { ParentTask } from './link-options.js';
import { ignore, type PendingTasks, reject, streamTask } from './pending-tasks.js';
import type { PointerLink } from './pointer-link.js';

/** The pending tasks of a signal. */
interface Group {
  readonly tasks: Set<number>;
  readonly abort: () => void;
}

export class CallControl {
  private readonly deadlines: Deadlines<PointerLink>;
  private readonly cancels: Cancels;
  /** No call has had a deadline or a signal yet: until then nothing is to be done before a task is sent. */
  isPlain = true;
  /** Of tasks that are not sent yet. */
  private readonly signals = new Map<number, AbortSignal>();
  private readonly groups = new Map<AbortSignal, Group>();
  private readonly onBack = new Map<number, () => void>();

  constructor(
    private readonly link: PointerLink,
    private readonly tasks: PendingTasks<PointerLink>,
    waitLimitMs: number | undefined,
  ) {
    this.deadlines = new Deadlines(link.platform, tasks, waitLimitMs, (token) => this.giveUp(token));
    this.cancels = new Cancels(link);
  }

  /** Remembers what the caller of a new task wants. */
  note(task: number, options: CallOptions): void {
    const { deadlineMs, signal, idempotent, laneHash, laneAny } = options;
    if (laneHash !== undefined) this.link.u32[(task + TASK_LANE_HASH) >>> 2] = laneHash;
    if (idempotent || laneAny) this.noteFlags(task, options);
    if (deadlineMs !== undefined || signal !== undefined) this.noteEnd(task, options);
  }

  private noteFlags(task: number, { idempotent, laneAny }: CallOptions): void {
    const flags = (idempotent ? TASK_IDEMPOTENT : 0) | (laneAny ? TASK_LANE_ANY : 0);
    this.link.u32[(task + TASK_FLAGS) >>> 2] |= flags;
  }

  private noteEnd(task: number, { deadlineMs, signal }: CallOptions): void {
    this.isPlain = false;
    if (deadlineMs !== undefined) {
      this.link.f64[(task + TASK_DEADLINE) >>> 3] = this.link.platform.now() + deadlineMs * 1e6;
    }
    if (signal !== undefined) this.signals.set(task, signal);
  }

  /** A task is about to be sent under a token; false when it was cancelled before. */
  begin(task: number, token: number): boolean {
    if (this.signals.size !== 0) {
      const signal = this.signals.get(task);
      this.signals.delete(task);
      if (signal?.aborted) return false;
      if (signal) this.listen(signal, task);
    }
    const deadline = this.link.f64[(task + TASK_DEADLINE) >>> 3];
    if (deadline !== 0) this.deadlines.add(token, deadline);
    return true;
  }

  /** Tasks are pending from now on. */
  watch(): void {
    this.deadlines.watch();
  }

  /** Asks the runtime to end a pending task. */
  cancel(task: number): void {
    this.cancels.add(task);
  }

  /** True when a task that is to be freed must stay for its cancel, which frees it. */
  keeps(task: number): boolean {
    return this.cancels.size !== 0 && this.cancels.keeps(task);
  }

  /** Does something when a task is back or was refused, before its memory may be another's; also if nobody waits for it. */
  whenBack(task: number, work: () => void): void {
    const earlier = this.onBack.get(task);
    this.onBack.set(task, () => {
      earlier?.();
      work();
    });
  }

  /** A task is a parent's until it is back; or answers why the parent sends nothing more. */
  adopt(task: number, parent: ParentTask): ChimaeraError | undefined {
    const refusal = parent.adopt(task);
    if (!refusal) this.whenBack(task, () => parent.release(task));
    return refusal;
  }

  /** A task is back or was refused. */
  back(task: number): void {
    if (this.onBack.size === 0) return;
    const work = this.onBack.get(task);
    this.onBack.delete(task);
    work?.();
  }

  /** There may be room for what found none. */
  retry(): void {
    this.cancels.retry();
  }

  close(): void {
    this.deadlines.close();
    for (const task of [...this.onBack.keys()]) this.back(task);
  }

  // Cancels the task when the signal is aborted before the task is back. A signal may stand for many tasks: it has one
  // listener for all of them.
  private listen(signal: AbortSignal, task: number): void {
    const group = this.groups.get(signal) ?? this.newGroup(signal);
    group.tasks.add(task);
    this.whenBack(task, () => {
      group.tasks.delete(task);
      if (group.tasks.size === 0) this.drop(signal, group);
    });
  }

  private newGroup(signal: AbortSignal): Group {
    const tasks = new Set<number>();
    const group = {
      tasks,
      abort: () => {
        for (const task of [...tasks]) this.link.cancel(task);
      },
    };
    signal.addEventListener('abort', group.abort);
    this.groups.set(signal, group);
    return group;
  }

  private drop(signal: AbortSignal, group: Group): void {
    signal.removeEventListener('abort', group.abort);
    this.groups.delete(signal);
  }

  // The task goes on; what comes of it is freed. A periodic task comes again and again, and is waited for by its reader.
  private giveUp(token: number): void {
    if (this.tasks.readerOf(token) === streamTask) return;
    const resolve = this.tasks.resolveOf(token);
    this.tasks.setResolve(token, ignore);
    reject(resolve, new ChimaeraError('CHI_E_DEADLINE', { outcome: 'Unknown' }));
  }
}

/** Of a task that was cancelled before it was sent. */
export function notStarted(): ChimaeraError {
  return new ChimaeraError('CHI_E_CANCELLED', { outcome: 'NotExecuted' });
}

// Why a task was not sent, beside the engine's statuses: its link is closed; it was cancelled before.
export const CLOSED = -1;
export const CANCELLED = -2;

export function refusalOf(status: number): ChimaeraError {
  if (status === CANCELLED) return notStarted();
  return status === CLOSED ? new ChimaeraError('CHI_E_CLOSED') : statusError(status);
}
