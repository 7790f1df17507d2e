// What CoMutex and CoRwLock have in common: the record that the engine keeps (abi/lock-layout.ts), and how it is waited
// for.
import { OK } from '../abi/status';
import * as engine from './chimaera';
import { isResumed } from './fiber';
import { cancelled } from './wait';

// 24 bytes; zero = unlocked.
@unmanaged
export class CoLock {
  private _word: u32;
  private _holds: u32;
  private _reads: u32;
  private _writes: u32;
  private _queue: u32;
  private _groups: u32;
}

/** Asks for a lock; BUSY: the caller suspends, and asks again when it is resumed. */
export function acquire(lock: CoLock, writes: bool): u32 {
  if (isResumed()) return engine.locked(changetype<usize>(lock));
  const status = cancelled();
  return status == OK ? engine.lock(changetype<usize>(lock), writes) : status;
}

export function tryAcquire(lock: CoLock, writes: bool): bool {
  return engine.tryLock(changetype<usize>(lock), writes) == OK;
}

export function giveBack(lock: CoLock, writes: bool): u32 {
  return engine.unlock(changetype<usize>(lock), writes);
}
