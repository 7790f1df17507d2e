// A reader-writer lock that suspends the task that waits for it, never the worker. docs/locks.md
import { BUSY, OK } from '../abi/status';
import * as engine from './chimaera';
import { acquire, CoLock, giveBack, tryAcquire } from './co-lock';
import { suspend } from './fiber';

/**
 * As CoMutex, but any number of graphs hold it together to read. A graph that waits to write is passed by no reader that
 * comes later, unless that one's graph holds the lock already. A graph that writes may read. One that reads may write
 * when no other graph reads; beside others that is WOULD_DEADLOCK.
 */
@unmanaged
export class CoRwLock extends CoLock {
  /** Waits until the task may read: OK; CANCELLED, DEADLINE, WOULD_DEADLOCK or NO_MEMORY: then it may not. */
  readLock(): u32 {
    const status = acquire(this, false);
    if (status != BUSY) return status;
    suspend();
    return OK;
  }

  /** Waits until the task may write; as `readLock`. */
  writeLock(): u32 {
    const status = acquire(this, true);
    if (status != BUSY) return status;
    suspend();
    return OK;
  }

  /** True when the task may read now; does not wait. */
  tryReadLock(): bool {
    return tryAcquire(this, false);
  }

  /** True when the task may write now; does not wait. */
  tryWriteLock(): bool {
    return tryAcquire(this, true);
  }

  /** Undoes one `readLock` of this task. NOT_HELD when it holds none: then the task fails (CHI_E_NOT_HELD). */
  readUnlock(): u32 {
    return giveBack(this, false);
  }

  /** Undoes one `writeLock` of this task; as `readUnlock`. */
  writeUnlock(): u32 {
    return giveBack(this, true);
  }
}

/** A reader-writer lock that lives as long as the container; null without memory. For `newState`. */
export function newCoRwLock(container: usize): CoRwLock {
  return changetype<CoRwLock>(engine.newLock(container));
}
