// Locks for methods in TypeScript: they suspend the task, and never the worker. The records are the engine's, the same
// as in AssemblyScript: held by the graph of a task, so that a task never waits for its own graph. docs/locks.md
import { OK } from '../../assembly/abi/status.js';
import { statusError } from '../errors.js';
import type { ContainerRuntime } from './container-runtime.js';
import type { RunContext } from './run-context.js';

/** A lock that a task holds: `using held = await mutex.lock(rctx)`, or `held.unlock()`. */
export interface Held extends Disposable {
  /** Gives it back, once. What a task has not given back when it ends is given back then. */
  unlock(): void;
}

abstract class CoLock {
  private address = 0;

  /** @param container whose lock it is: it lives as long as that; usable as a field of it */
  constructor(private readonly container: ContainerRuntime) {}

  protected async acquire(rctx: RunContext, writes: boolean): Promise<Held> {
    await rctx.acquire(this.record, writes);
    return this.held(rctx, writes);
  }

  protected tryAcquire(rctx: RunContext, writes: boolean): Held | undefined {
    const { exports } = rctx.link.engine;
    return exports.tryLockForHost(rctx.task, this.record, writes) === OK
      ? this.held(rctx, writes)
      : undefined;
  }

  protected giveBack(rctx: RunContext, writes: boolean): void {
    const status = rctx.link.engine.exports.unlockForHost(rctx.task, this.record, writes);
    if (status !== OK) throw statusError(status);
  }

  protected async during<T>(rctx: RunContext, writes: boolean, work: () => T | Promise<T>): Promise<T> {
    const held = await this.acquire(rctx, writes);
    try {
      return await work();
    } finally {
      held.unlock();
    }
  }

  private held(rctx: RunContext, writes: boolean): Held {
    let isHeld = true;
    const unlock = () => {
      if (!isHeld || rctx.ended) return;
      isHeld = false;
      this.giveBack(rctx, writes);
    };
    return { unlock, [Symbol.dispose]: unlock };
  }

  private get record(): number {
    if (this.address === 0) this.address = this.container.newLock();
    return this.address;
  }
}

/** Held by one graph of tasks at a time: a task, and the tasks that it sends. */
export class CoMutex extends CoLock {
  /**
   * Waits until the task holds it.
   * @throws CHI_E_WOULD_DEADLOCK, CHI_E_NO_MEMORY, or why the task should end (CHI_E_CANCELLED, CHI_E_DEADLINE)
   */
  lock(rctx: RunContext): Promise<Held> {
    return this.acquire(rctx, true);
  }

  /** Does not wait: undefined when another graph has it. */
  tryLock(rctx: RunContext): Held | undefined {
    return this.tryAcquire(rctx, true);
  }

  /** Undoes one `lock` of this task; throws CHI_E_NOT_HELD. */
  unlock(rctx: RunContext): void {
    this.giveBack(rctx, true);
  }

  /** Holds it while `work` runs; answers what that answers. */
  runExclusive<T>(rctx: RunContext, work: () => T | Promise<T>): Promise<T> {
    return this.during(rctx, true, work);
  }
}

/** As CoMutex, but any number of graphs may hold it together to read. */
export class CoRwLock extends CoLock {
  /** Waits until the task may read; throws as CoMutex.lock does. */
  readLock(rctx: RunContext): Promise<Held> {
    return this.acquire(rctx, false);
  }

  /** Waits until the task may write. Beside other readers a reader's CHI_E_WOULD_DEADLOCK. */
  writeLock(rctx: RunContext): Promise<Held> {
    return this.acquire(rctx, true);
  }

  /** Does not wait: undefined when it may not read now. */
  tryReadLock(rctx: RunContext): Held | undefined {
    return this.tryAcquire(rctx, false);
  }

  /** Does not wait: undefined when it may not write now. */
  tryWriteLock(rctx: RunContext): Held | undefined {
    return this.tryAcquire(rctx, true);
  }

  /** Undoes one `readLock` of this task; throws CHI_E_NOT_HELD. */
  readUnlock(rctx: RunContext): void {
    this.giveBack(rctx, false);
  }

  /** Undoes one `writeLock` of this task; throws CHI_E_NOT_HELD. */
  writeUnlock(rctx: RunContext): void {
    this.giveBack(rctx, true);
  }

  /** Reads while `work` runs. */
  runShared<T>(rctx: RunContext, work: () => T | Promise<T>): Promise<T> {
    return this.during(rctx, false, work);
  }

  /** Writes while `work` runs. */
  runExclusive<T>(rctx: RunContext, work: () => T | Promise<T>): Promise<T> {
    return this.during(rctx, true, work);
  }
}
