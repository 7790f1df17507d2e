import type { EngineExports } from '../engine/abi.js';
import { NO_WORKER } from '../engine/abi.js';
import { instantiateEngine } from '../engine/instance.js';
import { ChimaeraError } from '../errors.js';
import type { Platform } from '../platform/platform.js';
import type { LinkSource } from './container-client.js';
import type { LinkOptions } from './link-options.js';
import { PointerLink } from './pointer-link.js';
import { allocateBuffer, type OwnedBuffer } from './shm-buffer.js';

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

/** A client thread of a runtime: its own engine instance and thread slot on the shared memory. */
export class Connection implements LinkSource {
  readonly link: PointerLink;
  private attached = true;
  private readonly exports: EngineExports;

  /** Attaches this thread; throws CHI_E_NO_SLOT when the runtime has no thread slot left. */
  constructor(
    readonly handle: RuntimeHandle,
    platform: Platform,
    options: LinkOptions = {},
    prepare: (exports: EngineExports) => void = () => {},
  ) {
    const words = new Int32Array(handle.memory.buffer);
    const engine = instantiateEngine(handle.engine, handle.memory, {
      now: () => platform.now(),
      wait: (address, expected, timeoutNs) => platform.wait(words, address >>> 2, expected | 0, timeoutNs),
      runMethod: onlyForWorkers,
      cancelMethod: onlyForWorkers,
      mapTaskToLane: onlyForWorkers,
      syncModules: onlyForWorkers,
      request: onlyForWorkers,
    });
    this.exports = engine.exports;
    prepare(engine.exports);
    const { pid, startLo, startHi } = platform.owner;
    const slot = engine.exports.attach(NO_WORKER, pid, startLo, startHi);
    if (slot < 0) throw new ChimaeraError('CHI_E_NO_SLOT');
    const crowded = handle.workers >= platform.processors;
    const { waitLimitMs } = handle;
    this.link = new PointerLink(engine, platform, slot, { ...options, crowded, waitLimitMs });
  }

  /** Allocates a payload buffer of client_data, which the caller frees. */
  allocateBuffer(size: number): OwnedBuffer {
    return allocateBuffer(this.link, size, this.handle.bufferLimit);
  }

  /** Gives the thread slot back; what is pending is freed when it ends. */
  detach(error?: ChimaeraError): void {
    if (!this.attached) return; // the slot is another thread's by now
    this.attached = false;
    this.link.close(error);
    this.exports.detach(this.link.slot);
  }
}

function onlyForWorkers(): never {
  throw new ChimaeraError('CHI_E_ENGINE', { reason: 'a client thread was asked to do a worker’s work' });
}
