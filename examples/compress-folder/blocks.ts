// Files as a stream of blocks, which several readers may take from at once.
import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { reasonOf } from './reasons.js';
import type { Tally } from './tally.js';
import type { Found, FoundFile } from './walk.js';

/** What became of a block. */
export interface RoundTrip {
  compressedBytes: number;
  /** Why its bytes are not those that were sent; left out = they are. */
  problem?: string;
}

// The path may have become something else since it was looked at: neither wait for a pipe's writer nor follow a link.
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);
const CHANGED = 'its size or content changed while it was read';

/** The blocks of all files, in order; a file is open from its first block until the last one is finished. */
export async function* blocksOf(
  found: AsyncIterable<Found>,
  blockBytes: number,
  tally: Tally,
): AsyncGenerator<Block> {
  for await (const entry of found) {
    if ('reason' in entry) tally.skip(entry.name, entry.reason);
    else {
      const file = await OpenFile.open(entry, tally);
      if (file !== undefined) yield* file.blocks(blockBytes);
    }
  }
}

/** A part of a file. */
export class Block {
  constructor(
    private readonly file: OpenFile,
    private readonly position: number,
    readonly size: number,
    /** Spreads a file's blocks over the containers one after the other, and files by their names. */
    readonly hash: number,
  ) {}

  /** Reads the block to the start of `buffer`; undefined = the file is skipped, and this block is finished. */
  async read(buffer: Uint8Array): Promise<number | undefined> {
    if (await this.file.read(buffer.subarray(0, this.size), this.position)) return this.size;
    await this.file.finishBlock();
    return undefined;
  }

  finish(trip: RoundTrip): Promise<void> {
    return this.file.finishBlock(trip);
  }
}

class OpenFile {
  /** Blocks that are on their way, and the generator that makes them. */
  private users = 1;
  private compressedBytes = 0;
  private problem: string | undefined;
  private skipped: string | undefined;

  private constructor(
    private readonly name: Buffer,
    private readonly handle: FileHandle,
    private readonly stats: Stats,
    private readonly tally: Tally,
  ) {}

  /** Opens a file for reading; undefined = it is skipped. */
  static async open({ path, name }: FoundFile, tally: Tally): Promise<OpenFile | undefined> {
    let handle: FileHandle | undefined;
    try {
      handle = await open(path, FLAGS);
      const stats = await handle.stat();
      if (stats.isFile()) return new OpenFile(name, handle, stats, tally);
      tally.skip(name, CHANGED);
    } catch (error) {
      tally.skip(name, reasonOf(error));
    }
    await handle?.close();
    return undefined;
  }

  async *blocks(blockBytes: number): AsyncGenerator<Block> {
    const { size } = this.stats;
    const count = Math.max(1, Math.ceil(size / blockBytes)); // an empty file is one empty block
    const hash = fnv1a(this.name);
    for (let i = 0; i < count && this.skipped === undefined; i++) {
      const position = i * blockBytes;
      this.users++;
      yield new Block(this, position, Math.min(blockBytes, size - position), (hash + i) >>> 0);
    }
    await this.release();
  }

  /** Fills `bytes`; false = the file is skipped, because of this block or of another one. */
  async read(bytes: Uint8Array, position: number): Promise<boolean> {
    try {
      for (let at = 0; at < bytes.length && this.skipped === undefined; ) {
        const { bytesRead } = await this.handle.read(bytes, at, bytes.length - at, position + at);
        if (bytesRead === 0) this.skipped ??= CHANGED;
        at += bytesRead;
      }
    } catch (error) {
      this.skipped ??= reasonOf(error);
    }
    return this.skipped === undefined;
  }

  /** Takes what became of a block. */
  async finishBlock(trip?: RoundTrip): Promise<void> {
    this.compressedBytes += trip?.compressedBytes ?? 0;
    this.problem ??= trip?.problem;
    await this.release();
  }

  private async release(): Promise<void> {
    if (--this.users > 0) return;
    this.skipped ??= await this.findChange();
    await this.handle.close();
    if (this.skipped !== undefined) this.tally.skip(this.name, this.skipped);
    else this.tally.add(this.name, this.stats.size, this.compressedBytes, this.problem);
  }

  // Files of /proc say that they are empty, and are not: hence the look behind the end.
  private async findChange(): Promise<string | undefined> {
    try {
      const { size, mtimeMs } = await this.handle.stat();
      const { bytesRead } = await this.handle.read(new Uint8Array(1), 0, 1, this.stats.size);
      const changed = size !== this.stats.size || mtimeMs !== this.stats.mtimeMs || bytesRead !== 0;
      return changed ? CHANGED : undefined;
    } catch (error) {
      return reasonOf(error);
    }
  }
}

function fnv1a(bytes: Uint8Array): number {
  return bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5);
}
