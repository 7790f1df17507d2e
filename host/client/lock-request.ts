// What a method in TypeScript awaits of a lock: a request, which the engine completes like a task of its worker's link.
import { OK } from '../../assembly/abi/status.js';
import { statusError } from '../errors.js';
import { keepNothing, type PendingTasks, type Resolve } from './pending-tasks.js';
import type { PointerLink } from './pointer-link.js';

export interface LockRequest {
  /** Its address in the engine. */
  readonly task: number;
  readonly granted: Promise<void>;
}

/** Statuses are below this, addresses are not. */
const STATUS_END = 64;

/**
 * Asks for a lock of the engine for a task of this worker: undefined when it has it at once, else the request that is
 * granted later.
 * @throws CHI_E_WOULD_DEADLOCK, CHI_E_NO_MEMORY
 */
export function requestLock(
  link: PointerLink,
  tasks: PendingTasks<PointerLink>,
  task: number,
  lock: number,
  writes: boolean,
): LockRequest | undefined {
  const token = tasks.open(keepNothing);
  const granted = new Promise<void>((resolve) => tasks.setResolve(token, resolve as Resolve));
  const request = link.engine.exports.lockForHost(task, lock, writes, token) >>> 0;
  if (request >= STATUS_END) {
    link.platform.kick();
    return { task: request, granted };
  }
  tasks.settle(token);
  if (request === OK) return undefined;
  throw statusError(request);
}
