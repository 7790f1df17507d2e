// The ring whose worker wakes the event loop by a message.
import type { Pool, PoolOptions } from './pool.js';
import { createRing } from './ring-poll.js';

export const name = 'ring-port';

export function create(options: PoolOptions): Promise<Pool> {
  return createRing(options, 'message');
}
