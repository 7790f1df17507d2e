// The virtual platform: the same engine bytes, every worker stepped by one thread in an order that a seed decides, on
// a virtual clock. The same seed gives the same run, to the byte.
import { readConfigurationFile } from '../../config/read-file.js';
import { memoryTransport } from '../../net/memory-transport.js';
import { loadEngine } from '../node/load-engine.js';
import type { Platform } from '../platform.js';
import { poolMemory, takeMemory } from './memory-pool.js';
import { Scheduler } from './scheduler.js';
import { VirtualWorker } from './virtual-worker.js';

export interface SimOptions {
  /** What the runtime believes to have; default 2. */
  processors?: number;
}

const ENDPOINT = 'sim://runtime';

/** A platform of its own for one runtime. */
export function simPlatform(seed: number, { processors = 2 }: SimOptions = {}): Platform {
  const scheduler = new Scheduler(seed);
  const network = memoryTransport((callback) => scheduler.defer(callback));
  let lives = 0;
  const platform: Platform = {
    name: 'sim',
    processors,
    owner: { pid: 1, startLo: 0, startHi: 0 },
    env: {},
    sharesThread: true,
    readConfiguration: readConfigurationFile,

    epoch: () => [seed >>> 0, ++lives],
    claimEndpoints: () => ({ endpoints: [ENDPOINT], release() {} }),
    endpointOf: (address = ENDPOINT) => address,
    transport: async () => network,

    createMemory: takeMemory,
    // Clients that are still attached take what they were answered first.
    releaseMemory: (memory) => scheduler.whenIdle(() => poolMemory(memory)),
    loadEngine,

    now: () => scheduler.now(),
    next: (callback) => queueMicrotask(callback),
    defer: (callback) => scheduler.defer(callback),
    after: (ms, callback) => scheduler.after(ms, callback),
    wait(_words, _index, _expected, timeoutNs) {
      // Whoever blocks has stepped everybody before: nothing can happen any more but time.
      if (timeoutNs < 0) throw new Error('a simulated thread cannot block for ever');
      scheduler.pass(timeoutNs);
    },
    onWake(words, index, expected, callback, wakeByNs = Number.POSITIVE_INFINITY) {
      const alarm = scheduler.alarm(wakeByNs);
      const waiter = {
        runnable: () => words[index] !== expected || alarm.rung,
        step() {
          alarm.cancel();
          scheduler.remove(waiter);
          callback();
        },
      };
      scheduler.add(waiter);
    },
    holdOpen: () => () => {},
    outside: (work) => scheduler.outside(work),
    warn: () => {}, // who simulates looks for himself
    step: () => scheduler.step(),
    kick: () => scheduler.kick(),
    startWorker: (setup, onReport) => new VirtualWorker(setup, platform, scheduler, onReport),
  };
  return platform;
}
