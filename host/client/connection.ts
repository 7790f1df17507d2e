import { SLEEPERS } from '../../assembly/abi/map.js';
import type { EngineExports } from '../engine/abi.js';
import type { Engine } from '../engine/instance.js';
import type { ChimaeraError } from '../errors.js';
import type { Platform } from '../platform/platform.js';
import { attachEngine, type RuntimeHandle } from './attach-engine.js';
import type { LinkSource } from './container-client.js';
import type { LinkOptions } from './link-options.js';
import { PointerLink } from './pointer-link.js';
import { allocateBuffer, type OwnedBuffer } from './shm-buffer.js';

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
    const { engine, slot } = attachEngine(handle, platform, prepare);
    this.exports = engine.exports;
    const crowded = () => awakeWorkers(engine, handle.workers) >= platform.processors;
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

function awakeWorkers({ views }: Engine, workers: number): number {
  let awake = workers;
  for (let asleep = Atomics.load(views.i32, SLEEPERS >>> 2); asleep !== 0; asleep &= asleep - 1) awake--;
  return awake;
}
