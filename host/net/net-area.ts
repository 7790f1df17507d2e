// Moves messages between a transport and the engine's area (assembly/net/area.ts).
import {
  ARCHIVE_MAX,
  AREA_EXPECTED,
  AREA_FOUND,
  AREA_FRAME_COUNT,
  AREA_FRAMES,
  AREA_INPUT,
  AREA_OUTPUT,
  AREA_REASON,
  AREA_REPLY,
  AREA_SESSION,
  AREA_STEADY,
  FRAMES_MAX,
} from '../../assembly/abi/archive-layout.js';
import type { Views } from '../engine/views.js';

/** A message: its archive, and the bulk data that belong to it, each in a frame of its own. */
export type Frames = readonly Uint8Array[];

/** What the engine says of a message that it refused. */
export interface Refusal {
  readonly reason: number;
  readonly expected: number;
  readonly found: number;
}

export class NetArea {
  private readonly u8: Uint8Array;
  private readonly u32: Uint32Array;
  private readonly input: number;
  private readonly output: number;
  private readonly frames: number;

  /** @param address what openServer or openUplink answered */
  constructor(
    views: Views,
    private readonly address: number,
  ) {
    this.u8 = views.u8;
    this.u32 = views.u32;
    this.input = this.at(AREA_INPUT);
    this.output = this.at(AREA_OUTPUT);
    this.frames = this.at(AREA_FRAMES) >>> 2;
  }

  /** Puts a message where the engine reads it; false when it is larger than any message may be. */
  put(message: Frames): boolean {
    const [archive] = message;
    if (archive === undefined || archive.length > ARCHIVE_MAX || message.length - 1 > FRAMES_MAX)
      return false;
    this.u8.set(archive, this.input);
    for (let i = 1; i < message.length; i++) {
      this.u32[this.frames + 2 * (i - 1)] = 0;
      this.u32[this.frames + 2 * (i - 1) + 1] = message[i].length;
    }
    return true;
  }

  /** Copies the bulk data of the message that was read to where the engine wants them. */
  placeBulk(message: Frames): void {
    for (let i = 1; i < message.length; i++) {
      const pointer = this.u32[this.frames + 2 * (i - 1)];
      if (pointer !== 0) this.u8.set(message[i], pointer);
    }
  }

  /**
   * The message that the engine has written, `size` bytes of archive: a copy of that, and its frames. These are views,
   * where the engine keeps the bytes as they are until the other side has seen them.
   */
  take(size: number): Frames {
    const message: Uint8Array[] = [this.u8.slice(this.output, this.output + size)];
    const count = this.at(AREA_FRAME_COUNT);
    const steady = this.at(AREA_STEADY);
    for (let i = 0; i < count; i++) {
      const pointer = this.u32[this.frames + 2 * i];
      const end = pointer + this.u32[this.frames + 2 * i + 1];
      message.push(i < steady ? this.u8.slice(pointer, end) : this.u8.subarray(pointer, end));
    }
    return message;
  }

  /** The session that who sent the last message has now; 0 = none. */
  get session(): number {
    return this.at(AREA_SESSION);
  }

  /** Bytes of the engine's own answer to the last message. */
  get reply(): number {
    return this.at(AREA_REPLY);
  }

  get refusal(): Refusal {
    return {
      reason: this.at(AREA_REASON),
      expected: this.at(AREA_EXPECTED),
      found: this.at(AREA_FOUND),
    };
  }

  private at(offset: number): number {
    return this.u32[(this.address + offset) >>> 2];
  }
}
