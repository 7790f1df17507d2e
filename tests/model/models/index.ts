import type { Case } from './case.js';
import { LANES } from './lanes.js';
import { LOCKS } from './locks.js';
import { MEMORY } from './memory.js';
import { QUEUES } from './queues.js';
import { SYSTEM } from './system.js';
import { TASKS } from './tasks.js';
import { WATCHDOG } from './watchdog.js';

/** Everything that is explored. */
export const CASES: Case[] = [...QUEUES, ...MEMORY, ...TASKS, ...LANES, ...LOCKS, ...WATCHDOG, ...SYSTEM];
