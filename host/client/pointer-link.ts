// The pointer link: a client in the runtime's own memory. It allocates tasks, fills them in place, and submits their
// addresses; nothing is copied. One link belongs to one thread.
import {
  TASK_FIRE_AND_FORGET,
  TASK_FLAGS,
  TASK_MORE,
  TASK_OUTCOME,
  TASK_STATE,
  TASK_TOKEN,
} from '../../assembly/abi/layout.js';
import { SLOT_REAPED, SLOT_WAKE } from '../../assembly/abi/slot-layout.js';
import { BUSY, NO_CREDIT, OK, STATE_NEW, STATUS_MAX } from '../../assembly/abi/status.js';
import type { Engine } from '../engine/instance.js';
import { ChimaeraError, statusError } from '../errors.js';
import type { Platform } from '../platform/platform.js';
import { CANCELLED, CallControl, CLOSED, notStarted, refusalOf } from './call-control.js';
import type { CallOptions } from './call-options.js';
import { Fifo } from './fifo.js';
import type { LinkOptions, LinkPlace, ParentTask, WhenBusy } from './link-options.js';
import { requestLock } from './lock-request.js';
import * as looks from './looks.js';
import {
  ignore,
  keepNothing,
  keepTask,
  PendingTasks,
  type Reader,
  type Resolve,
  reject,
  SyncAnswer,
  streamTask,
} from './pending-tasks.js';
import { TaskHandle, type TaskView, type ViewClass } from './task-handle.js';
import { TaskMemory } from './task-memory.js';

export class PointerLink extends TaskMemory {
  whenBusy: WhenBusy;
  private readonly worker: boolean;
  private readonly crowded: () => boolean;
  /** The slot's wake word, as an index of i32. */
  readonly wakeIndex: number;
  protected readonly reapedIndex: number;
  private readonly tasks = new PendingTasks<PointerLink>();
  /** For methods of this worker: (task, lock, writes). */
  readonly requestLock = requestLock.bind(undefined, this, this.tasks);
  protected readonly calls: CallControl;
  /** Tasks that wait for credit or room. */
  private readonly backlog = new Fifo();
  private armed = false;
  /** The event loop waits on the wake word. */
  private parked = false;
  private lastDone = 0;
  /** Batches since the event loop had its turn. */
  private batches = 0;
  private held = false;
  private readonly publish = () => {
    this.held = false;
    if (this.closed) return;
    this.engine.exports.publish();
    this.platform.kick();
  };
  private readonly poll = () => this.loop();

  /**
   * @param slot thread slot that `engine` acts for
   * @param place what kind of thread this is, beside the caller's options
   */
  constructor(
    engine: Engine,
    readonly platform: Platform,
    readonly slot: number,
    { whenBusy = 'wait', worker = false, crowded = () => false, waitLimitMs }: LinkOptions & LinkPlace = {},
  ) {
    super(engine);
    const address = engine.exports.slotAt(slot) >>> 0;
    this.wakeIndex = (address + SLOT_WAKE) >>> 2;
    this.reapedIndex = (address + SLOT_REAPED) >>> 2;
    this.whenBusy = whenBusy;
    this.calls = new CallControl(this, this.tasks, waitLimitMs);
    this.worker = worker;
    this.crowded = crowded;
  }

  /** Tasks that were sent and have not come back, those that wait for credit included. */
  get pending(): number {
    return this.tasks.count;
  }

  /** Submits a task; the promise has what `read` finds in it, and the task is freed. */
  send<T>(task: number, read: (link: PointerLink, task: number) => T, parent?: ParentTask): Promise<T> {
    const token = this.tasks.open(read as Reader<PointerLink>);
    const promise = new Promise<T>((resolve) => this.tasks.setResolve(token, resolve as Resolve));
    if (parent) return this.sendChild(task, token, promise, parent);
    this.dispatch(task, token);
    return promise;
  }

  private sendChild<T>(task: number, token: number, promise: Promise<T>, parent: ParentTask): Promise<T> {
    const refusal = this.calls.adopt(task, parent);
    if (refusal) this.refuse(task, token, refusal);
    else this.dispatch(task, token, parent);
    return refusal ? promise : parent.wait(promise);
  }

  /**
   * Submits a task that nobody waits for: it is freed when it ends, however it ends.
   * @throws CHI_E_BUSY, CHI_E_NO_CREDIT or CHI_E_SHUTTING_DOWN; then the task was not accepted, and is freed
   */
  post(task: number): void {
    this.u32[(task + TASK_FLAGS) >>> 2] |= TASK_FIRE_AND_FORGET;
    const { exports } = this.engine;
    let status: number;
    if (this.worker) status = exports.submitFromWorker(task, 0, 0);
    else status = this.backlog.length > 0 ? NO_CREDIT : exports.submit(task, 0); // it would overtake those that wait
    if (status === OK) {
      this.platform.kick();
      return;
    }
    exports.freeTask(task);
    throw statusError(status);
  }

  /** Submits a task that stays until `delTask`. */
  submit<V extends TaskView>(task: number, View: ViewClass<V>, parent?: ParentTask): TaskHandle<V> {
    const handle = this.handle(task, View);
    handle.send(parent);
    return handle;
  }

  /** Submits a periodic task: `onTask` gets each copy that it brings and at last itself; `onLost`, why it cannot. */
  stream(task: number, onTask: (task: number) => void, onLost: (error: unknown) => void): void {
    const token = this.tasks.open(streamTask);
    const resolve: Resolve = (value) => {
      if (typeof value === 'number') onTask(value);
      else (value as Promise<never>).catch(onLost);
    };
    this.tasks.setResolve(token, resolve);
    this.dispatch(task, token);
  }

  /** Asks the runtime to end a task of this link that is pending. */
  cancel(task: number): void {
    if (this.closed) return;
    const waits = this.u32[(task + TASK_STATE) >>> 2] === STATE_NEW && this.backlog.remove(task);
    if (!waits) this.calls.cancel(task);
    else this.refuse(task, this.u32[(task + TASK_TOKEN) >>> 2], notStarted());
  }

  /** Nobody waits for a pending task any more: it is freed when it is back. */
  giveUp(task: number): void {
    this.tasks.setResolve(this.u32[(task + TASK_TOKEN) >>> 2], ignore);
  }

  /** Sends the cancel of a task; `onBack` is called when it has come back. Answers the cancel, or the engine's status. */
  sendCancel(target: number, onBack: () => void): number {
    const token = this.tasks.open(keepNothing);
    // Fails only with the link: the runtime may still look at the target then.
    this.tasks.setResolve(token, (failed) =>
      failed ? (failed as Promise<never>).catch(() => {}) : onBack(),
    );
    const cancel = this.engine.exports.cancelTask(target, token) >>> 0;
    if (cancel <= STATUS_MAX) this.tasks.settle(token);
    else if (!this.worker && !this.armed) this.arm();
    this.platform.kick();
    return cancel;
  }

  override freeTask(task: number): void {
    if (!this.calls.keeps(task)) super.freeTask(task);
  }

  protected override applyOptions(task: number, options: CallOptions): void {
    this.calls.note(task, options);
  }

  /** A task that was allocated and is not submitted yet. */
  handle<V extends TaskView>(task: number, View: ViewClass<V>): TaskHandle<V> {
    return new TaskHandle(this, new View(this, task), View);
  }

  /** Submits for a handle: resolves with the task's address, and keeps the task. */
  keep(task: number, parent?: ParentTask): Promise<number> {
    return this.send(task, keepTask, parent);
  }

  /**
   * Submits a task and blocks this thread until it is done.
   * @param deadlineMs throws CHI_E_DEADLINE then; the task goes on, and is freed when it ends
   */
  sendSync<T>(task: number, read: (link: PointerLink, task: number) => T, deadlineMs = 60_000): T {
    if (this.worker) {
      this.freeTask(task);
      throw new ChimaeraError('CHI_E_BAD_ARGUMENT', { reason: 'a method may not block its worker' });
    }
    const token = this.tasks.open(read as Reader<PointerLink>);
    const answer = new SyncAnswer();
    this.tasks.setResolve(token, answer.resolve);
    this.dispatch(task, token);
    if (this.held) this.publish();
    try {
      this.block(answer, token, deadlineMs);
    } finally {
      if (this.parked) this.rouse();
    }
    if (answer.error) throw answer.error;
    return answer.value as T;
  }

  private block(answer: SyncAnswer, token: number, deadlineMs: number): void {
    let start = 0; // the clock is read only for an answer that does not come at once
    while (!answer.done) {
      if (this.collect(looks.SPINS) !== 0 || this.platform.step()) continue;
      const now = this.platform.now();
      if (start === 0) start = now;
      if (now - start < this.spinNs()) continue;
      const left = start + deadlineMs * 1e6 - now;
      if (left <= 0) {
        this.tasks.setResolve(token, ignore); // the task goes on; what comes of it is freed
        throw new ChimaeraError('CHI_E_DEADLINE', { deadlineMs });
      }
      this.retryAll(); // the ring may have room before anything is done
      this.engine.exports.parkClient(left);
    }
  }

  private spinNs(): number {
    if (this.platform.sharesThread) return 0; // nothing happens while it looks
    return this.crowded() ? looks.CROWDED_SPIN_NS : looks.SPIN_NS;
  }

  // Ends the event loop's wait. After this thread has blocked nobody else would: its own wait took back what the event
  // loop had announced.
  private rouse(): void {
    Atomics.add(this.i32, this.wakeIndex, 1);
    Atomics.notify(this.i32, this.wakeIndex);
  }

  /** Takes what is done, fails everything that is not with `error`, and stops looking for completions. */
  close(error = new ChimaeraError('CHI_E_SHUTDOWN')): void {
    while (this.collect() !== 0);
    for (let task = this.backlog.peek(); task !== undefined; task = this.backlog.peek()) {
      this.backlog.drop();
      const token = this.u32[(task + TASK_TOKEN) >>> 2];
      const kept = this.tasks.readerOf(token) === keepTask;
      this.refuse(task, token, error);
      if (kept) this.engine.exports.freeTask(task); // its handle cannot do so any more
    }
    this.tasks.failAll(error);
    this.calls.close();
    this.closed = true;
    if (this.parked) this.rouse(); // so that nothing keeps the process alive
    this.armed = false;
  }

  /** Takes what is done; answers how many tasks that were. */
  collect(spins = 0): number {
    const { exports } = this.engine;
    const count = this.received(
      spins ? exports.reapSpinning(looks.REAP_BATCH, spins) : exports.reap(looks.REAP_BATCH),
    );
    const { u32, tasks } = this;
    for (let i = 0; i < count; i++) {
      const task = u32[this.reapedIndex + i];
      const token = u32[(task + TASK_TOKEN) >>> 2];
      const resolve = tasks.resolveOf(token);
      const read = tasks.readerOf(token);
      this.calls.back(task);
      if (read === streamTask) {
        u32[this.reapedIndex + i] = 0;
        if ((u32[(task + TASK_FLAGS) >>> 2] & TASK_MORE) === 0) tasks.settle(token);
        resolve(task);
        continue;
      }
      if ((read === keepTask && resolve !== ignore) || this.calls.keeps(task)) u32[this.reapedIndex + i] = 0;
      tasks.settle(token);
      if (u32[(task + TASK_OUTCOME) >>> 2] === 0 || read === keepTask) resolve(read(this, task));
      else reject(resolve, this.errorOf(task) as ChimaeraError);
    }
    if (count !== 0) {
      exports.freeReaped(count);
      this.retryAll();
    }
    return count;
  }

  protected dispatch(task: number, token: number, parent?: ParentTask): void {
    const status = this.enter(task, token, parent);
    if (status !== OK) this.turnedAway(task, token, status);
    // A worker collects after each of its slices: a second waiter on its wake word would take its wake-ups.
    else if (this.worker) this.platform.kick();
    else if (!this.armed) this.arm();
  }

  private turnedAway(task: number, token: number, status: number): void {
    if (this.whenBusy === 'wait' && (status === BUSY || status === NO_CREDIT)) {
      this.u32[(task + TASK_TOKEN) >>> 2] = token;
      this.backlog.push(task);
      if (!this.armed) this.arm();
    } else this.refuse(task, token, refusalOf(status));
  }

  // A first task goes out at once. Those that follow while it is pending go out together, when the microtasks that
  // submit them are through: a batch costs the cores one hand-over.
  private enter(task: number, token: number, parent?: ParentTask): number {
    const { exports } = this.engine;
    if (!this.calls.isPlain && !this.calls.begin(task, token)) return CANCELLED;
    if (this.closed) return CLOSED;
    if (this.worker) return exports.submitFromWorker(task, token, parent?.task ?? 0);
    if (this.backlog.length > 0) return NO_CREDIT; // first come, first served
    if (this.tasks.count === 1) return exports.submit(task, token);
    if (!this.held) {
      this.held = true;
      queueMicrotask(this.publish);
    }
    return exports.submitHeld(task, token);
  }

  // Cancels first: their way must not be taken by what waits behind them.
  protected retryAll(): void {
    this.calls.retry();
    this.retry();
  }

  // Sends what waited for credit or room, in its order, as far as there is some now.
  private retry(): void {
    for (let task = this.backlog.peek(); task !== undefined; task = this.backlog.peek()) {
      const token = this.u32[(task + TASK_TOKEN) >>> 2];
      const status = this.engine.exports.submit(task, token);
      if (status === BUSY || status === NO_CREDIT) return;
      this.backlog.drop();
      if (status !== OK) this.refuse(task, token, statusError(status));
    }
  }

  protected refuse(task: number, token: number, error: ChimaeraError): void {
    const resolve = this.tasks.resolveOf(token);
    const kept = this.tasks.readerOf(token) === keepTask;
    this.calls.back(task);
    this.tasks.settle(token);
    if (!kept && !this.closed) this.engine.exports.freeTask(task);
    reject(resolve, error);
  }

  protected arm(): void {
    this.armed = true;
    this.calls.watch();
    this.lastDone = 0;
    this.platform.defer(this.poll);
  }

  private loop(): void {
    if (this.closed) return; // a late wake-up
    const count = this.collect();
    if (this.tasks.count === 0) {
      this.armed = false;
      return;
    }
    if (count !== 0) {
      this.lastDone = 0;
      this.goOn(count === looks.REAP_BATCH);
      return;
    }
    this.retryAll();
    if (this.mayPoll()) {
      this.platform.defer(this.poll);
      return;
    }
    const seen = this.engine.exports.announceClient();
    if (seen < 0) this.platform.defer(this.poll);
    else this.park(seen | 0);
  }

  // Behind a full batch there is more: it is taken when those who awaited this one have had their turn. Smaller batches
  // keep what they touch in the cache, and bring workers a steady flow instead of now a flood and now nothing.
  private goOn(isFull: boolean): void {
    this.batches = isFull ? (this.batches + 1) % looks.BATCHES : 0;
    if (this.batches !== 0) queueMicrotask(this.poll);
    else this.platform.defer(this.poll);
  }

  // While it polls the event loop has something to do; while it is parked the process must be kept alive.
  private park(seen: number): void {
    const release = this.platform.holdOpen();
    this.parked = true;
    this.platform.onWake(this.i32, this.wakeIndex, seen, () => {
      this.parked = false;
      release();
      this.loop();
    });
  }

  private mayPoll(): boolean {
    if (this.tasks.count > looks.CROWD && this.crowded()) return false;
    const now = this.platform.now();
    if (this.lastDone === 0) this.lastDone = now;
    return now - this.lastDone < looks.POLL_NS;
  }
}
