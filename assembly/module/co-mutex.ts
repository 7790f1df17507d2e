// A mutex that suspends the task that waits for it, never the worker. docs/locks.md
import { BUSY, OK } from '../abi/status';
import * as engine from './chimaera';
import { acquire, CoLock, giveBack, tryAcquire } from './co-lock';
import { suspend } from './fiber';

/**
 * Held by one graph of tasks at a time: a task, and the tasks that it sends. All of them pass while one of them holds it.
 * What a task has not unlocked when it ends is unlocked then, however it ends.
 *
 * `newCoMutex` makes one; 24 bytes of zeroes in a container's state are one as well.
 */
@unmanaged
export class CoMutex extends CoLock {
  /** Waits until the task holds it: OK; CANCELLED, DEADLINE, WOULD_DEADLOCK or NO_MEMORY: then it does not. */
  lock(): u32 {
    const status = acquire(this, true);
    if (status != BUSY) return status;
    suspend();
    return OK;
  }

  /** True when the task holds it now; does not wait. */
  tryLock(): bool {
    return tryAcquire(this, true);
  }

  /** Undoes one `lock` of this task. NOT_HELD when it holds none: then the task fails (CHI_E_NOT_HELD). */
  unlock(): u32 {
    return giveBack(this, true);
  }
}

/** A mutex that lives as long as the container; null without memory. For `newState`. */
export function newCoMutex(container: usize): CoMutex {
  return changetype<CoMutex>(engine.newLock(container));
}
