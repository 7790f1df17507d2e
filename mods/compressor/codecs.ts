// What clients and containers share about codecs. Node-free: a client may run in a browser.

/** `codec` of CreateParams. */
export enum Codec {
  gzip = 0,
  deflate = 1, // with the zlib header
  brotli = 2,
  zstd = 3, // where node:zlib has it: Node 22.15, 23.8 or newer
}

/** Return codes of the module: `returnCode` in the fields of the error that a caller gets. */
export enum CompressorCode {
  /** The result does not fit into `output`. Compress into maxCompressedSize() bytes; nothing was written. */
  outputTooSmall = -1,
  /** `input` or `output` does not lie in the runtime's memory. */
  badBuffer = -2,
  /** create: `codec` is none of Codec. */
  unknownCodec = -3,
  /** create: this Node's zlib does not have the codec. */
  codecMissing = -4,
  /** create: `level` is outside of what the codec knows. */
  badLevel = -5,
}

// What is stored instead of compressed needs a few bytes a block; the bounds are those of the libraries.
const zlibBound = (size: number) => size + (size >>> 5) + (size >>> 7) + (size >>> 11) + 7 + 18;
const brotliBound = (size: number) => size + 4 * (size >>> 14) + 6;
const zstdBound = (size: number) => size + (size >>> 8) + (Math.max(0, 0x20000 - size) >>> 11);

const BOUNDS: Record<Codec, (size: number) => number> = {
  [Codec.gzip]: zlibBound,
  [Codec.deflate]: zlibBound,
  [Codec.brotli]: brotliBound,
  [Codec.zstd]: zstdBound,
};

/** Bytes that `size` bytes need at most, whatever they are: the room to give to `compress`. */
export function maxCompressedSize(codec: Codec, size: number): number {
  return BOUNDS[codec](size);
}
