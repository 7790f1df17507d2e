// The codecs of node:zlib as pairs of synchronous functions with a bound on their output.
import process from 'node:process';
import zlib from 'node:zlib';
import { Codec, CompressorCode } from './codecs.js';

/** Ends the method as failed(returnCode) with a message. */
export class CompressorError extends Error {
  constructor(
    readonly returnCode: CompressorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'CompressorError';
  }
}

interface Limits {
  maxOutputLength: number;
  chunkSize: number;
}
type Run = (input: Uint8Array, limits: Limits) => Uint8Array;
export interface CodecPair {
  compress: Run;
  decompress: Run;
}

interface Entry {
  levels: [min: number, max: number];
  open(level: number): CodecPair | undefined; // a negative level is the codec's default
}

/** Brotli's own default, 11, is meant for files that are compressed once and served for years. */
const BROTLI_LEVEL = 5;

// @types/node describes Node 20, which has no zstd.
const { zstdCompressSync, zstdDecompressSync } = zlib as unknown as {
  zstdCompressSync?(input: Uint8Array, options: Limits & { params?: Record<number, number> }): Uint8Array;
  zstdDecompressSync?(input: Uint8Array, options: Limits): Uint8Array;
};
const ZSTD_C_COMPRESSION_LEVEL = 100;

const CODECS: Record<Codec, Entry> = {
  [Codec.gzip]: {
    levels: [0, 9],
    open: (level) => ({
      compress: (input, limits) => zlib.gzipSync(input, { ...limits, level }),
      decompress: (input, limits) => zlib.gunzipSync(input, limits),
    }),
  },
  [Codec.deflate]: {
    levels: [0, 9],
    open: (level) => ({
      compress: (input, limits) => zlib.deflateSync(input, { ...limits, level }),
      decompress: (input, limits) => zlib.inflateSync(input, limits),
    }),
  },
  [Codec.brotli]: {
    levels: [0, 11],
    open: (level) => {
      const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: level < 0 ? BROTLI_LEVEL : level };
      return {
        compress: (input, limits) => zlib.brotliCompressSync(input, { ...limits, params }),
        decompress: (input, limits) => zlib.brotliDecompressSync(input, limits),
      };
    },
  },
  [Codec.zstd]: {
    levels: [1, 22],
    open: (level) => {
      if (zstdCompressSync === undefined || zstdDecompressSync === undefined) return undefined;
      const params: Record<number, number> = level < 0 ? {} : { [ZSTD_C_COMPRESSION_LEVEL]: level };
      return {
        compress: (input, limits) => zstdCompressSync(input, { ...limits, params }),
        decompress: (input, limits) => zstdDecompressSync(input, limits),
      };
    },
  },
};

/** @throws {CompressorError} the codec is unknown or missing, or has no such level */
export function openCodec(codec: Codec, level: number): CodecPair {
  const entry = CODECS[codec];
  if (entry === undefined) {
    throw new CompressorError(CompressorCode.unknownCodec, `codec is ${codec}; expected 0 to 3, see Codec`);
  }
  const [min, max] = entry.levels;
  if (level !== -1 && (level < min || level > max)) {
    const expected = `${min} to ${max}, or -1 for the default`;
    throw new CompressorError(
      CompressorCode.badLevel,
      `level of ${Codec[codec]} is ${level}; expected ${expected}`,
    );
  }
  const pair = entry.open(level);
  if (pair === undefined) {
    const message = `the zlib of Node ${process.versions.node} has no ${Codec[codec]}; use another codec`;
    throw new CompressorError(CompressorCode.codecMissing, message);
  }
  return pair;
}

const MIN_CHUNK_BYTES = 64; // zlib takes no smaller chunks
const MAX_CHUNK_BYTES = 1 << 20;

function tooLarge(room: number, cause?: unknown): CompressorError {
  const message = `the result is larger than the ${room} bytes of output`;
  return new CompressorError(CompressorCode.outputTooSmall, message, { cause });
}

/** Runs a codec into at most `room` bytes. Corrupt input is the exception that zlib throws. */
export function runBounded(run: Run, input: Uint8Array, room: number): Uint8Array {
  // One chunk for the whole output, where that is not too big: no joining of small ones.
  const chunkSize = Math.min(Math.max(room, MIN_CHUNK_BYTES), MAX_CHUNK_BYTES);
  let result: Uint8Array;
  try {
    result = run(input, { maxOutputLength: Math.max(room, 1), chunkSize }); // zlib refuses a limit of 0
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(room, error) : error;
  }
  if (result.length > room) throw tooLarge(room);
  return result;
}
