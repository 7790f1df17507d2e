// 64-bit integers in two halves, and the few 32-bit operators that JavaScript lacks. Functions that answer an i64
// return its low half and leave the high one in `high`.

const SINGLE = new Float32Array(1);
const SINGLE_BITS = new Int32Array(SINGLE.buffer);

export const arithmetic = {
  high: 0,

  divisor(b: number): number {
    if (b === 0) throw new Error('division by zero');
    return b;
  },
  rotl: (a: number, b: number): number => (a << (b & 31)) | (a >>> ((32 - b) & 31)),
  ctz: (a: number): number => (a === 0 ? 32 : 31 - Math.clz32(a & -a)),
  popcnt(a: number): number {
    let count = 0;
    for (let left = a; left !== 0; left &= left - 1) count++;
    return count;
  },

  less64u: (a: number, A: number, b: number, B: number): number =>
    (A === B ? a >>> 0 < b >>> 0 : A >>> 0 < B >>> 0) ? 1 : 0,
  less64s: (a: number, A: number, b: number, B: number): number =>
    (A === B ? a >>> 0 < b >>> 0 : A < B) ? 1 : 0,

  add64(a: number, A: number, b: number, B: number): number {
    const low = (a + b) | 0;
    arithmetic.high = (A + B + (low >>> 0 < a >>> 0 ? 1 : 0)) | 0;
    return low;
  },
  sub64(a: number, A: number, b: number, B: number): number {
    arithmetic.high = (A - B - (a >>> 0 < b >>> 0 ? 1 : 0)) | 0;
    return (a - b) | 0;
  },
  mul64(a: number, A: number, b: number, B: number): number {
    const a0 = a & 0xffff;
    const a1 = a >>> 16;
    const b0 = b & 0xffff;
    const b1 = b >>> 16;
    const middle = a1 * b0 + ((a0 * b0) >>> 16);
    const second = a0 * b1 + (middle & 0xffff);
    const carried = a1 * b1 + Math.floor(middle / 65536) + Math.floor(second / 65536);
    arithmetic.high = (Math.imul(a, B) + Math.imul(A, b) + carried) | 0;
    return Math.imul(a, b);
  },
  div64u: (a: number, A: number, b: number, B: number): number => keep(join(a, A) / nonZero(join(b, B))),
  rem64u: (a: number, A: number, b: number, B: number): number => keep(join(a, A) % nonZero(join(b, B))),
  and64(a: number, A: number, b: number, B: number): number {
    arithmetic.high = A & B;
    return a & b;
  },
  or64(a: number, A: number, b: number, B: number): number {
    arithmetic.high = A | B;
    return a | b;
  },
  xor64(a: number, A: number, b: number, B: number): number {
    arithmetic.high = A ^ B;
    return a ^ b;
  },
  shl64(a: number, A: number, count: number): number {
    const by = count & 63;
    if (by === 0) arithmetic.high = A;
    else if (by >= 32) arithmetic.high = a << (by - 32);
    else arithmetic.high = (A << by) | (a >>> (32 - by));
    return by >= 32 ? 0 : a << by;
  },
  shr64u(a: number, A: number, count: number): number {
    const by = count & 63;
    arithmetic.high = by >= 32 ? 0 : (A >>> by) | 0;
    if (by === 0) return a;
    return by >= 32 ? (A >>> (by - 32)) | 0 : (a >>> by) | (A << (32 - by));
  },
  shr64s(a: number, A: number, count: number): number {
    const by = count & 63;
    arithmetic.high = by >= 32 ? A >> 31 : A >> by;
    if (by === 0) return a;
    return by >= 32 ? A >> (by - 32) : (a >>> by) | (A << (32 - by));
  },
  rotl64(a: number, A: number, count: number): number {
    const low = arithmetic.shl64(a, A, count);
    const high = arithmetic.high;
    if ((count & 63) === 0) return low;
    const back = arithmetic.shr64u(a, A, 64 - (count & 63));
    arithmetic.high |= high;
    return low | back;
  },
  clz64(a: number, A: number): number {
    arithmetic.high = 0;
    return A === 0 ? 32 + Math.clz32(a) : Math.clz32(A);
  },
  ctz64(a: number, A: number): number {
    arithmetic.high = 0;
    return a === 0 ? 32 + arithmetic.ctz(A) : arithmetic.ctz(a);
  },

  copySign(value: number, sign: number): number {
    const negative = sign < 0 || Object.is(sign, -0);
    return negative ? -Math.abs(value) : Math.abs(value);
  },
  f32OfBits(bits: number): number {
    SINGLE_BITS[0] = bits;
    return SINGLE[0] as number;
  },
  bitsOfF32(value: number): number {
    SINGLE[0] = value;
    return SINGLE_BITS[0] as number;
  },
  toF64u: (a: number, A: number): number => Number(join(a, A)),
  toF64s: (a: number, A: number): number => Number(BigInt.asIntN(64, join(a, A))),
  truncF64toI64u(value: number): number {
    if (!(value > 0)) return keep(0n);
    return keep(value >= 2 ** 64 ? (1n << 64n) - 1n : BigInt(Math.trunc(value)));
  },
  truncF64toI64s(value: number): number {
    if (Number.isNaN(value)) return keep(0n);
    const limit = 2 ** 63;
    if (value >= limit) return keep((1n << 63n) - 1n);
    return keep(value < -limit ? -(1n << 63n) : BigInt(Math.trunc(value)));
  },
  truncF64toI32u: (value: number): number => (value > 0 ? Math.min(Math.trunc(value), 0xffffffff) | 0 : 0),
  truncF64toI32s: (value: number): number =>
    Number.isNaN(value) ? 0 : Math.max(-(2 ** 31), Math.min(Math.trunc(value), 2 ** 31 - 1)),
};

function join(low: number, high: number): bigint {
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}

function nonZero(value: bigint): bigint {
  if (value === 0n) throw new Error('division by zero');
  return value;
}

function keep(value: bigint): number {
  arithmetic.high = Number(BigInt.asIntN(32, value >> 32n));
  return Number(BigInt.asIntN(32, value));
}
