// What an author serialises (TF_SRL_ASYM_START, TF_SRL_ASYM_END), as TypeScript writes and reads it; the other half is
// assembly/module/archive.ts. Little-endian, without padding.
import { decodeText, encodeText } from '../engine/views.js';
import { ChimaeraError } from '../errors.js';

const FIRST_BYTES = 64;

/** Numbers by the methods of a DataView that get and set them. */
type Scalar = 'Int8' | 'Uint8' | 'Int16' | 'Uint16' | 'Int32' | 'Uint32' | 'Float32' | 'Float64';

/** Takes numbers, texts and bytes, one behind the other. */
export class ArchiveWriter {
  private view = new DataView(new ArrayBuffer(FIRST_BYTES));
  private size = 0;

  /** What was written: valid until more is. */
  get written(): Uint8Array {
    return new Uint8Array(this.view.buffer, 0, this.size);
  }

  u8(value: number): void {
    this.set('Uint8', 1, value);
  }

  i8(value: number): void {
    this.set('Int8', 1, value);
  }

  u16(value: number): void {
    this.set('Uint16', 2, value);
  }

  i16(value: number): void {
    this.set('Int16', 2, value);
  }

  u32(value: number): void {
    this.set('Uint32', 4, value);
  }

  i32(value: number): void {
    this.set('Int32', 4, value);
  }

  f32(value: number): void {
    this.set('Float32', 4, value);
  }

  f64(value: number): void {
    this.set('Float64', 8, value);
  }

  u64(value: bigint): void {
    const at = this.take(8);
    this.view.setBigUint64(at, value, true);
  }

  i64(value: bigint): void {
    this.u64(BigInt.asUintN(64, value));
  }

  bool(value: boolean): void {
    this.u8(value ? 1 : 0);
  }

  /** A length and as many bytes: of AssemblyScript `readString`. */
  bytes(value: Uint8Array): void {
    this.u32(value.length);
    const at = this.take(value.length);
    this.written.set(value, at);
  }

  /** The bytes of a text in UTF-8. */
  string(value: string): void {
    this.bytes(encodeText(value));
  }

  private set(type: Scalar, bytes: number, value: number): void {
    const at = this.take(bytes);
    this.view[`set${type}`](at, value, true);
  }

  private take(bytes: number): number {
    const at = this.size;
    this.size += bytes;
    if (this.size > this.view.byteLength) {
      const more = new Uint8Array(Math.max(this.size, 2 * this.view.byteLength));
      more.set(new Uint8Array(this.view.buffer, 0, at));
      this.view = new DataView(more.buffer);
    }
    return at;
  }
}

/** Gives what an ArchiveWriter took, in the same order. Throws CHI_E_BAD_ARGUMENT beyond the end. */
export class ArchiveReader {
  private readonly view: DataView;
  private at = 0;

  /** @param content bytes that do not change meanwhile */
  constructor(private readonly content: Uint8Array<ArrayBuffer>) {
    this.view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  }

  /** How many bytes are left. */
  get left(): number {
    return this.content.length - this.at;
  }

  u8(): number {
    return this.get('Uint8', 1);
  }

  i8(): number {
    return this.get('Int8', 1);
  }

  u16(): number {
    return this.get('Uint16', 2);
  }

  i16(): number {
    return this.get('Int16', 2);
  }

  u32(): number {
    return this.get('Uint32', 4);
  }

  i32(): number {
    return this.get('Int32', 4);
  }

  f32(): number {
    return this.get('Float32', 4);
  }

  f64(): number {
    return this.get('Float64', 8);
  }

  u64(): bigint {
    return this.view.getBigUint64(this.skip(8), true);
  }

  i64(): bigint {
    return BigInt.asIntN(64, this.u64());
  }

  bool(): boolean {
    return this.u8() !== 0;
  }

  /** A copy of what `bytes`, or `writeString` of AssemblyScript, wrote. */
  bytes(): Uint8Array<ArrayBuffer> {
    const length = this.u32();
    const from = this.skip(length);
    return this.content.slice(from, from + length);
  }

  string(): string {
    return decodeText(this.bytes());
  }

  /** Throws CHI_E_BAD_ARGUMENT unless all was read: the other side wrote something else. */
  end(): void {
    if (this.left > 0) throw malformed(`${this.left} bytes of its archive were not read`);
  }

  private get(type: Scalar, bytes: number): number {
    const at = this.skip(bytes);
    return this.view[`get${type}`](at, true);
  }

  private skip(bytes: number): number {
    const from = this.at;
    if (bytes > this.left) throw malformed(`its archive ends after ${this.content.length} bytes`);
    this.at += bytes;
    return from;
  }
}

const malformed = (reason: string) => new ChimaeraError('CHI_E_BAD_ARGUMENT', { reason });

/** What a container in TypeScript does with a task that its author serialises. */
export interface ServerArchive {
  loadStart?(ar: ArchiveReader): void;
  saveEnd?(ar: ArchiveWriter): void;
}

/** What a client does with such tasks, by their methods' ids. `archive`: where in the task the vector lies. */
export interface TaskArchives {
  readonly [method: number]: {
    readonly archive: number;
    saveStart?(task: number, ar: ArchiveWriter): void;
    loadEnd?(task: number, ar: ArchiveReader): void;
  };
}
