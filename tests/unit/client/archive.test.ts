// What an author serialises has these bytes: the other side may be another language, and of another build.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ArchiveReader, ArchiveWriter } from '../../../host/client/archive.js';
import { ChimaeraError } from '../../../host/errors.js';

function written(): Uint8Array<ArrayBuffer> {
  const ar = new ArchiveWriter();
  ar.u8(0xab);
  ar.i8(-2);
  ar.u16(0x1234);
  ar.i16(-2);
  ar.u32(0x12345678);
  ar.i32(-2);
  ar.u64(0x0123456789abcdefn);
  ar.i64(-2n);
  ar.f32(1.5);
  ar.f64(-0.5);
  ar.bool(true);
  ar.string('Χ');
  ar.bytes(new Uint8Array([1, 2, 3]));
  return ar.written.slice();
}

test('golden bytes', () => {
  const expected =
    'abfe3412feff78563412feffffff' + // u8 i8 u16 i16 u32 i32
    'efcdab8967452301' + // u64
    'feffffffffffffff' + // i64
    '0000c03f' + // f32
    '000000000000e0bf' + // f64
    '01' + // bool
    '02000000cea7' + // string
    '03000000010203'; // bytes
  assert.is(Buffer.from(written()).toString('hex'), expected);
});

test('is read as it was written', () => {
  const ar = new ArchiveReader(written());
  const numbers = [ar.u8(), ar.i8(), ar.u16(), ar.i16(), ar.u32(), ar.i32()];
  assert.equal(numbers, [0xab, -2, 0x1234, -2, 0x12345678, -2]);
  assert.equal([ar.u64(), ar.i64()], [0x0123456789abcdefn, -2n]);
  assert.equal([ar.f32(), ar.f64(), ar.bool(), ar.string()], [1.5, -0.5, true, 'Χ']);
  assert.throws(() => ar.end(), /7 bytes of its archive were not read/);
  assert.equal([...ar.bytes()], [1, 2, 3]);
  ar.end();
});

test('nothing is read beyond the end, whatever a length says', () => {
  const cut = written().subarray(0, 2);
  assert.throws(
    () => new ArchiveReader(cut).u32(),
    (error: unknown) => error instanceof ChimaeraError && error.code === 'CHI_E_BAD_ARGUMENT',
  );
  const lying = new ArchiveReader(new Uint8Array([0xff, 0xff, 0xff, 0xff, 1]));
  assert.throws(() => lying.bytes(), /its archive ends after 5 bytes/);
});

test('grows with what is written', () => {
  const ar = new ArchiveWriter();
  for (let i = 0; i < 1000; i++) ar.u16(i);
  const back = new ArchiveReader(ar.written.slice());
  for (let i = 0; i < 1000; i++) assert.is(back.u16(), i);
  assert.is(back.left, 0);
});

test.run();
