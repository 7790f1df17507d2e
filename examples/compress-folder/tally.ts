import { textOf } from './names.js';

export interface NamedFile {
  path: string;
  reason: string;
}

/** What became of the files. A file counts when all of its blocks went through. */
export class Tally {
  files = 0;
  bytes = 0;
  compressedBytes = 0;
  /** Files that did not come back as they were sent. */
  readonly mismatched: NamedFile[] = [];
  readonly skipped: NamedFile[] = [];

  add(name: Uint8Array, bytes: number, compressedBytes: number, problem?: string): void {
    this.files++;
    this.bytes += bytes;
    this.compressedBytes += compressedBytes;
    if (problem !== undefined) this.mismatched.push({ path: textOf(name), reason: problem });
  }

  skip(name: Uint8Array, reason: string): void {
    this.skipped.push({ path: textOf(name) || '.', reason });
  }
}
