import zlib from 'node:zlib';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Codec, CompressorCode, maxCompressedSize } from '../codecs.js';
import { CompressorError, openCodec, runBounded } from '../zlib_codecs.js';

const test = suite('compressor: codecs');

const hasZstd = 'zstdCompressSync' in zlib;
const codecs = [Codec.gzip, Codec.deflate, Codec.brotli, ...(hasZstd ? [Codec.zstd] : [])];

function codeOf(work: () => unknown): CompressorCode | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof CompressorError) return error.returnCode;
    throw error;
  }
  return undefined;
}

/** Bytes in memory that threads share, as a container sees them. */
function shared(bytes: Uint8Array): Uint8Array {
  const view = new Uint8Array(new SharedArrayBuffer(bytes.length));
  view.set(bytes);
  return view;
}

/** Bytes that no codec can make smaller: a counter through a mixing function. */
function incompressible(size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  for (let i = 0, x = 1; i < size; i++) {
    x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d) + i;
    bytes[i] = x >>> 21;
  }
  return bytes;
}

test('what was compressed comes back, within the promised room, at every level', () => {
  for (const codec of codecs) {
    for (let level = codec === Codec.zstd ? 1 : 0; level <= 9; level++) {
      const { compress, decompress } = openCodec(codec, level);
      for (const size of [0, 1, 100, 20_000, 70_000]) {
        const input = shared(incompressible(size));
        const small = runBounded(compress, input, maxCompressedSize(codec, size));
        assert.equal(new Uint8Array(runBounded(decompress, small, size)), new Uint8Array(input));
      }
    }
  }
});

test('any bytes fit into the promised room', () => {
  const bytes = fc.uint8Array({ maxLength: 5000 });
  fc.assert(
    fc.property(fc.constantFrom(...codecs), bytes, (codec, input) => {
      const { compress, decompress } = openCodec(codec, -1);
      const small = runBounded(compress, input, maxCompressedSize(codec, input.length));
      assert.equal(new Uint8Array(runBounded(decompress, small, input.length)), input);
    }),
    { numRuns: 200 },
  );
});

test('an output that is too small is a code, not a cut', () => {
  for (const codec of codecs) {
    const { compress, decompress } = openCodec(codec, -1);
    const input = incompressible(1000);
    for (const room of [0, 1, 63, 64, 500]) {
      assert.is(
        codeOf(() => runBounded(compress, input, room)),
        CompressorCode.outputTooSmall,
      );
    }
    const small = runBounded(compress, input, 2000);
    assert.is(
      codeOf(() => runBounded(decompress, small, 999)),
      CompressorCode.outputTooSmall,
    );
  }
});

test('corrupt input is an exception, and the next call works', () => {
  for (const codec of codecs) {
    const { compress, decompress } = openCodec(codec, -1);
    const input = incompressible(1000);
    const good = runBounded(compress, input, 2000);
    const cut = good.subarray(0, good.length / 2);
    for (const bad of [input, cut, new Uint8Array(0)]) {
      assert.throws(() => runBounded(decompress, bad, 1000));
    }
    assert.equal(new Uint8Array(runBounded(decompress, good, 1000)), input);
  }
});

test('codecs and levels that do not exist', () => {
  assert.is(
    codeOf(() => openCodec(9 as Codec, -1)),
    CompressorCode.unknownCodec,
  );
  assert.is(
    codeOf(() => openCodec(Codec.gzip, 10)),
    CompressorCode.badLevel,
  );
  assert.is(
    codeOf(() => openCodec(Codec.brotli, -2)),
    CompressorCode.badLevel,
  );
  assert.is(
    codeOf(() => openCodec(Codec.zstd, -1)),
    hasZstd ? undefined : CompressorCode.codecMissing,
  );
});

test.run();
