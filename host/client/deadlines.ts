// When a client stops waiting. One timer for all of its tasks, however many these are: set for the earliest deadline
// that a caller gave, or for the next look at those who gave none.
import TinyQueue from 'tinyqueue';
import type { Platform } from '../platform/platform.js';
import type { PendingTasks, Resolve } from './pending-tasks.js';

interface Entry {
  dueNs: number;
  token: number;
  /** Tells the task from a later one of the same token. */
  resolve: Resolve;
}

/** A task without a deadline of its own is looked at so often while it may be pending: that late its wait may end. */
const LOOKS = 8;
/** The runtime ends a task at its deadline and says how far it came; a client that hears nothing waits no longer. */
const GRACE_NS = 20e6;
/** Entries of tasks that are done are dropped when they are more than half, beyond this many. */
const STALE_MAX = 64;

export class Deadlines<Link> {
  private readonly queue = new TinyQueue<Entry>([], (a, b) => a.dueNs - b.dueNs);
  private undo = () => {};
  private timerNs = Number.POSITIVE_INFINITY;
  private lookNs = Number.POSITIVE_INFINITY;

  /**
   * @param limitMs how long a task without a deadline of its own is waited for
   * @param giveUp ends the wait for a task
   */
  constructor(
    private readonly platform: Platform,
    private readonly tasks: PendingTasks<Link>,
    private readonly limitMs: number | undefined,
    private readonly giveUp: (token: number) => void,
  ) {}

  /** Tasks are pending from now on; whoever gives no deadline is looked after. */
  watch(): void {
    if (this.limitMs === undefined || this.lookNs !== Number.POSITIVE_INFINITY) return;
    this.lookNs = this.platform.now() + (this.limitMs / LOOKS) * 1e6;
    this.set(this.lookNs);
  }

  /** Ends the wait for a pending task at its deadline. */
  add(token: number, dueNs: number): void {
    if (this.queue.length > STALE_MAX + 2 * this.tasks.count) this.dropStale();
    this.queue.push({ dueNs: dueNs + GRACE_NS, token, resolve: this.tasks.resolveOf(token) });
    this.set(dueNs + GRACE_NS);
  }

  /** Stops the timer: the link is closed. */
  close(): void {
    this.undo();
    this.timerNs = Number.NEGATIVE_INFINITY;
  }

  private set(dueNs: number): void {
    if (dueNs >= this.timerNs) return;
    this.undo();
    this.timerNs = dueNs;
    this.undo = this.platform.after(Math.max(0, (dueNs - this.platform.now()) / 1e6), () => this.fire());
  }

  private fire(): void {
    const now = this.platform.now();
    this.timerNs = Number.POSITIVE_INFINITY;
    for (let entry = this.queue.peek(); entry && entry.dueNs <= now; entry = this.queue.peek()) {
      this.queue.pop();
      if (this.isPending(entry)) this.giveUp(entry.token);
    }
    if (now >= this.lookNs) this.look(now);
    const next = Math.min(this.queue.peek()?.dueNs ?? Number.POSITIVE_INFINITY, this.lookNs);
    if (next !== Number.POSITIVE_INFINITY) this.set(next);
  }

  private look(now: number): void {
    for (const token of this.tasks.age(LOOKS)) this.giveUp(token);
    const isIdle = this.tasks.count === 0; // the next task watches again
    this.lookNs = isIdle ? Number.POSITIVE_INFINITY : now + ((this.limitMs as number) / LOOKS) * 1e6;
  }

  private isPending({ token, resolve }: Entry): boolean {
    return this.tasks.resolveOf(token) === resolve;
  }

  private dropStale(): void {
    const { queue } = this;
    const pending = queue.data.filter((entry) => this.isPending(entry));
    queue.data.length = 0;
    queue.length = 0;
    for (const entry of pending) queue.push(entry);
  }
}
