import { type EngineExports, NO_WORKER } from '../engine/abi.js';
import { type Engine, instantiateEngine } from '../engine/instance.js';
import { ChimaeraError } from '../errors.js';
import type { Platform } from '../platform/platform.js';

/** What a thread needs to attach to a runtime of its process; can be posted to it. */
export interface RuntimeHandle {
  readonly memory: WebAssembly.Memory;
  readonly engine: WebAssembly.Module;
  /** Largest buffer that a client may allocate, in bytes. */
  readonly bufferLimit: number;
  readonly workers: number;
  /** How long its tasks without a deadline of their own are waited for, in ms. */
  readonly waitLimitMs: number;
}

/**
 * An engine instance on a runtime's memory, acting for a thread slot that is this caller's until it detaches.
 * @param worker its index, for whoever takes a worker's place
 * @throws CHI_E_NO_SLOT when the runtime has no thread slot left
 */
export function attachEngine(
  handle: Pick<RuntimeHandle, 'memory' | 'engine'>,
  platform: Platform,
  prepare: (exports: EngineExports) => void = () => {},
  worker = NO_WORKER,
): { engine: Engine; slot: number } {
  const words = new Int32Array(handle.memory.buffer);
  const engine = instantiateEngine(handle.engine, handle.memory, {
    now: () => platform.now(),
    wait: (address, expected, timeoutNs) => platform.wait(words, address >>> 2, expected | 0, timeoutNs),
    runMethod: onlyForWorkers,
    cancelMethod: onlyForWorkers,
    mapTaskToLane: onlyForWorkers,
    monitor: onlyForWorkers,
    getGroup: onlyForWorkers,
    place: onlyForWorkers,
    replicateTask: onlyForWorkers,
    syncModules: onlyForWorkers,
    request: onlyForWorkers,
  });
  prepare(engine.exports);
  const { pid, startLo, startHi } = platform.owner;
  const slot = engine.exports.attach(worker, pid, startLo, startHi);
  if (slot < 0) throw new ChimaeraError('CHI_E_NO_SLOT');
  return { engine, slot };
}

function onlyForWorkers(): never {
  throw new ChimaeraError('CHI_E_ENGINE', { reason: 'a client thread was asked to do a worker’s work' });
}
