import { SEGMENT_CLIENT } from '../engine/abi.js';
import { ChimaeraError, statusError } from '../errors.js';
import type { PointerLink } from './pointer-link.js';

/** A buffer as tasks carry it: where it lies in the runtime's memory, and how many bytes it has. */
export interface ShmBuffer {
  readonly pointer: number;
  readonly size: number;
}

/**
 * A payload buffer in client_data. Whoever allocated it owns it: tasks borrow it, and it must stay until they are
 * done. Its view is on the same memory that modules see.
 */
export class OwnedBuffer implements ShmBuffer {
  private alive = true;

  constructor(
    private readonly link: PointerLink,
    readonly pointer: number,
    readonly size: number,
  ) {}

  /** The bytes; throws CHI_E_CLOSED once the buffer is freed. */
  get view(): Uint8Array {
    if (!this.alive) throw new ChimaeraError('CHI_E_CLOSED', { reason: 'the buffer was freed' });
    return this.link.u8.subarray(this.pointer, this.pointer + this.size);
  }

  /** A part of the buffer, to be given to a task. */
  slice(offset: number, size: number): ShmBuffer {
    if (offset < 0 || size < 0 || offset + size > this.size) {
      const reason = `a slice of ${size} bytes at ${offset} of a buffer of ${this.size}`;
      throw new ChimaeraError('CHI_E_BAD_ARGUMENT', { reason });
    }
    return { pointer: this.pointer + offset, size };
  }

  /** Gives the memory back; a second time throws CHI_E_DOUBLE_FREE. */
  free(): void {
    if (!this.alive) throw new ChimaeraError('CHI_E_DOUBLE_FREE', { address: this.pointer });
    this.link.assertOpen();
    this.alive = false;
    const status = this.link.engine.exports.free(this.pointer);
    if (status !== 0) throw statusError(status, { address: this.pointer });
  }
}

/**
 * Allocates `size` bytes of client_data.
 * @param limit largest buffer that can ever be had, in bytes
 * @throws CHI_E_PAYLOAD_TOO_LARGE, CHI_E_NO_MEMORY, CHI_E_BAD_ARGUMENT
 */
export function allocateBuffer(link: PointerLink, size: number, limit: number): OwnedBuffer {
  if (!Number.isInteger(size) || size < 0) {
    throw new ChimaeraError('CHI_E_BAD_ARGUMENT', { reason: `a buffer of ${size} bytes` });
  }
  if (size > limit) throw new ChimaeraError('CHI_E_PAYLOAD_TOO_LARGE', { bytes: size, limit });
  link.assertOpen();
  const pointer = link.engine.exports.alloc(SEGMENT_CLIENT, size) >>> 0;
  if (pointer === 0) throw new ChimaeraError('CHI_E_NO_MEMORY', { bytes: size, segment: 'client_data' });
  return new OwnedBuffer(link, pointer, size);
}
